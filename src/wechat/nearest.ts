// "Did you mean": the name that was probably meant.
import { closest } from "fastest-levenshtein";
import { pairNames } from "./pairs";

/** The nearest of `names` in quotes, for the fix of an error. */
export function nearest(name: string, names: readonly string[]): string {
  return `"${closest(name, [...names])}"`;
}

/** The pair that was probably meant, in quotes. Often only the `event:` before it is missing, so that does not count. */
export function nearestPair(name: string): string {
  const meant = nearest(bareName(name), pairNames().map(bareName)).slice(1, -1);
  return `"${pairNames().find((pair) => bareName(pair) === meant)}"`;
}

function bareName(pair: string): string {
  return pair.replace(/^event:/, "");
}
