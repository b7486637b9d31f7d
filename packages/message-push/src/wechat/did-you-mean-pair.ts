// "Did you mean" for pairs.
import { type Both, same } from "../language";
import { nearestPair } from "./nearest-pair";
import { pairNames } from "./pairs";

/** `Did you mean "text"? `, ready for what follows, for a misspelt pair; empty for one that is simply another. */
export function didYouMeanPair(name: string): Both {
  const nearest = nearestPair(name, pairNames());
  return nearest === undefined ? same("") : { en: `Did you mean "${nearest}"? `, zh: `是不是“${nearest}”？` };
}
