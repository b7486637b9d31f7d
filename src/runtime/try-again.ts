// Calls something again where that can help and time is left, with a pause that doubles.
import type { Clock } from "./ports";

/** When to call again. */
export interface TryAgain {
  /** No call begins after that; epoch milliseconds. */
  readonly deadlineAtMs: number;
  /** Throws when nothing may be called any more; asked before each call. */
  readonly refuseLate: () => void;
  readonly mayTryAgain: (error: unknown) => boolean;
  /** Told before each pause how often it was tried. */
  readonly onAgain: (tries: number, error: unknown) => void;
}

const MAX_TRIES = 3;
/** The pause before the second try; it doubles for the third. */
const FIRST_PAUSE_MS = 200;

/** Settles as the last of up to three calls does. */
export async function tryAgain<T>(clock: Clock, terms: TryAgain, call: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    terms.refuseLate();
    try {
      return await call();
    } catch (error) {
      const pauseMs = FIRST_PAUSE_MS * 2 ** (tries - 1);
      const hasTime = tries < MAX_TRIES && clock.nowMs() + pauseMs < terms.deadlineAtMs;
      if (!hasTime || !terms.mayTryAgain(error)) throw error;
      terms.onAgain(tries, error);
      await clock.after(pauseMs);
    }
  }
}
