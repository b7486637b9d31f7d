// The one way to take over a push that another invocation began: by a redelivery, the relay, the customer's next push, or
// the second invocation.
import { runsTakenOver } from "./count-runs";
import { triesTakenOver } from "./count-tries";
import { type Lease, leaseUntil } from "./lease";
import type { Platform } from "./ports";
import type { PushRecord } from "./push-store";
import { mostReplies } from "./reply-budget";

/** A push that was taken over. */
export interface TakenOver {
  readonly lease: Lease;
  /** The record as it is now. */
  readonly record: PushRecord;
}

/** On what ground a push is taken over, and for what. */
export interface TakeoverRequest {
  /** `due`: its lease has ended, by the database's clock. `token`: its owner passed the fencing token on. */
  readonly ground: "due" | "token";
  readonly leaseMs: number;
  /** The new owner's own, so that it recognises a take-over whose answer was lost. */
  readonly fencingToken: string;
  /** Whether the handler is run, unless the outbox is known. */
  readonly runsHandler: boolean;
}

/**
 * Takes a push over; `undefined` when another invocation was faster, or the push is not due.
 *
 * @throws {PushError} `STORE_UNAVAILABLE`; the take-over may have happened, then the push is due when the lease ends
 */
export async function takeOver(
  { clock, store, allowances }: Platform,
  record: PushRecord,
  { ground, leaseMs, fencingToken, runsHandler }: TakeoverRequest,
): Promise<TakenOver | undefined> {
  const askedAtMs = clock.nowMs();
  const runs = runsTakenOver(record, runsHandler);
  // No try is announced here: a take-over whose answer got lost is followed by none.
  const owner = { fencingToken, runs, tries: triesTakenOver(record), reserved: placesAnnounced(record, allowances) };
  const next = { ...owner, leaseMs };
  const isTaken = await (ground === "due" ? store.takeOver(record, next) : store.takeOverByToken(record, next));
  if (!isTaken) return undefined;
  const attempt = record.attempt + 1;
  const taken = { ...record, state: "leased", attempt, writeNumber: 0, ...owner } as const;
  return { lease: leaseUntil(taken, askedAtMs + leaseMs), record: taken };
}

/** An outbox is sent at once, so its take-over announces it, which saves the write before its first message. */
function placesAnnounced({ outbox = [], pair, sent }: PushRecord, allowances: Platform["allowances"]): number {
  return Math.min(outbox.length, Math.max(0, mostReplies(pair, allowances) - sent));
}
