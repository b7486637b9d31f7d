// Waiting for something no longer than there is time.
import type { Clock } from "./ports";

/** Resolves like `work`, or with `undefined` at `untilMs`; what `work` does after that is nobody's business any more. */
export async function within<T>(clock: Clock, untilMs: number, work: Promise<T>): Promise<T | undefined> {
  const settled = new AbortController();
  const timeUp = clock.after(untilMs - clock.nowMs(), settled.signal).then(() => undefined);
  try {
    return await Promise.race([work, timeUp]);
  } finally {
    settled.abort();
  }
}
