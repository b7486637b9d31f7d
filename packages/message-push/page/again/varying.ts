// What in a reply is different each time it is sent: the customer's openid, ids that were made for the push, and the time. A test and a comparison
// must not stumble over it.

/** One run of a push, as far as its replies may show it. */
export interface Run {
  readonly openid: string;
  /** Ids of the push: its MsgId, its MediaId, its idempotency key. */
  readonly ids: readonly string[];
  readonly atMs: number;
  /** What the customer said: an echo of it is no difference. */
  readonly given: string;
}

export type PieceKind = "text" | "openid" | "id" | "time";

export interface Piece {
  readonly kind: PieceKind;
  readonly text: string;
}

const DAY_MS = 86_400_000;
const MINUTES_OF_A_DAY = 1_440;

interface Sign {
  readonly kind: "id" | "time";
  readonly pattern: RegExp;
  readonly varies: (match: RegExpMatchArray, run: Run) => boolean;
}

const always = () => true;

/** Longer ones first: a date with its year before one without. */
const SIGNS: readonly Sign[] = [
  { kind: "id", pattern: /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, varies: always },
  { kind: "id", pattern: /\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{16,}(?:_\d+)?\b/gi, varies: always },
  {
    kind: "id",
    pattern: /(?<![\w./-])(?=[\w-]*\d)(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{20,}(?![\w./-])/g,
    varies: always,
  },
  { kind: "time", pattern: /(?<!\d)\d{13}(?!\d)/g, varies: ([text], run) => isNear(Number(text), run) },
  { kind: "time", pattern: /(?<!\d)\d{10}(?!\d)/g, varies: ([text], run) => isNear(Number(text) * 1000, run) },
  {
    kind: "time",
    pattern: /(?<!\d)(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?!\d)/g,
    varies: ([, year, month, day], run) => isNearDay([year, month, day], run),
  },
  {
    kind: "time",
    pattern: /(?<!\d)(\d{1,2})月(\d{1,2})日/g,
    varies: ([, month, day], run) => isNearDay([new Date(run.atMs).getUTCFullYear(), month, day], run),
  },
  {
    kind: "time",
    pattern: /(?<![\d:])(\d{1,2})[:：](\d{2})(?:[:：]\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?(?![\d:])/g,
    varies: ([, hour, minute], run) => isNearMinute(Number(hour), Number(minute), run),
  },
  {
    kind: "time",
    pattern: /(?<!\d)(\d{1,2})[点时](\d{1,2})分(?:\d{1,2}秒)?/g,
    varies: ([, hour, minute], run) => isNearMinute(Number(hour), Number(minute), run),
  },
  { kind: "time", pattern: /\d+(?:\.\d+)?(?= ?(?:ms|毫秒))/g, varies: always },
];

/** The text in pieces; put together, they are the text again. */
export function piecesOf(text: string, run: Run): readonly Piece[] {
  const found: { readonly start: number; readonly piece: Piece }[] = [];
  const add = (kind: PieceKind, start: number, length: number) => {
    const isTaken = found.some(({ start: at, piece }) => start < at + piece.text.length && at < start + length);
    if (!isTaken && length > 0) found.push({ start, piece: { kind, text: text.slice(start, start + length) } });
  };
  for (const [kind, word] of [["openid", run.openid] as const, ...run.ids.map((id) => ["id", id] as const)])
    for (const at of placesOf(text, word)) add(kind, at, word.length);
  for (const { kind, pattern, varies } of SIGNS)
    for (const match of text.matchAll(pattern))
      if (!run.given.includes(match[0]) && varies(match, run)) add(kind, match.index, match[0].length);
  return withTexts(
    text,
    found.sort((a, b) => a.start - b.start),
  );
}

/** The text with what varies left out: two are the same if only that is different. */
export function shapeOf(text: string, run: Run): string {
  return piecesOf(text, run)
    .map(({ kind, text: piece }) => (kind === "text" ? piece : `\0${kind}\0`))
    .join("");
}

function withTexts(
  text: string,
  found: readonly { readonly start: number; readonly piece: Piece }[],
): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, piece } of found) {
    if (start > at) pieces.push({ kind: "text", text: text.slice(at, start) });
    pieces.push(piece);
    at = start + piece.text.length;
  }
  if (at < text.length || pieces.length === 0) pieces.push({ kind: "text", text: text.slice(at) });
  return pieces;
}

function placesOf(text: string, word: string): readonly number[] {
  if (word === "") return [];
  const places: number[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) places.push(at);
  return places;
}

function isNear(ms: number, { atMs }: Run): boolean {
  return Math.abs(ms - atMs) <= DAY_MS;
}

/** In whichever time zone the function counts its days. */
function isNearDay([year, month, day]: readonly (string | number | undefined)[], { atMs }: Run): boolean {
  const noonMs = Date.UTC(Number(year), Number(month) - 1, Number(day), 12);
  return Math.abs(noonMs - atMs) <= 1.5 * DAY_MS;
}

/** In UTC, in China, or where this machine is. */
function isNearMinute(hour: number, minute: number, { atMs }: Run): boolean {
  const utc = Math.floor(atMs / 60_000) % MINUTES_OF_A_DAY;
  return [0, 480, -new Date(atMs).getTimezoneOffset()].some((offset) => {
    const apart = Math.abs(((utc + offset - (hour * 60 + minute)) % MINUTES_OF_A_DAY) + MINUTES_OF_A_DAY);
    return Math.min(apart % MINUTES_OF_A_DAY, MINUTES_OF_A_DAY - (apart % MINUTES_OF_A_DAY)) <= 1;
  });
}
