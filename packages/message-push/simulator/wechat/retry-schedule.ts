// How long WeChat waits for the passive reply to a push, how often it tries, and the pauses between.
import { factsOf } from "../../src/wechat/pairs";
import type { WechatRules } from "./rules";

export interface RetrySchedule {
  /** For the passive reply to one attempt. */
  readonly attemptMs: number;
  readonly attempts: number;
  /** After the attempt of that number, before the next. */
  pauseMs(afterAttempt: number): number;
  /** Whether an attempt's number stands in the packet. */
  readonly isCounted: boolean;
}

/** The schedule of that pair. */
export function retryScheduleOf(pair: string, rules: WechatRules): RetrySchedule {
  const { kind, fields, answerWithinMs } = factsOf(pair);
  const usual = { attemptMs: answerWithinMs ?? rules.attemptMs, pauseMs: () => 0, isCounted: false };
  if (kind === "refund-query") return { ...usual, attempts: rules.refundQueryAttempts };
  if (kind !== "payment") return { ...usual, attempts: rules.attempts };
  return {
    ...usual,
    attempts: rules.paymentAttempts,
    pauseMs: (afterAttempt) => rules.paymentFirstPauseMs * 2 ** (afterAttempt - 1),
    isCounted: "RetryTimes" in fields,
  };
}
