// "Did you mean": the name that was probably meant.
import { closest } from "fastest-levenshtein";
import { isPair, pairNames } from "./pairs";

/** The nearest of `names` in quotes, for the mend of an error. */
export function nearest(name: string, names: readonly string[]): string {
  return `"${closest(name, [...names])}"`;
}

/** The pair that was probably meant, in quotes: often only the `event:` before it is missing. */
export function nearestPair(name: string): string {
  return isPair(`event:${name}`) ? `"event:${name}"` : nearest(name, pairNames());
}
