// What is uncertain about cloud calls, messages, media and people at the desk. Each is a default: what a probe sees can be given in its place.

export interface CallRules {
  /** Whether cloud calls work in a push that WeChat made. */
  readonly pushesMayCallOpenapi: boolean;
}

export const CALL_RULES: CallRules = { pushesMayCallOpenapi: true };
