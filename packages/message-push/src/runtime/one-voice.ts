// One voice: once a person has the conversation, nothing of ours reaches the customer until it is back.
import { PushError } from "../push-error";
import { isTransferable, kindOf } from "../wechat/pairs";
import { isTransferReply } from "../wechat/passive-reply";
import type { PushRecord } from "./push-store";
import { HAND_OVER_SETTLES_S, PERSON_KEEPS_S } from "./time-limits";

/** What tells two pushes of one customer apart: WeChat's own time, so that no instance's clock counts. */
type Written = Pick<PushRecord, "key" | "pair" | "createTime">;

/**
 * Whether a person has the conversation that a push belongs to, by the customer's other records. WeChat pushes no message of a customer
 * whom a person has. So what was written before a hand-over, or within the seconds in which WeChat may not have taken it yet, is not
 * answered over that person; and what is pushed later shows that the conversation is back. An event is no message: it may be pushed
 * while the person is at work, for as long as WeChat keeps the conversation there.
 */
export function isWithPerson(own: Written, others: readonly PushRecord[]): boolean {
  const { createTime: ownS } = own;
  if (ownS === undefined) return false;
  const transfersS = others.filter(isHandOver).map(({ createTime = 0 }) => createTime);
  if (transfersS.some((atS) => ownS < atS + HAND_OVER_SETTLES_S)) return true;
  if (kindOf(own.pair) !== "event") return false;
  const lastS = Math.max(...transfersS);
  const isBack = others.some(
    ({ pair, createTime = 0 }) => isTransferable(pair) && createTime >= lastS + HAND_OVER_SETTLES_S,
  );
  return ownS < lastS + PERSON_KEEPS_S && !isBack;
}

/** Whether WeChat was answered with a transfer, as far as the record knows. */
export function isHandOver({ state, passiveReply, transferGiven, successGiven, transferMissed }: PushRecord): boolean {
  if (passiveReply === undefined || !isTransferReply(passiveReply) || transferMissed === true) return false;
  if (transferGiven === true) return true;
  // Whose owner is still at work may say words before it.
  return state !== "leased" && successGiven !== true;
}

/** Why a reply is not sent: a person has the conversation. */
export function handedOver(): PushError {
  return new PushError(
    "HANDED_OVER",
    "A person has the conversation, so what was still to be said is cancelled.",
    "Nothing to fix: the customer's next message after the person is done is answered again.",
  );
}
