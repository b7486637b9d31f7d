// A clock that stands still until a test moves it.
import type { Clock } from "../../src/runtime/ports";

export interface FakeClock extends Clock {
  /** Moves time forward; waits end in the order they are due, and what follows from each happens before the next. */
  advance(deltaMs: number): Promise<void>;
}

export function fakeClock(startMs = 1_700_000_000_000): FakeClock {
  let nowMs = startMs;
  const waits = new Map<object, { dueMs: number; wake: () => void }>();
  const nextDue = (untilMs: number) =>
    [...waits.values()].filter(({ dueMs }) => dueMs <= untilMs).sort((a, b) => a.dueMs - b.dueMs)[0];

  return {
    nowMs: () => nowMs,
    after: (delayMs, signal) =>
      new Promise((resolve) => {
        const id = {};
        const wake = () => {
          waits.delete(id);
          resolve();
        };
        if (delayMs <= 0 || signal?.aborted) return resolve();
        waits.set(id, { dueMs: nowMs + delayMs, wake });
        signal?.addEventListener("abort", wake, { once: true });
      }),
    async advance(deltaMs) {
      const untilMs = nowMs + deltaMs;
      await settle();
      for (let due = nextDue(untilMs); due !== undefined; due = nextDue(untilMs)) {
        nowMs = Math.max(nowMs, due.dueMs);
        due.wake();
        await settle();
      }
      nowMs = untilMs;
    },
  };
}

/** Lets everything happen that needs no time to pass. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
