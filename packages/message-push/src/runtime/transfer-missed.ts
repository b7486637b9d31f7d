// A transfer is the passive reply itself. Once WeChat does not wait for it any more it cannot be made, and the customer has to be told.
import { PushError } from "../push-error";
import { isTransferReply } from "../wechat/passive-reply";
import type { Attempt } from "./attempt";
import type { Platform } from "./ports";
import { isUnfinished, type LeaseOwner } from "./push-store";

/** What the customer is told, where the author does not say it otherwise. */
export const TRANSFER_MISSED_TEXT = "抱歉，刚才没能为您转接人工客服，请再发一次消息。";

/**
 * Whether a transfer that is in the record never reached WeChat: its owner was gone before it could answer, or WeChat had been
 * answered before, and no redelivery was given it.
 */
export function isTransferLost({ record, isDelivery }: Pick<Attempt, "record" | "isDelivery">): boolean {
  const { passiveReply, reason, transferGiven, successGiven } = record;
  if (isDelivery || transferGiven === true) return false;
  if (passiveReply === undefined || !isTransferReply(passiveReply)) return false;
  // An owner that recorded why it left something has answered as well.
  return reason === undefined || successGiven === true;
}

/**
 * Whether the owner of a lease may not complete its push with a transfer, because another delivery was answered `success` meanwhile.
 * WeChat pushes again only when it does not wait for the owner any more.
 *
 * @throws {PushError} `STORE_UNAVAILABLE`
 */
export async function isSuccessGiven(
  { store }: Platform,
  { key, attempt, fencingToken }: LeaseOwner,
): Promise<boolean> {
  const record = await store.find(key);
  if (record === undefined || !isUnfinished(record.state) || record.successGiven !== true) return false;
  return record.attempt === attempt && record.fencingToken === fencingToken;
}

/** Why such a push ends as a dead letter when everything is said: the operator must know as well. */
export function transferTooLate(): PushError {
  return new PushError(
    "TRANSFER_TOO_LATE",
    {
      en: "The customer was to be transferred to a person, but WeChat did not wait for this passive reply any more; the customer was told.",
      zh: "客户要转人工，但微信已经不再等待这次被动回复；已告诉客户。",
    },
    {
      en: "Decide on a transfer at once, without slow work before it; a slow function cannot transfer.",
      zh: "请立即决定转人工，之前不要做慢的工作；慢函数不能转人工。",
    },
  );
}
