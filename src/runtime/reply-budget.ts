// How many replies WeChat still takes for a customer, whichever functions sent the others.
import { factsOf, takesReplies } from "../wechat/pairs";
import { type ReplyAllowance, type ReplyAllowances, repliesLeft } from "../wechat/reply-allowance";
import type { Platform } from "./ports";
import { isUnfinished, type PushRecord } from "./push-store";

/** More of a customer's pushes than can matter: every message of theirs starts the count anew. */
const LOOKED_AT = 50;
/** Times come from other instances' clocks, and a send takes a moment to arrive. What is counted too strictly only waits. */
const SKEW_MS = 500;

/** What the customer's action allows, as long as nothing else happens; `undefined` when it was no action that allows any. */
export function allowanceOf(pair: string, allowances: ReplyAllowances): ReplyAllowance | undefined {
  const { opens } = factsOf(pair);
  return opens === undefined ? undefined : allowances[opens];
}

/**
 * The most that could be said about a push of this pair: what its own action allows, or what an earlier message of the
 * customer does.
 */
export function mostReplies(pair: string, allowances: ReplyAllowances): number {
  return (allowanceOf(pair, allowances) ?? allowances.message).count;
}

/** A payment event is pushed 15 times, over 18 hours; after that only the relay would try. */
const EVENT_WINDOW_MS = 24 * 60 * 60 * 1000;

/** How long it makes sense to try: WeChat's window, or a day where the pair opens none. */
export function windowMsOf(pair: string, allowances: ReplyAllowances): number {
  return allowanceOf(pair, allowances)?.windowMs ?? EVENT_WINDOW_MS;
}

/**
 * Asks how many messages may still be sent to the customer of `own`, whose own figures are the newest there are. What
 * other pushes are about to send is taken off: each says so in its record before it asks, so of two that ask at the same
 * time, at least one sees the other.
 *
 * @throws {PushError} `STORE_UNAVAILABLE`
 */
export async function placesLeft(
  { store, clock, allowances }: Platform,
  own: Pick<PushRecord, "key" | "pair" | "touser" | "arrivedAtMs" | "sentAtMs">,
): Promise<number> {
  const others = (await store.findRecent(own.touser, LOOKED_AT)).filter(({ key }) => key !== own.key);
  // An action renews what is left, so another instance's is taken for as early as it may have been, and a send for as late.
  const earlier = others.map((other) => ({ ...other, arrivedAtMs: other.arrivedAtMs - SKEW_MS }));
  const actions = [own, ...earlier].flatMap(({ pair, arrivedAtMs }) => {
    const allowance = allowanceOf(pair, allowances);
    return allowance === undefined ? [] : [{ atMs: arrivedAtMs, allowance }];
  });
  // Messages may go elsewhere than to functions; then only WeChat knows whether its window is open.
  if (actions.length === 0) return 1;
  // What was said for a push came after its action, even if a slower clock stamped it.
  const ownSentAtMs = own.sentAtMs.map((atMs) => Math.max(atMs, own.arrivedAtMs));
  const sentAtMs = [...ownSentAtMs, ...others.flatMap((other) => other.sentAtMs.map((atMs) => atMs + SKEW_MS))];
  const reserved = others.map(placesReserved).reduce((sum, places) => sum + places, 0);
  return Math.max(0, repliesLeft(actions, sentAtMs, clock.nowMs()) - reserved);
}

/** A push that was just claimed will probably say one thing, and does not ask before that. */
function placesReserved({ state, pair, reserved, sent, reason }: PushRecord): number {
  if (!isUnfinished(state) || !takesReplies(pair)) return 0;
  return sent === 0 && reason === undefined ? Math.max(1, reserved) : reserved;
}
