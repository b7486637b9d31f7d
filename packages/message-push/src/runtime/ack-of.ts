// What a handler returned where WeChat waits for the outcome itself: an ack of the right kind, or the author's mistake.
import { PushError } from "../push-error";
import type { PaymentAck, RefundAck } from "../wechat/acks";
import { kindOf } from "../wechat/pairs";
import { PAYMENT_DONE, type PassiveReply } from "../wechat/passive-reply";

/**
 * The passive reply in an ack. Nothing at all is no ack: a handler that forgets to return one must not acknowledge a payment.
 *
 * @throws {PushError} `OUTPUT_INVALID`
 */
export function ackOf(pair: string, result: unknown): PassiveReply {
  const isQuery = kindOf(pair) === "refund-query";
  if (isAck(result) && result.kind === (isQuery ? "refund-ack" : "payment-ack")) return result.passiveReply;
  throw new PushError(
    "OUTPUT_INVALID",
    `The handler of "${pair}" returned no ack, so the push is not acknowledged.`,
    isQuery
      ? "Return ack.refund({ suggest, evidence })."
      : "Return ack.done() when the work is done, ack.notYet() when it is not.",
  );
}

function isAck(result: unknown): result is PaymentAck | RefundAck {
  if (typeof result !== "object" || result === null || !("kind" in result) || !("passiveReply" in result)) return false;
  return result.kind === "payment-ack" || result.kind === "refund-ack";
}

/** Whether the passive reply asks WeChat to push again: the handler has not failed, and is not done. */
export function isNotYet(pair: string, passiveReply: PassiveReply): boolean {
  return (
    kindOf(pair) === "payment" &&
    typeof passiveReply === "object" &&
    "ErrCode" in passiveReply &&
    passiveReply.ErrCode !== PAYMENT_DONE.ErrCode
  );
}

/** Why a push waits whose handler returned `ack.notYet()`. */
export function notYet(pair: string): PushError {
  return new PushError(
    "ACK_NOT_YET",
    `The handler of "${pair}" returned ack.notYet().`,
    "Nothing to do: WeChat pushes it again, and the handler runs again.",
  );
}
