// The catalogue of pairs: which pushes a function can be bound to, and what kind of thing each one is.
import type {
  ImageMessage,
  MiniProgramPageMessage,
  TextMessage,
  UserEnterTempsessionEvent,
  XpayGoodsDeliverNotifyEvent,
} from "./events";

/** The event each pair delivers. A pair is written as one string: the MsgType, or `event:` and the Event. */
export interface PushEvents {
  text: TextMessage;
  image: ImageMessage;
  miniprogrampage: MiniProgramPageMessage;
  "event:user_enter_tempsession": UserEnterTempsessionEvent;
  "event:xpay_goods_deliver_notify": XpayGoodsDeliverNotifyEvent;
}

/** Name of a pair, for example `"text"` or `"event:user_enter_tempsession"`. */
export type Pair = keyof PushEvents;

interface PairFacts {
  /**
   * A `message` comes from a person and may be handed to a human agent; an `event` may not. A `payment` is pushed again
   * until it is acknowledged, and must not be before its work is done.
   */
  readonly kind: "message" | "event" | "payment";
  /** Fields beyond the envelope: `required` ones must be there, `optional` ones are empty when missing. */
  readonly fields: Readonly<Record<string, "required" | "optional">>;
}

/** Facts about each pair. Source: 客服消息 → 接收消息和事件 in the official documentation. */
export const PAIRS = {
  text: { kind: "message", fields: { MsgId: "required", Content: "required" } },
  image: { kind: "message", fields: { MsgId: "required", MediaId: "required", PicUrl: "optional" } },
  miniprogrampage: {
    kind: "message",
    fields: {
      MsgId: "required",
      Title: "optional",
      AppId: "optional",
      PagePath: "optional",
      ThumbUrl: "optional",
      ThumbMediaId: "optional",
    },
  },
  "event:user_enter_tempsession": { kind: "event", fields: { SessionFrom: "optional" } },
  "event:xpay_goods_deliver_notify": {
    kind: "payment",
    fields: { OpenId: "required", OutTradeNo: "required", Env: "optional" },
  },
} as const satisfies Record<Pair, PairFacts>;

/** Pairs that carry a person's message: the only ones that may be transferred to a human agent. */
export type MessagePair = { [P in Pair]: (typeof PAIRS)[P]["kind"] extends "message" ? P : never }[Pair];

/** Pairs that report a payment: their handlers answer nothing, and are done when they return. */
export type PaymentPair = { [P in Pair]: (typeof PAIRS)[P]["kind"] extends "payment" ? P : never }[Pair];

/** The event of one pair, or the union over several. */
export type PushEvent<P extends Pair = Pair> = PushEvents[P];

/** Whether `name` is in the catalogue. */
export function isPair(name: unknown): name is Pair {
  return typeof name === "string" && Object.hasOwn(PAIRS, name);
}

/** Whether pushes of this pair come from a person. */
export function isMessagePair(pair: Pair): pair is MessagePair {
  return PAIRS[pair].kind === "message";
}

/** Whether pushes of this pair report a payment. */
export function isPaymentPair(pair: Pair): pair is PaymentPair {
  return PAIRS[pair].kind === "payment";
}

/** The fields of a pair beyond the envelope, each with what happens when it is missing. */
export function fieldsOf(pair: Pair): PairFacts["fields"] {
  return PAIRS[pair].fields;
}
