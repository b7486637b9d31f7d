// The pair that a misspelt name is near to. Knows no catalogue, so that the page can ask as well.

/**
 * How many letters may be wrong. Names of pairs are long and made of few words, so those of two products are near each other by half of
 * their letters: two slips of the hand are all that a suggestion forgives, and in a short word one.
 */
const MAX_WRONG = 2;
const MAX_WRONG_PART = 1 / 3;

/** The one of `pairs` that was probably meant; none where the name is simply another. */
export function nearestPair(name: string, pairs: readonly string[]): string | undefined {
  const written = plain(name);
  const [nearest] = pairs
    .map((pair) => ({ pair, wrong: slips(written, plain(pair)) }))
    .filter(({ pair, wrong }) => wrong <= Math.min(MAX_WRONG, Math.floor(plain(pair).length * MAX_WRONG_PART)))
    .sort((a, b) => a.wrong - b.wrong);
  return nearest?.pair;
}

/** Without what is not spelling: `event:` before it, capitals, and what stands between the words. */
function plain(name: string): string {
  return name
    .trim()
    .replace(/^events?[:./\s]+/i, "")
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, "_")
    .replaceAll(/[-.\s/]+/g, "_")
    .toLowerCase();
}

/** The letters that are wrong; two that changed places are one slip. */
function slips(written: string, meant: string): number {
  if (Math.abs(written.length - meant.length) > MAX_WRONG) return Number.POSITIVE_INFINITY;
  // Required only here: it takes a quarter of a megabyte when it loads, and most instances never err.
  const { distance }: typeof import("fastest-levenshtein") = require("fastest-levenshtein");
  const swapped = Array.from(
    written,
    (_, i) => written.slice(0, i) + written.charAt(i + 1) + written.charAt(i) + written.slice(i + 2),
  );
  return Math.min(distance(written, meant), ...swapped.map((one) => 1 + distance(one, meant)));
}
