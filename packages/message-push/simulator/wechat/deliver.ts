// One delivery: the function is called, waited for, and its passive reply judged.
import { type Both, same } from "../../src/language";
import type { CallerContext, InvocationOutcome } from "../contracts";
import { isCustomerService, type Packet, pairOf } from "../packet";
import type { PushAttempt } from "../push-report";
import { judgePassiveReply } from "./judge-passive-reply";
import { retryScheduleOf } from "./retry-schedule";
import type { WechatParts } from "./wechat-parts";

/** How a delivery ended. */
export type Delivered = Pick<PushAttempt, "outcome" | "passiveReply" | "detail" | "why" | "invocation">;

interface DeliveryCall {
  readonly functionName: string;
  readonly invocationId: string;
  /** What came of it when it was given up. */
  onLate(delivered: Delivered): void;
}

/** Calls the function once, and waits as long as WeChat does. */
export async function deliver(
  parts: WechatParts,
  packet: Packet,
  { functionName, invocationId, onLate }: DeliveryCall,
): Promise<Delivered> {
  const { clock, rules } = parts;
  const { attemptMs } = retryScheduleOf(pairOf(packet), rules);
  const answered = new AbortController();
  // At 5 s the connection is dropped; the function may go on, so the next attempt can overlap with this one.
  const timeout = clock.after(attemptMs, answered.signal).then(() => undefined);
  const caller = callerOf(parts, packet);
  const call = parts.invoke({ functionName, event: packet, caller, isPush: true, invocationId });
  const invocation = await Promise.race([call, timeout]);
  answered.abort();
  if (invocation !== undefined) return judgeOutcome(packet, invocation);
  void call.then((late) => onLate(judgeOutcome(packet, late)));
  return noAnswer(attemptMs);
}

/** WeChat's connection was dropped. */
export function noAnswer(attemptMs: number): Delivered {
  return unanswered("no-answer", { en: `no answer within ${attemptMs} ms`, zh: `${attemptMs} 毫秒内没有应答` });
}

/** An attempt that was not answered. */
export function unanswered(outcome: Exclude<Delivered["outcome"], "answered">, why: Both): Delivered {
  return { outcome, detail: why.en, why };
}

/** What decides an attempt of several deliveries: the first that is answered, or what is left when none is. */
export async function firstAnswered(deliveries: readonly Promise<Delivered>[]): Promise<Delivered> {
  const answers = deliveries.map(async (delivery) => {
    const delivered = await delivery;
    return delivered.outcome === "answered" ? delivered : Promise.reject(delivered);
  });
  try {
    return await Promise.any(answers);
  } catch {
    const ended = await Promise.all(deliveries);
    return (ended.find(({ outcome }) => outcome === "nonsense") ?? ended[0]) as Delivered;
  }
}

function callerOf({ appid, rules }: WechatParts, packet: Packet): CallerContext {
  const { openidInPushes, pushSource } = rules;
  return {
    appid,
    // Events outside customer service name WeChat itself as sender, or it is not documented whom.
    ...(openidInPushes && isCustomerService(pairOf(packet)) && { openid: packet.FromUserName }),
    ...(pushSource !== "" && { source: pushSource }),
  };
}

function judgeOutcome(packet: Packet, invocation: InvocationOutcome): Delivered {
  const { status, result, error } = invocation;
  if (status !== "returned") {
    const why = error?.texts ?? same(error?.message ?? "");
    return { ...unanswered("failed", { en: `${status}: ${why.en}`, zh: `${status}：${why.zh}` }), invocation };
  }
  return { ...endingWith(packet, result), invocation };
}

const NOT_ACKNOWLEDGED: Both = { en: "it is not acknowledged", zh: "没有应答" };
const NO_REPLY: Both = { en: "no passive reply that this pair may have", zh: "不是这个消息对可以有的被动回复" };

/** How an attempt with this passive reply ended. */
export function endingWith(packet: Packet, passiveReply: unknown): Delivered {
  const verdict = judgePassiveReply(packet, pairOf(packet), passiveReply);
  if (verdict === "again") return { ...unanswered("failed", NOT_ACKNOWLEDGED), passiveReply };
  if (verdict !== "nonsense") return { outcome: "answered", passiveReply };
  return { ...unanswered("nonsense", NO_REPLY), passiveReply };
}
