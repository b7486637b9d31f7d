// "Did you mean" for pairs.
import { nearest } from "./did-you-mean";
import { pairNames } from "./pairs";

/** As `didYouMean`, of all pairs. Often only the `event:` before it is missing, so that does not count. */
export function didYouMeanPair(name: string): string {
  const meant = nearest(bareName(name), pairNames().map(bareName));
  const pair = pairNames().find((one) => bareName(one) === meant);
  return pair === undefined ? "" : `Did you mean "${pair}"? `;
}

function bareName(pair: string): string {
  return pair.replace(/^event:/, "");
}
