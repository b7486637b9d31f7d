// What is uncertain about WeChat's API by access token. Each is a default: what a probe sees can be given in its place.

export interface TokenRules {
  /**
   * Whether the mini program's own access token may read and set the console's push table. The pages name the
   * authorizer_access_token of a third-party platform only; that another one is refused is a guess.
   */
  readonly ownTokenMaySetPushTable: boolean;
  /** The number of that refusal. */
  readonly ownTokenErrorCode: number;
  /** Whether reading the push table takes `{}` as its body; 47001 otherwise. */
  readonly pushTableTakesEmptyObject: boolean;
  /** The content type of a refusal in the place of media. */
  readonly mediaRefusalContentType: string;
  /** Whether typing goes to `/cgi-bin/message/custom/business/typing`; otherwise, to `/cgi-bin/message/custom/typing`. */
  readonly typingIsUnderBusiness: boolean;
  /** Whether messages go to `/cgi-bin/message/custom/send`; otherwise, to `/cgi-bin/message/custom/business/send`. */
  readonly messagesAreNotUnderBusiness: boolean;
}

export const TOKEN_RULES: TokenRules = {
  ownTokenMaySetPushTable: false,
  ownTokenErrorCode: 48001,
  pushTableTakesEmptyObject: true,
  mediaRefusalContentType: "application/json",
  typingIsUnderBusiness: true,
  messagesAreNotUnderBusiness: true,
};
