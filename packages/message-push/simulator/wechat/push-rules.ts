// What is uncertain about pushes. Each is a default: what a probe sees can be given in its place.

export interface PushRules {
  /** Whether `getWXContext().OPENID` of a customer-service push is its sender. */
  readonly openidInPushes: boolean;
  /** `getWXContext().SOURCE` of a push, for which no value is documented. Empty: there is none. */
  readonly pushSource: string;
  /** Whether a push is tried again whose function failed. */
  readonly retriesAfterFailure: boolean;
  /** Whether a push is tried again whose answer is nonsense. The pages only tell what the customer sees then. */
  readonly retriesAfterNonsense: boolean;
  /** Whether an answer counts that comes when WeChat has begun to try again: then no further try follows. */
  readonly lateAnswersCount: boolean;
  /** Whether a message has the same `MsgId` in every delivery. */
  readonly redeliveryKeepsMsgId: boolean;
  /** Whether what has no `MsgId` has the same `CreateTime` in every delivery. */
  readonly redeliveryKeepsCreateTime: boolean;
  /** Whether a customer whose push stays unanswered sees WeChat's notice. */
  readonly noticesUnanswered: boolean;
}

export const PUSH_RULES: PushRules = {
  openidInPushes: true,
  pushSource: "",
  retriesAfterFailure: true,
  retriesAfterNonsense: false,
  lateAnswersCount: false,
  redeliveryKeepsMsgId: true,
  redeliveryKeepsCreateTime: true,
  noticesUnanswered: true,
};
