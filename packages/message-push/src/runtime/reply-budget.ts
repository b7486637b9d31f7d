// How many replies WeChat still takes for a customer, of whom several functions may send replies.
import { factsOf, takesReplies } from "../wechat/pairs";
import { type ReplyAllowance, type ReplyAllowances, repliesLeft } from "../wechat/reply-allowance";
import type { Platform } from "./ports";
import { isUnfinished, type PushRecord } from "./push-store";
import { CLOCK_SKEW_MS, EVENT_WINDOW_MS } from "./time-limits";

/** More of a customer's pushes than can matter: every message of theirs starts the count anew. */
const LOOKED_AT = 50;

/** What the customer's action allows, as long as nothing else happens; `undefined` when it was no action that allows any. */
export function allowanceOf(pair: string, allowances: ReplyAllowances): ReplyAllowance | undefined {
  const { opens } = factsOf(pair);
  return opens === undefined ? undefined : allowances[opens];
}

/**
 * The most replies that a push of this pair can have: what its own action allows, or what an earlier message of the
 * customer does.
 */
export function mostReplies(pair: string, allowances: ReplyAllowances): number {
  return (allowanceOf(pair, allowances) ?? allowances.message).count;
}

/** How long it makes sense to try: WeChat's window, or a day where the pair opens none. */
export function windowMsOf(pair: string, allowances: ReplyAllowances): number {
  return allowanceOf(pair, allowances)?.windowMs ?? EVENT_WINDOW_MS;
}

/** The customer's other pushes, for the reply budget and to know whether a person has the conversation. @throws {PushError} `STORE_UNAVAILABLE` */
export async function findOthers(
  { store }: Platform,
  own: Pick<PushRecord, "key" | "touser">,
): Promise<readonly PushRecord[]> {
  return (await store.findRecent(own.touser, LOOKED_AT)).filter(({ key }) => key !== own.key);
}

/**
 * How many messages may still be sent to the customer of `own`, whose own figures are the newest there are. What
 * other pushes are about to send is taken off: each announces it in its record before it asks, so of two that ask at the same
 * time, at least one sees the other.
 */
export function placesLeft(
  { clock, allowances }: Platform,
  own: Pick<PushRecord, "pair" | "arrivedAtMs" | "sentAtMs">,
  others: readonly PushRecord[],
): number {
  // An action renews what is left, so another instance's is taken for as early as it may have been, and a send for as late.
  const earlier = others.map((other) => ({ ...other, arrivedAtMs: other.arrivedAtMs - CLOCK_SKEW_MS }));
  const actions = [own, ...earlier].flatMap(({ pair, arrivedAtMs }) => {
    const allowance = allowanceOf(pair, allowances);
    return allowance === undefined ? [] : [{ atMs: arrivedAtMs, allowance }];
  });
  // Messages may go elsewhere than to functions; then only WeChat knows whether its window is open.
  if (actions.length === 0) return 1;
  // A reply to a push was sent after its action, even if a slower clock stamped it.
  const ownSentAtMs = own.sentAtMs.map((atMs) => Math.max(atMs, own.arrivedAtMs));
  const sentAtMs = [...ownSentAtMs, ...others.flatMap((other) => other.sentAtMs.map((atMs) => atMs + CLOCK_SKEW_MS))];
  const reserved = others.map(placesReserved).reduce((sum, places) => sum + places, 0);
  return Math.max(0, repliesLeft(actions, sentAtMs, clock.nowMs()) - reserved);
}

/** A push that was just claimed will probably send one reply, and does not ask before that. */
function placesReserved({ state, pair, reserved, sent, reason }: PushRecord): number {
  if (!isUnfinished(state) || !takesReplies(pair)) return 0;
  return sent === 0 && reason === undefined ? Math.max(1, reserved) : reserved;
}
