// One voice: once a person has the conversation, nothing of ours reaches the customer until it is back.
import { PushError } from "../push-error";
import { isTransferable, kindOf } from "../wechat/pairs";
import { isTransferReply } from "../wechat/passive-reply";
import type { PushRecord } from "./push-store";
import { HAND_OVER_SETTLES_S, PERSON_KEEPS_S } from "./time-limits";

/** What tells a hand-over from any other ending. */
export type HandOverFacts = Pick<
  PushRecord,
  "state" | "passiveReply" | "transferGiven" | "successGiven" | "transferMissed"
>;

type Own = Pick<PushRecord, "key" | "pair" | "createTime" | "arrivedAtMs">;

/**
 * Whether a person has the conversation that a push belongs to, by the customer's other records. WeChat pushes no message of a customer
 * whom a person has: what arrives after a hand-over shows that the conversation is back. What was written before, or had arrived when
 * the other was handed over, is not answered over that person. An event is no message: it may be pushed while the person is at
 * work, for as long as WeChat keeps the conversation there.
 */
export function isWithPerson(own: Own, others: readonly PushRecord[]): boolean {
  const { createTime: ownS } = own;
  if (ownS === undefined) return false;
  const handOvers = others.filter(isHandOver);
  if (handOvers.some((other) => wasOnItsWay(own, ownS, other))) return true;
  if (kindOf(own.pair) !== "event") return false;
  const lastS = Math.max(...handOvers.map(({ createTime = 0 }) => createTime));
  const isBack = others.some(({ pair, createTime = 0 }) => isTransferable(pair) && createTime > lastS);
  return ownS < lastS + PERSON_KEEPS_S && !isBack;
}

/** WeChat's own time tells, and within the seconds that WeChat waits for a transfer the instances' clocks. */
function wasOnItsWay({ arrivedAtMs }: Own, ownS: number, { createTime, transferredAtMs = 0 }: PushRecord): boolean {
  if (createTime === undefined) return false;
  return ownS < createTime || (ownS < createTime + HAND_OVER_SETTLES_S && arrivedAtMs < transferredAtMs);
}

/** Whether WeChat was answered with a transfer, as far as the record knows. */
export function isHandOver({
  state,
  passiveReply,
  transferGiven,
  successGiven,
  transferMissed,
}: HandOverFacts): boolean {
  if (passiveReply === undefined || !isTransferReply(passiveReply) || transferMissed === true) return false;
  if (transferGiven === true) return true;
  // Whose owner is still at work may say words before it.
  return state !== "leased" && successGiven !== true;
}

/** Why a reply is not sent: a person has the conversation. */
export function handedOver(): PushError {
  return new PushError(
    "HANDED_OVER",
    {
      en: "A person has the conversation, so what was still to be said is cancelled.",
      zh: "会话已经转给人工，还没说的内容已取消。",
    },
    {
      en: "Nothing to fix: the customer's next message after the person is done is answered again.",
      zh: "无需处理：人工结束之后，客户的下一条消息照常回答。",
    },
  );
}
