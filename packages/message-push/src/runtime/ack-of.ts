// What a handler returned where WeChat waits for the outcome itself: an ack of the right kind, or the author's mistake.
import type { Both } from "../language";
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
  payment: "payment-ack",
  "refund-query": "refund-ack",
  packet: "packet-ack",
} as const;

type Expected = (typeof EXPECTED)[keyof typeof EXPECTED];

/**
 * The passive reply in an ack. Nothing at all is no ack: a handler that forgets to return one must not acknowledge a payment.
 *
 * @throws {PushError} `OUTPUT_INVALID`
 */
export function acknowledgementOf({ pair, event }: Push, result: unknown, nowMs: number): Acknowledgement {
  const expected = EXPECTED[kindOf(pair) as keyof typeof EXPECTED];
  if (!isAck(result) || result.kind !== expected) {
    throw new PushError(
      "OUTPUT_INVALID",
      {
        en: `The handler of "${pair}" returned no ack, so the push is not acknowledged.`,
        zh: `“${pair}”的处理函数没有返回应答，所以这条推送没有确认。`,
      },
      fixOf(expected),
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

function fixOf(expected: Expected): Both {
  const fixes: Readonly<Record<Expected, Both>> = {
    "payment-ack": {
      en: "Return ack.done() when the work is done, ack.notYet() when it is not.",
      zh: "完成了请返回 ack.done()，没有完成请返回 ack.notYet()。",
    },
    "refund-ack": { en: "Return ack.refund({ suggest, evidence }).", zh: "请返回 ack.refund({ suggest, evidence })。" },
    "packet-ack": {
      en: "Return ack.packet({ … }) with the fields of the answer; docs/reference/pairs.md has them.",
      zh: "请返回 ack.packet({ … })，写上应答的字段；字段见 docs/reference/pairs.zh-CN.md。",
    },
  };
  return fixes[expected];
}

function isAck(result: unknown): result is PaymentAck | RefundAck | PacketAck {
  if (typeof result !== "object" || result === null || !("kind" in result)) return false;
  return Object.values(EXPECTED).some((kind) => kind === result.kind);
}

/** Why a push waits whose handler returned `ack.notYet()`. */
export function notYet(pair: string): PushError {
  return new PushError(
    "ACK_NOT_YET",
    { en: `The handler of "${pair}" returned ack.notYet().`, zh: `“${pair}”的处理函数返回了 ack.notYet()。` },
    {
      en: "Nothing to do: WeChat pushes it again, and the handler runs again.",
      zh: "无需处理：微信会重推，处理函数会再次运行。",
    },
  );
}
