// The one error class of the project: a code for programs, a fact for people, and the fix after the arrow.
import type { ErrorCode } from "./error-codes";

/**
 * Every refusal of this project, from a bad option to a failed send.
 *
 * `message` reads `[CODE] fact` and, on the next line, `→ fix`. It never holds an openid, message content, a token or
 * a key, so it is safe to log. Compare by `code`, never by text. The codes are listed in `docs/errors.md`.
 *
 * @example
 * try {
 *   reply.link({ title: "Guide", description: "", url: "ftp://x", thumb_url: "https://example.com/a.png" });
 * } catch (error) {
 *   if (error instanceof PushError && error.code === "REPLY_INVALID") console.log(error.fix);
 * }
 */
export class PushError extends Error {
  override readonly name = "PushError";
  readonly code: ErrorCode;
  readonly fact: string;
  readonly fix: string;
  /** WeChat's or CloudBase's own number, where one was given: 45015, -604101 and so on. */
  readonly errCode?: number;

  constructor(code: ErrorCode, fact: string, fix: string, options?: ErrorOptions & { readonly errCode?: number }) {
    super(`[${code}] ${fact}\n  → ${fix}`, options);
    this.code = code;
    this.fact = fact;
    this.fix = fix;
    if (options?.errCode !== undefined) this.errCode = options.errCode;
  }
}
