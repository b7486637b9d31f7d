// What is uncertain about pushes. Each is a default: what a probe sees can be given in its place.

export interface PushRules {
  /** Whether `getWXContext().OPENID` of a customer-service push is its sender. */
  readonly openidInPushes: boolean;
  /** Whether a push is tried again whose function failed. */
  readonly retriesAfterFailure: boolean;
}

export const PUSH_RULES: PushRules = { openidInPushes: true, retriesAfterFailure: true };
