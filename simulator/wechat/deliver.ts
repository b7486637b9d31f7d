// One delivery: the function is called, waited for, and its answer judged.
import type { InvocationOutcome } from "../contracts";
import { isCustomerService, type Packet, pairOf } from "../packet";
import type { PushAttempt } from "../push-report";
import { judgePassiveReply } from "./judge-passive-reply";
import { retryScheduleOf } from "./retry-schedule";
import type { WechatParts } from "./wechat-parts";

/** How a delivery ended. */
export type Delivered = Pick<PushAttempt, "outcome" | "passiveReply" | "detail" | "invocation">;

/** Calls the function once, and waits as long as WeChat does. */
export async function deliver(
  parts: WechatParts,
  packet: Packet,
  functionName: string,
  invocationId: string,
): Promise<Delivered> {
  const { clock, rules } = parts;
  const { attemptMs } = retryScheduleOf(pairOf(packet), rules);
  const answered = new AbortController();
  // At 5 s the connection is dropped; the function may go on, so the next attempt can overlap with this one.
  const schedule = clock.after(attemptMs, answered.signal).then(() => undefined);
  const call = parts.invoke({ functionName, event: packet, caller: callerOf(parts, packet), invocationId });
  const invocation = await Promise.race([call, schedule]);
  answered.abort();
  if (invocation === undefined) return { outcome: "no-answer", detail: `no answer within ${attemptMs} ms` };
  return { ...judgeOutcome(packet, invocation), invocation };
}

/** What decides an attempt of several deliveries: the first answer, or what is left when none has any. */
export async function firstAnswer(deliveries: readonly Promise<Delivered>[]): Promise<Delivered> {
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

function callerOf({ appid }: WechatParts, packet: Packet) {
  // Events outside customer service name WeChat itself as sender, or whom nobody says; no source is documented for a push.
  return isCustomerService(pairOf(packet)) ? { openid: packet.FromUserName, appid } : { appid };
}

function judgeOutcome(packet: Packet, { status, result, error }: InvocationOutcome): Delivered {
  if (status !== "returned") return { outcome: "failed", detail: `${status}: ${error?.message ?? ""}` };
  return judge(packet, result);
}

/** What an answer makes of an attempt. */
export function judge(packet: Packet, result: unknown): Delivered {
  const verdict = judgePassiveReply(packet, pairOf(packet), result);
  if (verdict === "again") return { outcome: "failed", passiveReply: result, detail: "it is not acknowledged" };
  if (verdict !== "nonsense") return { outcome: "answered", passiveReply: result };
  return { outcome: "nonsense", passiveReply: result, detail: "no answer that this pair may have" };
}
