// WeChat's figures. Each is a default: where sources differ, or a test wants less, another one can be given.
import { CALL_RULES, type CallRules } from "./call-rules";
import { PUSH_RULES, type PushRules } from "./push-rules";
import { TOKEN_RULES, type TokenRules } from "./token-rules";

/** The rules of the local WeChat. All times are in simulator time. */
export interface WechatRules extends PushRules, CallRules, TokenRules {
  /** How long WeChat waits for the passive reply to one attempt. Written for HTTP push; assumed for functions. */
  readonly attemptMs: number;
  /** Attempts in all ("总共重试三次"), of what is no payment; assumed for functions too. */
  readonly attempts: number;
  /** Attempts at a payment that is not acknowledged. */
  readonly paymentAttempts: number;
  /** The pause after the first of them; it doubles every time. */
  readonly paymentFirstPauseMs: number;
  /** How often Apple has a refund query asked; how long it lets pass in between is not documented. */
  readonly refundQueryAttempts: number;
  /** Replies after the customer sent a message. */
  readonly repliesAfterMessage: ReplyAllowance;
  /** Replies after the customer entered; older pages say 1, or do not list it. */
  readonly repliesAfterEntering: ReplyAllowance;
  /** Longest text in bytes of UTF-8; no official figure for mini programs. */
  readonly textMaxBytes: number;
  /** Temporary media live 3 days. */
  readonly mediaLifeMs: number;
  /** Largest picture; the pages say 2 MB and 10 MB. */
  readonly imageMaxBytes: number;
  /** "Typing…" shows for 15 s and cannot be repeated meanwhile. */
  readonly typingMs: number;
  /**
   * Whether "typing…" is refused (45047) when no reply is left. The page says that it cannot be sent where the conditions
   * for a customer-service message are not met; whether a used-up quota is one of those is not said.
   */
  readonly typingNeedsReplyLeft: boolean;
  /** The number for an upload whose content is no picture: 40113 by a report, 40005 by another. */
  readonly noPictureErrorCode: number;
  /** Texts, and addresses of media, that hold one of these words are risky for the content check. */
  readonly riskyWords: readonly string[];
  /** When the result of `security.mediaCheckAsync` is pushed; WeChat takes up to 30 minutes. */
  readonly mediaCheckMs: number;
  /** The content check wants a customer who was in the mini program within 2 hours. */
  readonly checkedVisitMs: number;
  /** "Typing…" needs a message to or from the customer within 30 s. */
  readonly typingAfterMessageMs: number;
  /** A session returns to the function when the agent has been silent for 30 minutes. */
  readonly agentSilenceMs: number;
  /**
   * Whether cloud calls work where a timer began the chain of calls. According to the guide to timers they do, for
   * triggers that DevTools uploaded; according to a report from the field they fail.
   */
  readonly timersMayCallOpenapi: boolean;
  /** What they are refused with otherwise: the number of that report. */
  readonly timerOpenapiErrorCode: number;
  /** Whether setting it needs the part about 云托管, too. One page calls it required, and also allows to leave it out. */
  readonly pushTableNeedsContainerConfig: boolean;
}

/** How many replies an action of the customer allows, and how long. */
export interface ReplyAllowance {
  readonly count: number;
  readonly windowMs: number;
}

const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;

export const DEFAULT_RULES: WechatRules = {
  ...PUSH_RULES,
  ...CALL_RULES,
  ...TOKEN_RULES,
  attemptMs: 5 * SECOND_MS,
  attempts: 3,
  paymentAttempts: 15,
  paymentFirstPauseMs: 2 * SECOND_MS,
  refundQueryAttempts: 3,
  repliesAfterMessage: { count: 5, windowMs: 48 * HOUR_MS },
  repliesAfterEntering: { count: 2, windowMs: 60 * SECOND_MS },
  textMaxBytes: 2_048,
  mediaLifeMs: 72 * HOUR_MS,
  imageMaxBytes: 2 * 1024 * 1024,
  typingMs: 15 * SECOND_MS,
  typingNeedsReplyLeft: false,
  noPictureErrorCode: 40113,
  riskyWords: ["违规内容"],
  mediaCheckMs: SECOND_MS,
  checkedVisitMs: 2 * HOUR_MS,
  typingAfterMessageMs: 30 * SECOND_MS,
  agentSilenceMs: 30 * 60 * SECOND_MS,
  timersMayCallOpenapi: true,
  timerOpenapiErrorCode: -501001,
  pushTableNeedsContainerConfig: false,
};

/** What the customer sees when a push stays unanswered. */
export const NOTICE = "该小程序客服暂时无法提供服务，请稍后再试";
