// A deadline that aborts a signal, and a promise that rejects when it has passed.
import { PushError } from "../push-error";
import type { Clock } from "./ports";

/** Time that runs out. */
export interface Deadline {
  readonly atMs: number;
  /** Aborted when the time is up; its reason is the PushError. */
  readonly signal: AbortSignal;
  /** Rejects when time is up; stays open when cancelled before. */
  readonly passed: Promise<never>;
  cancel(): void;
}

/** Starts a deadline for the handler of `pair`. Cancel it, or its timer goes on. */
export function startDeadline(clock: Clock, pair: string, atMs: number): Deadline {
  const timeUp = new AbortController();
  const cancelled = new AbortController();
  const passed = new Promise<never>((_, reject) => {
    const pass = () => {
      if (cancelled.signal.aborted) return;
      timeUp.abort(deadlineExceeded(pair));
      reject(timeUp.signal.reason);
    };
    // A handler that has no time at all must not begin.
    if (clock.nowMs() >= atMs) pass();
    else void clock.after(atMs - clock.nowMs(), cancelled.signal).then(pass);
  });
  // The race for it may be over when it passes.
  passed.catch(() => undefined);
  return { atMs, signal: timeUp.signal, passed, cancel: () => cancelled.abort() };
}

/** The error of everything that comes after the deadline of a push of `pair`. */
export function deadlineExceeded(pair: string): PushError {
  return new PushError(
    "DEADLINE_EXCEEDED",
    {
      en: `The handler of "${pair}" was not done when the push had to be answered.`,
      zh: `到了必须回应推送的时候，“${pair}”的处理函数还没有完成。`,
    },
    {
      en: "Pass `signal` to your requests, do less, or return `later(work)`: it has the time of the function's timeout.",
      zh: "请把 `signal` 传给您的请求、减少工作量，或返回 `later(work)`：它可以用满云函数的超时时间。",
    },
  );
}
