// What the probe's function does with a request over HTTP: the part asks by a header, and reads the answer.

/** The header that holds the key of the run and, after a space, the step. */
export const HTTP_HEADER = "x-message-push-probe";

export type HttpStep =
  /** Tells what arrived. */
  | "look"
  /** Makes a cloud call that reaches nobody. */
  | "misuse"
  /** Answers with a status, headers and a body of its own. */
  | "answer"
  /** Answers later than WeChat waits. */
  | "late";

/** What the function saw of a request. The query is what the part itself has sent. */
export interface LookedAt {
  readonly method: string;
  readonly path: string;
  /** Name to value, or to values where it came with several. */
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  readonly contentType: string;
  readonly isBase64: boolean;
  readonly bodyBytes: number;
  /** SHA-256 of the body, read as `isBase64Encoded` says. */
  readonly bodyHash: string;
}

/** How the cloud call ended, and where the call is said to come from. */
export interface CalledOverHttp {
  readonly code: number;
  readonly source: string;
}

/** What the step `answer` returns. */
export const OWN_ANSWER = {
  status: 403,
  contentType: "text/xml",
  body: "<xml><![CDATA[应答 & <answer>]]></xml>",
} as const;

/** Longer than WeChat waits for an answer. */
export const LATE_ANSWER_MS = 6_000;
