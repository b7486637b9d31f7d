// Pairs that the catalogue lacks: yours. Written down here, a pair has types, can be built, pushed and bound like any other.
import type { EventsOf, OwnPairs } from "./catalogue/facts";

/**
 * One entry per pair; see docs/pushes.md, "A pair that is not here".
 *
 * @example
 * "event:kf_close_session": {
 *   kind: "event",
 *   fields: { KfAccount: "text!" },
 *   sample: { ToUserName: "gh_1", FromUserName: "o1", CreateTime: 1700000000, MsgType: "event", Event: "kf_close_session", KfAccount: "a@b" },
 * },
 */
export const OWN_PAIRS = {} as const satisfies OwnPairs;

declare module "./push-events" {
  interface PushEvents extends EventsOf<typeof OWN_PAIRS> {}
}
