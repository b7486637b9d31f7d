// Waits for a promise, but no longer than until a given time.
import type { Clock } from "./ports";

/** Resolves like `work`, or with `undefined` at `untilMs`; `work` keeps running, and its result is ignored. */
export async function within<T>(clock: Clock, untilMs: number, work: Promise<T>): Promise<T | undefined> {
  const settled = new AbortController();
  const timeUp = clock.after(untilMs - clock.nowMs(), settled.signal).then(() => undefined);
  try {
    return await Promise.race([work, timeUp]);
  } finally {
    settled.abort();
  }
}
