// An instance that a fault stops in the middle of its event, by one request or by several at once.

export interface FaultFreeze {
  /** Stops the process until `thaw` was called as often. */
  freeze(): void;
  /** Lets the process go on when no other fault freezes it. */
  thaw(atMs: number): void;
  /** When it went on for the last time: `undefined` before the first freeze, `Infinity` during one. */
  readonly thawedAtMs: number | undefined;
  /** Resolves when no fault freezes it. */
  whenThawed(): Promise<void>;
}

export function createFaultFreeze(stop: () => void, goOn: () => void): FaultFreeze {
  let freezes = 0;
  let thawedAtMs: number | undefined;
  const waiting = new Set<() => void>();
  return {
    freeze() {
      freezes += 1;
      thawedAtMs = Number.POSITIVE_INFINITY;
      stop();
    },
    thaw(atMs) {
      freezes -= 1;
      if (freezes > 0) return;
      thawedAtMs = atMs;
      goOn();
      for (const wake of waiting) wake();
      waiting.clear();
    },
    get thawedAtMs() {
      return thawedAtMs;
    },
    whenThawed: () => (freezes === 0 ? Promise.resolve() : new Promise((resolve) => waiting.add(resolve))),
  };
}
