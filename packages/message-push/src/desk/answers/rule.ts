// The rule of an answer, in the shape that operators know from public accounts: keywords, each equal or contained, and replies.
// https://developers.weixin.qq.com/doc/service/api/notify/autoreplies/api_getcurrentautoreplyinfo.html
import type { Both } from "../../language";
import type { LinkFields, MiniProgramPageFields } from "../../wechat/messages";
import type { PictureSource } from "../../wechat/picture-source";
import type { ProblemKind } from "./problem-words";

/** How a keyword matches: the whole message, or a part of it. WeChat's own words. */
export type KeywordMatch = "equal" | "contain";

/** Words that a customer may write. Width, case, punctuation, blanks and traditional writing make no difference. */
export interface Keyword {
  readonly content: string;
  readonly match: KeywordMatch;
}

/** What a rule says, as it stands in the database. A picture is given as `reply.image` takes it. */
export type RuleReply =
  | { readonly type: "text"; readonly content: string }
  | ({ readonly type: "link" } & LinkFields)
  | ({ readonly type: "miniprogrampage" } & MiniProgramPageFields)
  | ({ readonly type: "miniprogrampage" } & PictureSource & Omit<MiniProgramPageFields, "thumb_media_id">)
  | { readonly type: "image"; readonly media_id: string }
  | ({ readonly type: "image" } & PictureSource)
  | HandOver;

/** Hands the conversation over to a person, once the rule's other replies are said. Out of hours the customer reads when people are back instead. */
export interface HandOver {
  readonly type: "hand_over";
}

/** A reply that is a message. */
export type RuleMessage = Exclude<RuleReply, HandOver>;

/** Whether a rule says all its replies, or one of them by chance. WeChat's own words. */
export type ReplyMode = "reply_all" | "random_one";

/**
 * A rule as an operator writes it. A keyword that is a plain string is contained; a reply that is one is a text.
 *
 * @example
 * { "_id": "hours", "name": "营业时间", "keywords": ["几点关门", "营业时间"], "replies": ["每天 9:00–18:00"] }
 */
export interface RuleDocument {
  /** Names the rule in menus and reports. @default the name */
  readonly _id?: string;
  /** What the rule is about, as a row of the menu shows it. */
  readonly name: string;
  readonly keywords: readonly (string | Keyword)[];
  /** May hold `{{words}}`, what the customer wrote, and `{{keyword}}`: in a text, and encoded in an address or a path. */
  readonly replies: readonly (string | RuleReply)[];
  /** @default "reply_all" */
  readonly mode?: ReplyMode;
  /** A rule with a higher one is preferred, whatever else matches. @default 0 */
  readonly priority?: number;
  /** @default true */
  readonly isOn?: boolean;
  /** Whether the menu lists it. @default false */
  readonly isListed?: boolean;
  /** From this time on, with its time zone: `2026-10-01T09:00+08:00`. @default always */
  readonly validFrom?: string | Date;
  /** Up to this time, which is not included any more. @default always */
  readonly validUntil?: string | Date;
  /** The `session-from` of the buttons that it answers for. @default all */
  readonly sessionFrom?: readonly string[];
  /** For the operators themselves. */
  readonly note?: string;
}

/** A rule that was read: everything is there, and checked. */
export interface AnswerRule {
  readonly id: string;
  readonly name: string;
  readonly keywords: readonly Keyword[];
  readonly replies: readonly RuleReply[];
  readonly mode: ReplyMode;
  readonly priority: number;
  readonly isOn: boolean;
  readonly isListed: boolean;
  readonly validFromMs: number;
  readonly validUntilMs: number;
  /** Empty: all. */
  readonly sessionFrom: readonly string[];
}

/** What is wrong with a rule; `problemText` says it in words, and what to do. It holds nothing of what a customer wrote. */
export interface RuleProblem {
  /** The rule's `_id`, or its name, or its place in the list: `#3`. */
  readonly rule: string;
  /** Where in the rule: `replies[0].url`. */
  readonly path: string;
  readonly kind: ProblemKind;
  /** What the words name. */
  readonly details: readonly Detail[];
}

/** A name or number as it is, or words of another error. */
export type Detail = string | Both;

/** Takes down what is wrong at a place of a rule. */
export type Note = (path: string, kind: ProblemKind, ...details: readonly Detail[]) => void;
