// What is uncertain about cloud calls, messages, media and people at the desk. Each is a default: what a probe sees can be given in its place.

export interface CallRules {
  /** Whether cloud calls work in a push that WeChat made; -604104 otherwise. */
  readonly pushesMayCallOpenapi: boolean;
  /** Whether cloud calls work in a function that another function called; -604104 otherwise. */
  readonly calledFunctionsMayCallOpenapi: boolean;
  /** The number for "typing…" while it shows already; 0 where it is taken. */
  readonly typingAgainErrorCode: number;
  /** Whether mini programs may send `msgmenu`; 45162 otherwise. */
  readonly takesMsgmenu: boolean;
  /** Whether messages may have `aimsgcontext`; 40097 otherwise. */
  readonly takesAiContext: boolean;
  /** Whether a customer sees 内容由第三方AI生成 under such a message. */
  readonly showsAiMark: boolean;
  /** Whether messages may have `businessid` as a number; 40097 otherwise. */
  readonly takesBusinessid: boolean;
  /** Whether messages may have `customservice`; 40097 otherwise. */
  readonly takesCustomservice: boolean;
  /** Whether messages that are sent one after the other arrive in their order; otherwise each comes before the one before. */
  readonly messagesArriveInOrder: boolean;
  /** Whether a GIF is taken as a picture; 40005 otherwise. */
  readonly takesGif: boolean;
  /** How long the upload of a picture of 2 MB takes; that of a smaller one takes its share. */
  readonly pictureUploadMs: number;
  /** Whether who wrote to the service desk can be checked by the content check at once; 61010 otherwise. */
  readonly checksWhoWrites: boolean;
  /** Whether messages are pushed while a person at the desk has the conversation. */
  readonly pushesMessagesWhileWithAgent: boolean;
  /** Whether events, as entering, are pushed meanwhile. */
  readonly pushesEventsWhileWithAgent: boolean;
}

export const CALL_RULES: CallRules = {
  pushesMayCallOpenapi: true,
  calledFunctionsMayCallOpenapi: true,
  typingAgainErrorCode: 45081,
  takesMsgmenu: false,
  takesAiContext: true,
  showsAiMark: true,
  takesBusinessid: true,
  takesCustomservice: true,
  messagesArriveInOrder: true,
  takesGif: true,
  pictureUploadMs: 0,
  checksWhoWrites: true,
  pushesMessagesWhileWithAgent: false,
  pushesEventsWhileWithAgent: true,
};
