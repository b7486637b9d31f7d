// How many replies WeChat still takes for a customer, whichever functions sent the others.
import { PAIRS, type Pair } from "../wechat/pairs";
import { type ReplyAllowance, type ReplyAllowances, repliesLeft } from "../wechat/reply-allowance";
import type { Platform } from "./ports";
import type { PushRecord } from "./push-store";

/** More of a customer's pushes than can matter: every message of theirs starts the count anew. */
const LOOKED_AT = 50;
/** Times come from other instances' clocks, and a send takes a moment to arrive. What is counted too strictly only waits. */
const SKEW_MS = 500;

/** What the customer's action allows, as long as nothing else happens. Payments allow nothing. */
export function allowanceOf(pair: Pair, { message, entering }: ReplyAllowances): ReplyAllowance {
  if (PAIRS[pair].kind === "message") return message;
  return pair === "event:user_enter_tempsession" ? entering : { count: 0, windowMs: PAYMENT_WINDOW_MS };
}

/** A payment event is pushed 15 times, over 18 hours; after that only the relay would try. */
const PAYMENT_WINDOW_MS = 24 * 60 * 60 * 1000;

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
  const actions = [own, ...earlier].map(({ pair, arrivedAtMs }) => ({
    atMs: arrivedAtMs,
    allowance: allowanceOf(pair, allowances),
  }));
  const sentAtMs = [...own.sentAtMs, ...others.flatMap((other) => other.sentAtMs.map((atMs) => atMs + SKEW_MS))];
  const reserved = others.map(placesReserved).reduce((sum, places) => sum + places, 0);
  return Math.max(0, repliesLeft(actions, sentAtMs, clock.nowMs()) - reserved);
}

/** A push that was just claimed will probably say one thing, and does not ask before that. */
function placesReserved({ state, reserved, sent, reason }: PushRecord): number {
  if (state !== "open") return 0;
  return sent === 0 && reason === undefined ? Math.max(1, reserved) : reserved;
}
