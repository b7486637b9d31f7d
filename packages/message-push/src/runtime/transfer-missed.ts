// A transfer is the passive reply itself. Once WeChat does not wait for it any more it cannot be made, and the customer has to be told.
import { PushError } from "../push-error";
import { isTransferReply } from "../wechat/passive-reply";
import type { Attempt } from "./attempt";

/** What the customer is told, where the author does not say it otherwise. */
export const TRANSFER_MISSED_TEXT = "抱歉，刚才没能为您转接人工客服，请再发一次消息。";

/**
 * Whether a transfer that is in the record never reached WeChat: its owner was gone before it could answer, and no redelivery was
 * given it.
 */
export function isTransferLost({ record, isDelivery }: Pick<Attempt, "record" | "isDelivery">): boolean {
  const { passiveReply, reason, transferGiven } = record;
  if (isDelivery || passiveReply === undefined || !isTransferReply(passiveReply)) return false;
  // An owner that recorded why it left something has answered as well.
  return reason === undefined && transferGiven !== true;
}

/** Why such a push ends as a dead letter when everything is said: the operator must know as well. */
export function transferTooLate(): PushError {
  return new PushError(
    "TRANSFER_TOO_LATE",
    "The customer was to be transferred to a person, but WeChat did not wait for this passive reply any more; the customer was told.",
    "Decide on a transfer at once, without slow work before it; a slow function cannot transfer.",
  );
}
