// The passive reply: what the function returns to WeChat for a push.
import type { BareReply, PacketReply } from "./answer-packet";
import type { Envelope } from "./catalogue/facts";
import { factsOf, isAcknowledged } from "./pairs";

/** "Received, nothing more to do": WeChat stops redelivering. */
export const SUCCESS = "success";

/** "Not done": for pairs that are acknowledged with the word `success`, or with a packet, and with nothing else. */
export const NOT_DONE = "fail";

const TRANSFER = "transfer_customer_service";

/** Tells WeChat to hand the customer's message to human agents. */
export interface TransferReply {
  readonly MsgType: typeof TRANSFER;
  /** The customer's openid: the push's FromUserName. */
  readonly ToUserName: string;
  /** The push's ToUserName. */
  readonly FromUserName: string;
  /** Seconds since 1970. */
  readonly CreateTime: number;
}

/** The answer to a payment: with any `ErrCode` but 0, WeChat pushes it again. */
export interface PaymentReply {
  readonly ErrCode: number;
  readonly ErrMsg: string;
}

/** The answer to a refund query: what you suggest to Apple, which decides. */
export interface RefundReply {
  /** 0: refund. 1: do not. */
  readonly result_code: 0 | 1;
  readonly result_info: string;
  readonly evidence: string;
}

/** "Not yet": WeChat pushes it again. */
export const PAYMENT_NOT_DONE: PaymentReply = { ErrCode: -1, ErrMsg: "not done yet" };

/** Everything a function may return for the pairs of the catalogue. */
export type PassiveReply =
  | typeof SUCCESS
  | typeof NOT_DONE
  | TransferReply
  | PaymentReply
  | RefundReply
  | PacketReply
  | BareReply;

/** How WeChat is told that a payment of that pair is done. */
export function doneReply(pair: string): PassiveReply {
  return isWord(pair) ? SUCCESS : { ErrCode: 0, ErrMsg: SUCCESS };
}

/** The answer while the work is not done, or never will be: what WeChat waits for must not be acknowledged then, everything else must be. */
export function notDoneReply(pair: string): PassiveReply {
  return isAcknowledged(pair) ? unacknowledgedReply(pair) : SUCCESS;
}

/** An answer that no pair takes for an acknowledgement. `reason` is for WeChat's records, where there is a place for one. */
export function unacknowledgedReply(pair: string, reason = PAYMENT_NOT_DONE.ErrMsg): PassiveReply {
  return isWord(pair) ? NOT_DONE : { ErrCode: PAYMENT_NOT_DONE.ErrCode, ErrMsg: reason };
}

function isWord(pair: string): boolean {
  const { kind, acknowledgedWith } = factsOf(pair);
  return acknowledgedWith === "success" || (kind !== "payment" && kind !== "refund-query");
}

/** The transfer of one push; To and From are swapped, as for every answer to a push. */
export function transferReply(event: Envelope, nowMs: number): TransferReply {
  return {
    MsgType: TRANSFER,
    ToUserName: event.FromUserName,
    FromUserName: event.ToUserName,
    CreateTime: Math.floor(nowMs / 1000),
  };
}

/** Whether an answer hands the customer over. */
export function isTransferReply(passiveReply: PassiveReply): passiveReply is TransferReply {
  return typeof passiveReply === "object" && "MsgType" in passiveReply && passiveReply.MsgType === TRANSFER;
}
