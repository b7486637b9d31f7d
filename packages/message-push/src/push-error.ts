// The errors of functions: what an author, a caller, the environment or the platform did that stops a push.
import { CodedError } from "./coded-error";

/** Every code of a {@link PushError}, grouped by who can fix it. docs/reference/errors.md explains each. */
export const PUSH_ERROR_CODES = [
  // The author: a function, a reply or an output is written wrong.
  "OPTION_UNKNOWN",
  "OPTION_INVALID",
  "PAIR_UNKNOWN",
  "REPLY_INVALID",
  "MEDIA_INVALID",
  "MEDIA_FILE_MISSING",
  "OUTPUT_INVALID",
  "HANDLER_FAILED",
  "ACK_NOT_YET",
  "DEADLINE_EXCEEDED",
  "BUDGET_EXCEEDED",
  "TRANSFER_TOO_LATE",
  // The operator: a variable of the environment is wrong.
  "ENVIRONMENT_INVALID",
  // The caller: what came in is not a push for this function.
  "CALLER_REFUSED",
  "EVENT_INVALID",
  "EVENT_PAIR_MISMATCH",
  // The platform: WeChat or CloudBase said no, or nothing.
  "STORE_UNAVAILABLE",
  "RECORD_MISSING",
  "RECORD_DAMAGED",
  "SEND_REFUSED",
  "SEND_UNKNOWN",
  "MEDIA_FAILED",
  "CLOUD_CALLS_UNAVAILABLE",
  "BUDGET_USED_UP",
  "INVOKE_FAILED",
  "INSTANCE_DIED",
  "WINDOW_CLOSED",
  "HANDED_OVER",
  "LEASE_LOST",
] as const;

/** A code of {@link PushError}. */
export type ErrorCode = (typeof PUSH_ERROR_CODES)[number];

/**
 * An error of a function, from a bad option to a failed send.
 *
 * @example
 * try {
 *   reply.link({ title: "Guide", description: "", url: "ftp://x", thumb_url: "https://example.com/a.png" });
 * } catch (error) {
 *   if (error instanceof PushError && error.code === "REPLY_INVALID") console.log(error.fix);
 * }
 */
export class PushError extends CodedError<ErrorCode> {
  override readonly name = "PushError";
}
