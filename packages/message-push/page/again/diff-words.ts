// Two texts beside each other: which words only one of them has.

export interface Span {
  readonly text: string;
  readonly isOnlyHere: boolean;
}

/** Beyond this, texts are shown without marks: the work grows with the product of both. */
const MOST_WORDS = 1_000;

export function diffWords(before: string, after: string): { readonly before: Span[]; readonly after: Span[] } {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const pairs = a.length > MOST_WORDS || b.length > MOST_WORDS ? [] : commonParts(a, b, (one, other) => one === other);
  return { before: spansOf(a, new Set(pairs.map(([i]) => i))), after: spansOf(b, new Set(pairs.map(([, j]) => j))) };
}

/** The longest run of things that both have in the same order: pairs of places. */
export function commonParts<Thing>(
  a: readonly Thing[],
  b: readonly Thing[],
  isSame: (one: Thing, other: Thing) => boolean,
): readonly (readonly [number, number])[] {
  const left = lengthsOfRuns(a, b, isSame);
  const pairs: (readonly [number, number])[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (isSame(a[i] as Thing, b[j] as Thing)) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (left(i + 1, j) >= left(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** How many things both have in common from these places on. */
function lengthsOfRuns<Thing>(
  a: readonly Thing[],
  b: readonly Thing[],
  isSame: (one: Thing, other: Thing) => boolean,
): (i: number, j: number) => number {
  const lengths: number[][] = [];
  const left = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row: number[] = [];
    lengths[i] = row;
    for (let j = b.length - 1; j >= 0; j -= 1)
      row[j] = isSame(a[i] as Thing, b[j] as Thing) ? left(i + 1, j + 1) + 1 : Math.max(left(i + 1, j), left(i, j + 1));
  }
  return left;
}

/** Chinese has no spaces between words: the language's own rules find them. */
function wordsOf(text: string): readonly string[] {
  return [...new Intl.Segmenter("zh", { granularity: "word" }).segment(text)].map(({ segment }) => segment);
}

function spansOf(words: readonly string[], common: ReadonlySet<number>): Span[] {
  const spans: Span[] = [];
  for (const [index, word] of words.entries()) {
    const isOnlyHere = !common.has(index);
    const last = spans.at(-1);
    if (last?.isOnlyHere === isOnlyHere) spans[spans.length - 1] = { text: last.text + word, isOnlyHere };
    else spans.push({ text: word, isOnlyHere });
  }
  return spans;
}
