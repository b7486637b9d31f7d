// The ack builders: what a handler returns where WeChat waits for the outcome itself, and not only for "received".
import type { Both } from "../language";
import { PushError } from "../push-error";
import type { RefundReply } from "./passive-reply";

/** Says whether a payment has been dealt with, made by {@link ack.done} or {@link ack.notYet}. How WeChat is told depends on the pair. */
export interface PaymentAck {
  readonly kind: "payment-ack";
  readonly isDone: boolean;
  /** Why it is not done. */
  readonly reason?: string;
}

/** The fields of a packet that answers a push, made by {@link ack.packet}. */
export interface PacketAck<Answer = unknown> {
  readonly kind: "packet-ack";
  readonly answer: Answer;
  /** Never there: it lets no field compile that the answer does not have, for which the type of a value alone has no eye. */
  readonly names?: NamesIn<Answer>;
}

/** Every field's name, inner ones by their path. */
type NamesIn<Value> = Value extends readonly (infer Entry)[]
  ? NamesIn<Entry>
  : Value extends object
    ? { [Name in keyof Value & string]-?: Name | `${Name}.${NamesIn<NonNullable<Value[Name]>>}` }[keyof Value & string]
    : never;

/** Suggests what Apple should do about a refund, made by {@link ack.refund}. */
export interface RefundAck {
  readonly kind: "refund-ack";
  readonly passiveReply: RefundReply;
}

/** What you suggest about a refund that a customer asked Apple for. */
export interface RefundSuggestion {
  /** Apple decides; this is one thing it looks at. */
  readonly suggest: "refund" | "refuse";
  /** Proof of what the customer got, for example that the goods were used, and when. */
  readonly evidence: string;
  /** A word about the suggestion. @default "success" */
  readonly info?: string;
}

/**
 * The answers where WeChat waits for the outcome itself: payments, goods, and packets that want one back.
 *
 * @example
 * handle: async ({ OutTradeNo }) => ((await deliver(OutTradeNo)) ? ack.done() : ack.notYet("out of stock"))
 */
export const ack = {
  /** The payment has been dealt with: WeChat stops pushing it, and a redelivery gets the same answer. */
  done(): PaymentAck {
    return { kind: "payment-ack", isDone: true };
  },

  /**
   * Not yet: WeChat pushes it again, by the schedule that docs/reference/pairs.md has with the pair (virtual payment: up to 15 times, after 2, 4, 8,
   * 16 … seconds), and the handler runs again.
   * @param reason for WeChat's own records, where the answer has a place for it; never logged
   */
  notYet(reason?: string): PaymentAck {
    return { kind: "payment-ack", isDone: false, ...(reason === undefined ? {} : { reason: String(reason) }) };
  },

  /**
   * The answer to a pair that wants a whole packet back (即时配送, 物流助手): its fields by WeChat's own names. The envelope is filled in,
   * and the fields are checked against the pair's when the handler has returned: a wrong one is an `OUTPUT_INVALID`.
   *
   * @example
   * handle: async ({ shop_order_id, order_status }) => {
   *   await noteStatus(shop_order_id, order_status);
   *   return ack.packet({ resultcode: 0, resultmsg: "ok" });
   * }
   */
  packet<const Answer extends object>(answer: Answer): PacketAck<Answer> {
    return { kind: "packet-ack", answer };
  },

  /**
   * The answer to `event:xpay_subscribe_ios_refund_query_notify`. WeChat waits 3 s for it.
   * @throws {PushError} `OUTPUT_INVALID` for another suggestion, or without evidence, which WeChat requires
   */
  refund({ suggest, evidence, info = "success" }: RefundSuggestion): RefundAck {
    if (suggest !== "refund" && suggest !== "refuse") {
      throw refundInvalid(
        { en: `a suggestion of ${JSON.stringify(suggest)}`, zh: `suggest 是 ${JSON.stringify(suggest)}` },
        { en: 'Suggest "refund" or "refuse".', zh: '请写 "refund" 或 "refuse"。' },
      );
    }
    if (typeof evidence !== "string" || evidence === "") {
      throw refundInvalid(
        { en: "no evidence", zh: "缺少 evidence" },
        {
          en: "Say in `evidence` what the customer got; WeChat requires it.",
          zh: "请在 `evidence` 里写客户得到了什么：微信要求必填。",
        },
      );
    }
    return {
      kind: "refund-ack",
      passiveReply: { result_code: suggest === "refund" ? 0 : 1, result_info: String(info), evidence },
    };
  },
};

function refundInvalid(got: Both, fix: Both): PushError {
  return new PushError(
    "OUTPUT_INVALID",
    { en: `ack.refund got ${got.en}.`, zh: `ack.refund 收到的内容不对：${got.zh}。` },
    fix,
  );
}
