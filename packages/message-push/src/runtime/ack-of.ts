// What a handler returned where WeChat waits for the outcome itself: an ack of the right kind, or the author's mistake.
import { PushError } from "../push-error";
import type { PacketAck, PaymentAck, RefundAck } from "../wechat/acks";
import { answerPacket, bareAnswer } from "../wechat/answer-packet";
import { factsOf, kindOf } from "../wechat/pairs";
import type { Push } from "../wechat/parse-push";
import { doneReply, type PassiveReply, unacknowledgedReply } from "../wechat/passive-reply";

/** What an ack says. */
export interface Acknowledgement {
  readonly passiveReply: PassiveReply;
  /** Whether it asks WeChat to push again: the handler has not failed, and is not done. */
  readonly isNotYet: boolean;
}

const EXPECTED = {
  payment: { ack: "payment-ack", fix: "Return ack.done() when the work is done, ack.notYet() when it is not." },
  "refund-query": { ack: "refund-ack", fix: "Return ack.refund({ suggest, evidence })." },
  packet: {
    ack: "packet-ack",
    fix: "Return ack.packet({ … }) with the fields of the answer; docs/pushes.md has them.",
  },
} as const;

/**
 * The passive reply in an ack. Nothing at all is no ack: a handler that forgets to return one must not acknowledge a payment.
 *
 * @throws {PushError} `OUTPUT_INVALID`
 */
export function acknowledgementOf({ pair, event }: Push, result: unknown, nowMs: number): Acknowledgement {
  const expected = EXPECTED[kindOf(pair) as keyof typeof EXPECTED];
  if (!isAck(result) || result.kind !== expected.ack) {
    throw new PushError(
      "OUTPUT_INVALID",
      `The handler of "${pair}" returned no ack, so the push is not acknowledged.`,
      expected.fix,
    );
  }
  if (result.kind === "refund-ack") return { passiveReply: result.passiveReply, isNotYet: false };
  if (result.kind === "payment-ack") {
    const passiveReply = result.isDone ? doneReply(pair) : unacknowledgedReply(pair, result.reason);
    return { passiveReply, isNotYet: !result.isDone };
  }
  const { answer = {}, isAnsweredWithoutEnvelope } = factsOf(pair);
  if (isAnsweredWithoutEnvelope) return { passiveReply: bareAnswer(answer, result.answer), isNotYet: false };
  return { passiveReply: answerPacket(event, answer, result.answer, nowMs), isNotYet: false };
}

function isAck(result: unknown): result is PaymentAck | RefundAck | PacketAck {
  if (typeof result !== "object" || result === null || !("kind" in result)) return false;
  return Object.values(EXPECTED).some(({ ack }) => ack === result.kind);
}

/** Why a push waits whose handler returned `ack.notYet()`. */
export function notYet(pair: string): PushError {
  return new PushError(
    "ACK_NOT_YET",
    `The handler of "${pair}" returned ack.notYet().`,
    "Nothing to do: WeChat pushes it again, and the handler runs again.",
  );
}
