// The passive reply: what the function returns to WeChat for a push.
import type { Envelope } from "./catalogue/facts";
import { isAcknowledged } from "./pairs";

/** "Received, nothing more to do": WeChat stops redelivering. */
export const SUCCESS = "success";

/** Tells WeChat to hand the customer's message to human agents. */
export interface TransferReply {
  readonly MsgType: "transfer_customer_service";
  /** The customer's openid: the push's FromUserName. */
  readonly ToUserName: string;
  /** The push's ToUserName. */
  readonly FromUserName: string;
  /** Seconds since 1970. */
  readonly CreateTime: number;
}

/** The answer to a payment event: with any `ErrCode` but 0, WeChat pushes it again, up to 15 times. */
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

/** "The payment has been dealt with": WeChat stops pushing it. */
export const PAYMENT_DONE: PaymentReply = { ErrCode: 0, ErrMsg: "success" };

/** "Not yet": WeChat pushes it again. */
export const PAYMENT_NOT_DONE: PaymentReply = { ErrCode: -1, ErrMsg: "not done yet" };

/** Everything a function may return for the pairs of the catalogue. */
export type PassiveReply = typeof SUCCESS | TransferReply | PaymentReply | RefundReply;

/** The answer while the work is not done, or never will be: a payment must not be acknowledged then, everything else must be. */
export function notDoneReply(pair: string): PassiveReply {
  return isAcknowledged(pair) ? PAYMENT_NOT_DONE : SUCCESS;
}

/** The transfer of one push; To and From are swapped, as for every answer to a push. */
export function transferReply(event: Envelope, nowMs: number): TransferReply {
  return {
    MsgType: "transfer_customer_service",
    ToUserName: event.FromUserName,
    FromUserName: event.ToUserName,
    CreateTime: Math.floor(nowMs / 1000),
  };
}

/** Whether an answer hands the customer over. */
export function isTransferReply(passiveReply: PassiveReply): passiveReply is TransferReply {
  return typeof passiveReply === "object" && "MsgType" in passiveReply;
}
