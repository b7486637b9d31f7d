// What a handler returned where WeChat waits for the outcome itself: an ack of the right kind, or the author's mistake.
import { PushError } from "../push-error";
import type { PaymentAck, RefundAck } from "../wechat/acks";
import { kindOf } from "../wechat/pairs";
import { PAYMENT_DONE, type PassiveReply } from "../wechat/passive-reply";

/**
 * The answer in an ack. Nothing at all is no ack: a handler that forgets to say so must not acknowledge a payment.
 *
 * @throws {PushError} `OUTPUT_INVALID`
 */
export function ackOf(pair: string, said: unknown): PassiveReply {
  const isQuery = kindOf(pair) === "refund-query";
  if (isAck(said) && said.kind === (isQuery ? "refund-ack" : "payment-ack")) return said.passiveReply;
  throw new PushError(
    "OUTPUT_INVALID",
    `The handler of "${pair}" returned no ack, so the push is not acknowledged.`,
    isQuery
      ? "Return ack.refund({ suggest, evidence })."
      : "Return ack.done() when the work is done, ack.notYet() when it is not.",
  );
}

function isAck(said: unknown): said is PaymentAck | RefundAck {
  if (typeof said !== "object" || said === null || !("kind" in said) || !("passiveReply" in said)) return false;
  return said.kind === "payment-ack" || said.kind === "refund-ack";
}

/** Whether the answer asks WeChat to push again: the handler has not failed, and is not done. */
export function isNotYet(pair: string, passiveReply: PassiveReply): boolean {
  return (
    kindOf(pair) === "payment" &&
    typeof passiveReply === "object" &&
    "ErrCode" in passiveReply &&
    passiveReply.ErrCode !== PAYMENT_DONE.ErrCode
  );
}

/** Why a push waits whose handler said `ack.notYet()`. */
export function notYet(pair: string): PushError {
  return new PushError(
    "ACK_NOT_YET",
    `The handler of "${pair}" said that it is not done yet.`,
    "Nothing to do: WeChat pushes it again, and the handler runs again.",
  );
}
