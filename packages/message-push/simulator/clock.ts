// The simulator's time: real time plus an offset that tests and the control API may move forward.

import { createHold } from "./clock-hold";

/** Time as the local WeChat and the local CloudBase see it. Never goes backwards. */
export interface SimulatorClock {
  /** Epoch milliseconds, offset included. */
  nowMs(): number;
  /** How far this clock was moved forward, in milliseconds. */
  readonly offsetMs: number;
  /** How fast it runs beside the machine's: 0.2 is five times slower. */
  readonly rate: number;
  /** When it was started, by the machine's time. */
  readonly startedAtMs: number;
  /** For how long it stood still, by the machine's time, without the pause that lasts. */
  readonly heldBeforeMs: number;
  /** Since when it stands still, by the machine's time; `undefined` while it runs. */
  readonly heldSinceMs: number | undefined;
  /** Stops time, until the returned function was called for every pause. Moving it forward is possible all the same. */
  pause(): () => void;
  /** Calls the listener when time stops, and when it goes on. Returns a function that stops it. */
  onPause(listener: () => void): () => void;
  /** Moves time forward at once; every wait that ends within `deltaMs` ends now. */
  advance(deltaMs: number): void;
  /** Resolves when `delayMs` of simulator time has passed, or at once when `signal` aborts. Never rejects. */
  after(delayMs: number, signal?: AbortSignal): Promise<void>;
  /** Calls the listener with the new offset after every advance. Returns a function that stops it. */
  onAdvance(listener: (offsetMs: number) => void): () => void;
}

interface Wait {
  readonly dueMs: number;
  /** Ends the wait if it is due, or else waits for what is left. */
  readonly look: () => void;
}

/** Node waits no longer than this at once. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/**
 * A clock that runs with the machine's, or slower, and can be moved forward.
 *
 * @param rate see {@link SimulatorClock.rate}
 */
export function createClock(rate = 1): SimulatorClock {
  const startedAtMs = Date.now();
  let offsetMs = 0;
  const waits = new Set<Wait>();
  const listeners = new Set<(offsetMs: number) => void>();
  const hold = createHold();
  const nowMs = () => startedAtMs + Math.round((hold.nowMs() - startedAtMs) * rate) + offsetMs;
  hold.onChange(() => {
    for (const wait of inOrder(waits)) wait.look();
  });

  return {
    nowMs,
    rate,
    startedAtMs,
    get offsetMs() {
      return offsetMs;
    },
    get heldBeforeMs() {
      return hold.beforeMs();
    },
    get heldSinceMs() {
      return hold.sinceMs();
    },
    pause: hold.begin,
    onPause: hold.onChange,
    advance(deltaMs) {
      offsetMs += deltaMs;
      for (const listener of listeners) listener(offsetMs);
      for (const wait of inOrder(waits)) wait.look();
    },
    onAdvance(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    after(delayMs, signal) {
      return new Promise((resolve) => {
        const wait: Wait = { dueMs: nowMs() + delayMs, look };
        let timer: NodeJS.Timeout | undefined;
        waits.add(wait);
        signal?.addEventListener("abort", finish, { once: true });
        if (signal?.aborted) finish();
        else look();

        function look(): void {
          clearTimeout(timer);
          const leftMs = wait.dueMs - nowMs();
          if (leftMs <= 0) finish();
          // The server keeps the simulator alive; a wait alone does not. When time goes on, it is looked again.
          else if (hold.sinceMs() === undefined)
            timer = setTimeout(look, Math.min(leftMs / rate, LONGEST_TIMEOUT_MS)).unref();
        }
        function finish(): void {
          clearTimeout(timer);
          waits.delete(wait);
          signal?.removeEventListener("abort", finish);
          resolve();
        }
      });
    },
  };
}

function inOrder(waits: ReadonlySet<Wait>): readonly Wait[] {
  return [...waits].sort((a, b) => a.dueMs - b.dueMs);
}
