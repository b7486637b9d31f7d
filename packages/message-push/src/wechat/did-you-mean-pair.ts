// "Did you mean" for pairs.
import { nearestPair } from "./nearest-pair";
import { pairNames } from "./pairs";

/** `Did you mean "text"? `, with the space before what follows, for a misspelt pair; empty for one that is simply another. */
export function didYouMeanPair(name: string): string {
  const nearest = nearestPair(name, pairNames());
  return nearest === undefined ? "" : `Did you mean "${nearest}"? `;
}
