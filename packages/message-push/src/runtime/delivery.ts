// What a delivery has: its time, and what it asks for when it claims a push.
import { factsOf, isAcknowledged } from "../wechat/pairs";
import type { Push } from "../wechat/parse-push";
import { type PassiveReply, SUCCESS } from "../wechat/passive-reply";
import type { CheckedDefinition } from "./definition";
import { leaseFor } from "./lease";
import type { Call } from "./ports";
import type { OnUnknownSend } from "./push-store";
import {
  DELIVERY_KILL_RESERVE_MS,
  FLAG_RESERVE_MS,
  INVOKER_LEASE_MS,
  LONGEST_TIME_LIMIT_MS,
  SHARE_OF_ANSWER_TIME,
} from "./time-limits";

/** What a delivery asks for. */
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

/** How long a delivery may take until it is answered: the shortest of what the definition, the pair and the platform allow. */
export function deliveryTimeMs({ deadlineMs }: CheckedDefinition, pair: string, { timeLimitMs }: Call): number {
  const { answerWithinMs = Number.POSITIVE_INFINITY } = factsOf(pair);
  const killedAfterMs = (timeLimitMs ?? Number.POSITIVE_INFINITY) - DELIVERY_KILL_RESERVE_MS;
  return Math.min(deadlineMs, answerWithinMs * SHARE_OF_ANSWER_TIME, killedAfterMs);
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
