// Trying again: within an invocation after a pause, and over invocations with a backoff.
import type { Clock, Platform } from "./ports";
import { FIRST_BACKOFF_MS, LONGEST_BACKOFF_MS } from "./time-limits";

/**
 * A policy says when a failed call is made again: which errors can pass, after what pause, how often, and until when.
 * Each caller states all of it, so that a policy can be read without this file.
 */
export interface RetryPolicy {
  /** The pause after so many calls, in milliseconds. */
  readonly pauseMs: (calls: number) => number;
  /** No further call begins at that time or after it; epoch milliseconds. The first call is always made. */
  readonly deadlineAtMs: number;
  /** Calls in all; without it, the deadline alone ends them. */
  readonly maxCalls?: number;
  /** Whether the same call may succeed later. */
  readonly mayPass: (error: unknown) => boolean;
  /** Throws when no call may be made any more; asked before each call. */
  readonly prepare?: () => void | Promise<void>;
  /** Called before each pause, with the number of calls so far. */
  readonly onRetry?: (calls: number, error: unknown) => void;
}

/** A pause that doubles with each call. */
export const doubling = (firstMs: number) => (calls: number) => firstMs * 2 ** (calls - 1);

/** Settles as the last call does that the policy allows. */
export async function retry<T>(clock: Clock, policy: RetryPolicy, call: () => Promise<T>): Promise<T> {
  const { pauseMs, deadlineAtMs, maxCalls = Number.POSITIVE_INFINITY, mayPass, prepare, onRetry } = policy;
  for (let calls = 1; ; calls += 1) {
    await prepare?.();
    try {
      return await call();
    } catch (error) {
      const mayCallAgain = calls < maxCalls && clock.nowMs() + pauseMs(calls) < deadlineAtMs;
      if (!mayCallAgain || !mayPass(error)) throw error;
      onRetry?.(calls, error);
    }
    await clock.after(pauseMs(calls));
  }
}

/**
 * When a push that failed is due again: 5 s after its first attempt, doubled each time up to an hour, of which a random
 * half is taken off, so that pushes which failed together do not come back together.
 */
export function backoffMs({ random }: Pick<Platform, "random">, attempt: number): number {
  const fullMs = Math.min(FIRST_BACKOFF_MS * 2 ** Math.min(attempt - 1, 20), LONGEST_BACKOFF_MS);
  return Math.round(fullMs * (0.5 + random() / 2));
}
