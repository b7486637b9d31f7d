// An instance that a fault stops in the middle of its event, by one request or by several at once.

export interface Standstill {
  /** Stops the process until `release` was called as often. */
  hold(): void;
  /** Lets the process go on when nobody else holds it. */
  release(atMs: number): void;
  /** When it went on for the last time: `undefined` before the first hold, `Infinity` while it is held. */
  readonly releasedAtMs: number | undefined;
  /** Resolves when nobody holds it. */
  free(): Promise<void>;
}

export function createStandstill(stop: () => void, goOn: () => void): Standstill {
  let holders = 0;
  let releasedAtMs: number | undefined;
  const waiting = new Set<() => void>();
  return {
    hold() {
      holders += 1;
      releasedAtMs = Number.POSITIVE_INFINITY;
      stop();
    },
    release(atMs) {
      holders -= 1;
      if (holders > 0) return;
      releasedAtMs = atMs;
      goOn();
      for (const wake of waiting) wake();
      waiting.clear();
    },
    get releasedAtMs() {
      return releasedAtMs;
    },
    free: () => (holders === 0 ? Promise.resolve() : new Promise((resolve) => waiting.add(resolve))),
  };
}
