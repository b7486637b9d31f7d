// "Did you mean": the name that was probably meant, for the fix of an error.
import type { Both } from "../language";

/** The largest part of a name that may be wrong: two letters changed in "txet". Beyond it the nearest name is a guess, and a guess misleads. */
const MAX_WRONG_PART = 0.5;

/** The one of `names` that is near enough to be meant; none when nothing is. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  // Required only here: it takes a quarter of a megabyte when it loads, and most instances never err.
  const { closest, distance }: typeof import("fastest-levenshtein") = require("fastest-levenshtein");
  const found = closest(name, [...names]);
  return distance(name, found) <= MAX_WRONG_PART * Math.max(name.length, found.length) ? found : undefined;
}

/** `Did you mean "text"? `, ready for what follows: in English with the space before it; empty when nothing is near. */
export function didYouMean(name: string, names: readonly string[]): Both {
  const meant = nearest(name, names);
  return meant === undefined ? { en: "", zh: "" } : { en: `Did you mean "${meant}"? `, zh: `是不是“${meant}”？` };
}
