// Becoming the holder of a push that somebody else began.
import type { Lease } from "./lease";
import type { Platform } from "./ports";
import type { PushRecord } from "./push-store";

/** A push in new hands. */
export interface TakenOver {
  readonly lease: Lease;
  /** The record as it is now. */
  readonly record: PushRecord;
}

/** On what grounds, and for what. */
export interface TakeoverTerms {
  /** `due`: nobody holds it any more, by the database's clock. `fencingToken`: its holder handed it over. */
  readonly ground: "due" | "token";
  readonly leaseMs: number;
  /** Whether its handler will be run, if it has to be. */
  readonly runsHandler: boolean;
}

/**
 * Takes a push over; `undefined` when somebody else was faster.
 *
 * @throws {PushError} `STORE_UNAVAILABLE`; if it was done all the same, nobody is at it until the lease ends
 */
export async function takeOver(
  { clock, store, newFencingToken }: Platform,
  record: PushRecord,
  { ground, leaseMs, runsHandler }: TakeoverTerms,
): Promise<TakenOver | undefined> {
  const askedAtMs = clock.nowMs();
  const fencingToken = newFencingToken();
  const runs = record.runs + (runsHandler && record.outbox === undefined ? 1 : 0);
  const next = { fencingToken, leaseMs, runs };
  const isTaken = await (ground === "due" ? store.takeOver(record, next) : store.takeOverByToken(record, next));
  if (!isTaken) return undefined;
  const attempt = record.attempt + 1;
  return {
    lease: { key: record.key, attempt, fencingToken, endsAtMs: askedAtMs + leaseMs },
    record: { ...record, attempt, fencingToken, runs },
  };
}
