// Pairs that the catalogue lacks: a team's own. Written down, a pair has types, can be built, pushed and bound like any other.
import type { OwnPairs } from "./catalogue/facts";

const written = new Map<string, OwnPairs[string]>();

/**
 * Writes pairs down that the catalogue lacks, once, in `own-pairs.ts` (or `.js`) beside the functions. The build puts that file into
 * every function, so that none takes a payment of yours for something it may acknowledge; see docs/reference/pairs.md, "A pair that is not here".
 *
 * @returns what it was given, for the types
 * @example
 * export const OWN_PAIRS = definePairs({
 *   "event:kf_close_session": {
 *     kind: "event",
 *     fields: { KfAccount: "text!" },
 *     sample: { ToUserName: "gh_1", FromUserName: "o1", CreateTime: 1700000000, MsgType: "event", Event: "kf_close_session", KfAccount: "a@b" },
 *   },
 * });
 *
 * declare module "message-push" {
 *   interface OwnPairFacts extends Own {}
 * }
 * type Own = typeof OWN_PAIRS;
 */
export function definePairs<const Pairs extends OwnPairs>(pairs: Pairs): Pairs {
  for (const [pair, own] of Object.entries(pairs)) written.set(pair, own);
  return pairs;
}

/** What was written down, in the order of writing. */
export function ownPairs(): ReadonlyMap<string, OwnPairs[string]> {
  return written;
}

/** Nothing is written down any more: for who reads a changed own-pairs.ts again. */
export function forgetPairs(): void {
  written.clear();
}
