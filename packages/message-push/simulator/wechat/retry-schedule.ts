// How long WeChat waits for the passive reply to a push, how often it tries, and the pauses between.
import type { PairKind } from "../../src/wechat/catalogue/facts";
import { docsOf } from "../../src/wechat/catalogue/pair-docs";
import { factsOf } from "../../src/wechat/pairs";
import { DEFAULT_RULES, type WechatRules } from "./rules";

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
  const usual = { attemptMs: answerWithinMs ?? rules.attemptMs, pauseMs: () => 0, isCounted: "RetryTimes" in fields };
  const pauses = docsOf(pair)?.redeliveryPausesSeconds;
  if (pauses !== undefined) {
    const pauseMs = (afterAttempt: number) => (pauses[afterAttempt - 1] ?? 0) * 1_000;
    return { ...usual, attempts: Math.min(pauses.length + 1, attemptsWanted(kind, rules)), pauseMs };
  }
  if (kind === "refund-query") return { ...usual, attempts: rules.refundQueryAttempts };
  if (kind !== "payment") return { ...usual, attempts: rules.attempts };
  return {
    ...usual,
    attempts: rules.paymentAttempts,
    pauseMs: (afterAttempt) => rules.paymentFirstPauseMs * 2 ** (afterAttempt - 1),
  };
}

/** Who sets a rule to fewer attempts gets no more, also where a page has a schedule of its own. */
function attemptsWanted(kind: PairKind, rules: WechatRules): number {
  const rule = kind === "payment" ? "paymentAttempts" : "attempts";
  return rules[rule] < DEFAULT_RULES[rule] ? rules[rule] : Number.POSITIVE_INFINITY;
}
