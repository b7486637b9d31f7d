// What the catalogue has about a pair: the facts that the runtime uses, and the docs for people and tools.
import type { AnswerFields, FieldsOf, ObjectShape } from "./shape";

/**
 * What kind of thing a pair reports, and so what may be answered:
 *
 * - `message`: a person wrote; it has a MsgId. Replies, or a transfer to human agents.
 * - `event`: something that concerns one customer. Replies, where the customer's last action still allows them.
 * - `notice`: something that concerns the account. There is no customer to reply to.
 * - `payment`: money or goods, pushed again until it is acknowledged, so it must not be before its work is done. An ack.
 * - `refund-query`: WeChat asks what you suggest, and wants the answer itself. An ack with the suggestion.
 * - `packet`: WeChat wants a whole packet back, with fields of the pair's own. An ack with those fields.
 */
export type PairKind = "message" | "event" | "notice" | "payment" | "refund-query" | "packet";

/**
 * Where a field stands: by its name, or by names with dots between, through objects and through text that holds JSON:
 * `"MiniGame.Payload.OutTradeNo"`. Of several, the first that the packet has.
 */
export type FieldPath = string | readonly string[];

/** The facts about a pair that travel in every function: keep them few. */
export interface PairFacts {
  readonly kind: PairKind;
  /** The fields beyond the envelope. */
  readonly fields: ObjectShape;
  /** Which of WeChat's allowances for replies it grants; none, when left out. */
  readonly opens?: "message" | "entering";
  /** The field that names the customer; the sender, when left out. */
  readonly customerField?: FieldPath;
  /**
   * The field with a number that is never given twice. Where the packet has it, CreateTime does not distinguish pushes: no
   * page says whether it stays the same in up to 15 deliveries of a payment.
   */
  readonly orderField?: FieldPath;
  /** Of a `payment`: how WeChat is told that it is done. `success` goes out as that word; `ErrCode`, when left out, as `{ ErrCode: 0 }`. */
  readonly acknowledgedWith?: "ErrCode" | "success";
  /** Of a `packet`: the fields of the answer beyond the envelope. */
  readonly answer?: ObjectShape;
  /** Of a `packet`: WeChat wants the fields of the answer alone, without an envelope around them. */
  readonly isAnsweredWithoutEnvelope?: true;
  /** WeChat wants the answer in the clear, also where pushes come encrypted. */
  readonly isAnsweredInClear?: true;
  /** The XML element, and in some deliveries the JSON object, that stands around the fields. */
  readonly wrapper?: string;
  /** How long WeChat waits for the answer, where it is not 5 s. */
  readonly answerWithinMs?: number;
}

/** A sentence in both languages. */
export interface Words {
  readonly en: string;
  readonly zh: string;
}

/** Ways a push can reach a function: bound to it in the console, or over HTTP and dispatched. */
export type PushMode = "function" | "http";

/** Everything about a pair that only people and tools need. */
export interface PairDocs {
  /** What happened, in a few words. */
  readonly about: Words;
  /** The modes that can deliver it. */
  readonly modes: readonly PushMode[];
  /** The row in the console's 消息推送, whose names are not always the packet's; absent where it has none. */
  readonly console?: { readonly msgType: string; readonly event: string };
  /**
   * Seconds between the first delivery and each redelivery, where a page has them. When left out: a `payment` after 2, 4, 8 …, and
   * anything else three times in all, at once.
   */
  readonly redeliveryPausesSeconds?: readonly number[];
  /** Official accounts that share the environment have a screen of their own. */
  readonly account: "mini-program" | "official-account";
  /** A realistic packet, as function mode delivers it. */
  readonly sample: Readonly<Record<string, unknown>>;
  /** A handler that shows what matters, line by line, for `npx message-push new`. Lines, because a call would keep pair docs in bundles. */
  readonly handler: readonly string[];
  /** Official pages. */
  readonly sources: readonly string[];
  /** What no page says, or two say differently. */
  readonly doubts: readonly Words[];
}

/** What every push has, of every pair. */
export interface Envelope {
  /** Receiver: the appid in function mode, the `gh_…` original id over HTTP. Treat it as opaque. */
  readonly ToUserName: string;
  /** Sender: the user's openid; WeChat's own, where the push concerns a payment or the account. */
  readonly FromUserName: string;
  /** When WeChat made the push, in seconds since 1970. */
  readonly CreateTime: number;
}

/** The event of a pair with these facts. */
export type EventOf<Name, Facts extends PairFacts> = Envelope &
  NameFields<Name> &
  (Facts["kind"] extends "message" ? MessageId : unknown) &
  FieldsOf<Facts["fields"]>;

/** What every message has besides. */
export interface MessageId {
  /** WeChat's id of the message: 64 bits, so it is text. */
  readonly MsgId: string;
}

type NameFields<Name> = Name extends `event:${infer Event}`
  ? { readonly MsgType: "event"; readonly Event: Event }
  : { readonly MsgType: Name };

/** The events of several pairs, each by its name. */
export type EventsOf<Pairs> = {
  readonly [Name in keyof Pairs]: Pairs[Name] extends PairFacts ? EventOf<Name, Pairs[Name]> : never;
};

/** What the answer to a pair of kind `packet` says beyond its envelope. */
export type AnswerOf<Facts extends PairFacts> = Facts extends { readonly answer: infer Answer extends ObjectShape }
  ? AnswerFields<Answer>
  : never;

/** What a team writes down about a pair that the catalogue lacks: the facts, a sample, and any pair docs it likes. */
export type OwnPairs = Readonly<Record<string, PairFacts & Pick<PairDocs, "sample"> & Partial<PairDocs>>>;
