// One delivery over HTTP: the request is made, waited for, and the passive reply in its response read and judged.
import type { CarriedPush, HttpPush } from "../http-push/create-http-push";
import { type Packet, pairOf } from "../packet";
import { type Delivered, endingWith, noAnswer, unanswered } from "./deliver";
import { retryScheduleOf } from "./retry-schedule";
import type { WechatParts } from "./wechat-parts";

/** Sends the push once, and waits as long as WeChat does. */
export async function deliverOverHttp(
  { clock, rules }: WechatParts,
  httpPush: HttpPush,
  packet: Packet,
  invocationId: string,
): Promise<Delivered> {
  const { attemptMs } = retryScheduleOf(pairOf(packet), rules);
  const answered = new AbortController();
  const dropped = new AbortController();
  const timeout = clock.after(attemptMs, answered.signal).then(() => undefined);
  const carried: Promise<Delivered> = httpPush.carry(packet, invocationId, dropped.signal).then(
    (carriedPush) => judgeCarried(packet, carriedPush),
    (error: unknown) =>
      unanswered("failed", { en: `no connection: ${String(error)}`, zh: `无法连接：${String(error)}` }),
  );
  const delivered = await Promise.race([carried, timeout]);
  answered.abort();
  if (delivered !== undefined) return delivered;
  // The connection is dropped; a function goes on all the same.
  dropped.abort();
  return noAnswer(attemptMs);
}

function judgeCarried(packet: Packet, { response, read }: CarriedPush): Delivered {
  const invocation = response.invocation ? { invocation: response.invocation } : {};
  if (response.status !== 200) {
    const { status, body } = response;
    const shown = body.slice(0, 200);
    return {
      ...unanswered("failed", { en: `status ${status}: ${shown}`, zh: `状态码 ${status}：${shown}` }),
      ...invocation,
    };
  }
  if (read.isReadable) return { ...endingWith(packet, read.passiveReply), ...invocation };
  const { detail, why } = read;
  return { ...endingWith(packet, undefined), passiveReply: response.body, detail, why, ...invocation };
}
