// Forgets what is old, in batches as large as the database takes.
import type { Platform } from "./ports";
import type { KeyRange } from "./push-store";
import { LEAST_PURGE_MS } from "./time-limits";

/** How long what is finished is kept; milliseconds. */
export interface KeepMs {
  readonly completed: number;
  readonly dead: number;
}

/** How a purge may go. */
export interface PurgeTerms {
  readonly keepMs: KeepMs;
  readonly keys: KeyRange | undefined;
  readonly endsAtMs: number;
  /** Whether the database has failed in this run: then one small batch shows whether it is back. */
  readonly isStoreDown: boolean;
}

/** The database gives no more ids at a time. */
const MOST = 1_000;
/** A batch is halved when it fails, as far as to this. */
const LEAST = 125;

/** Removes what is old until nothing is left of it, or the time is up; returns how many, and how often it failed. */
export async function purgeOld(
  { clock, store }: Platform,
  { keepMs, keys, endsAtMs, isStoreDown }: PurgeTerms,
): Promise<{ readonly purged: number; readonly failed: number }> {
  let [purged, failed] = [0, 0];
  let limit = isStoreDown ? LEAST : MOST;
  for (const state of ["completed", "dead"] as const) {
    while (endsAtMs - clock.nowMs() >= LEAST_PURGE_MS) {
      const removed = await store.purge(state, keepMs[state], limit, keys).catch(() => undefined);
      if (removed === undefined) {
        failed += 1;
        if (limit <= LEAST) return { purged, failed };
        limit = Math.floor(limit / 2);
        continue;
      }
      purged += removed;
      if (removed < limit) break;
    }
  }
  return { purged, failed };
}
