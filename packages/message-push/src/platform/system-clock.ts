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
      const timer = setTimeout(finish, delayMs);
      signal?.addEventListener("abort", finish, { once: true });
      if (signal?.aborted) finish();
    }),
};
