// What a delivery asks for when it claims a push.
import { isAcknowledged } from "../wechat/pairs";
import type { Push } from "../wechat/parse-push";
import { type PassiveReply, SUCCESS } from "../wechat/passive-reply";
import type { CheckedDefinition } from "./definition";
import { leaseFor } from "./lease";
import type { Call } from "./ports";
import type { OnUnknownSend } from "./push-store";
import { FLAG_RESERVE_MS, INVOKER_LEASE_MS, LONGEST_TIME_LIMIT_MS } from "./time-limits";

export interface ClaimRequest {
  readonly push: Push;
  readonly functionName: string;
  readonly leaseMs: number;
  /** The passive reply to other deliveries from the start; for work that goes on in a second invocation. */
  readonly passiveReply?: PassiveReply;
  /** Whether the handler is run under this claim, and not in a second invocation. */
  readonly runsHandler: boolean;
  readonly onUnknownSend: OnUnknownSend;
  /** How long to wait for another delivery's outcome, in epoch milliseconds. */
  readonly waitUntilMs: number;
}

/** The request of a delivery that has to settle at `deadlineAtMs`. */
export function claimRequestFor(
  { slow, onUnknownSend }: CheckedDefinition,
  push: Push,
  { functionName = folderOf(push.pair), timeLimitMs = LONGEST_TIME_LIMIT_MS }: Call,
  deadlineAtMs: number,
): ClaimRequest {
  const waitUntilMs = deadlineAtMs - FLAG_RESERVE_MS;
  const request = { push, functionName, onUnknownSend, waitUntilMs };
  if (!slow) return { ...request, leaseMs: leaseFor(timeLimitMs), runsHandler: true };
  const invoker = { ...request, leaseMs: INVOKER_LEASE_MS, runsHandler: false };
  // A payment is acknowledged only once its handler is done.
  return isAcknowledged(push.pair) ? invoker : { ...invoker, passiveReply: SUCCESS };
}

/** A function is called as its folder, and the folder as the last part of the pair. */
function folderOf(pair: string): string {
  return pair.slice(pair.indexOf(":") + 1);
}
