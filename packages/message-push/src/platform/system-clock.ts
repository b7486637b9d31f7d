// The machine's own time.
import type { Clock } from "../runtime/ports";

/** Date.now and setTimeout behind the Clock port. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  after: (delayMs, signal) =>
    new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", finish);
        resolve();
      };
      const timer = setTimeout(() => afterArrivals(finish), delayMs);
      signal?.addEventListener("abort", finish, { once: true });
      if (signal?.aborted) finish();
    }),
};

/**
 * Node fires its timers before it looks at what has arrived. On a machine that gave this process no time, or after a freeze, an answer
 * may have been there long before the timer was due: it is heard first. Two turns, because an answer may take one to be read.
 */
function afterArrivals(finish: () => void): void {
  setImmediate(() => setImmediate(finish));
}
