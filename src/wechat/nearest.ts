// "Did you mean": the name that was probably meant.
import { closest } from "fastest-levenshtein";

/** The nearest of `names` in quotes, for the mend of an error. */
export function nearest(name: string, names: readonly string[]): string {
  return `"${closest(name, [...names])}"`;
}
