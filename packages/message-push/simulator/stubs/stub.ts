// What a team's stub of a cloud call is: the answer that the local WeChat gives in WeChat's place. Types only.

/** What a stub answers with, as the page of the call documents it. See {@link StubAnswer}. */
type AnswerBody = Readonly<Record<string, unknown>>;

/**
 * The answer of a stub, in WeChat's own words: `{ result: { suggest: "pass" }, trace_id: "…" }`. It goes over the wire as it
 * is, and the SDK makes `traceId` of `trace_id`, as in the cloud; a key that is in camelCase already stays so.
 *
 * An error is `{ errCode: 87014, errMsg: "risky content" }`, or with `errcode` and `errmsg`; below -1 it is one of the
 * platform's own, whose text the SDK writes. Bytes are `{ contentType: "image/png", buffer }`.
 */
export type StubAnswer = AnswerBody;

/** A call that a stub answered. */
export interface StubbedCall {
  /** As WeChat receives them: the SDK has made `media_url` of `mediaUrl`. */
  readonly args: Readonly<Record<string, unknown>>;
  /** Binary arguments by name. */
  readonly files: Readonly<Record<string, { readonly fileName: string; readonly content: Buffer }>>;
  /** The customer whom the chain of calls began with; absent for timers and for calls with an access token. */
  readonly openid?: string;
  /** The function that called; absent for calls with an access token. */
  readonly functionName?: string;
}

/** Answers one call; what it throws reaches the function as an error of the simulator. */
export type StubFunction = (args: StubbedCall["args"], call: StubbedCall) => StubAnswer | Promise<StubAnswer>;

/** A stub that is registered. */
export interface Stub {
  /** For example `security.msgSecCheck`. */
  readonly apiName: string;
  /** What it answered, oldest first. */
  readonly calls: readonly StubbedCall[];
  /** The call is again what it was before any stub. */
  remove(): void;
}
