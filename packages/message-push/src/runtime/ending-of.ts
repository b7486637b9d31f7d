// What becomes of a push after something went wrong: try again later, give it up, or leave it alone.
import { type ErrorCode, PushError } from "../push-error";
import { isPassingRefusal } from "../wechat/send-errors";
import type { Attempt } from "./attempt";
import { isRefusedAccess } from "./cloud-call-access";

/** What is known besides the error. */
interface Circumstances extends Pick<Attempt, "mayLackCloudCalls"> {
  /** Whether the handler, should it have failed, may be run once more. */
  readonly mayRunAgain: boolean;
}

type EndingState =
  | { readonly state: "waiting"; readonly error: unknown }
  | { readonly state: "dead"; readonly error: unknown }
  | { readonly state: "lease-lost" };

/** Written wrong: it would go wrong the same way again. */
const AUTHORS_MISTAKES: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "REPLY_INVALID",
  "MEDIA_INVALID",
  "MEDIA_FILE_MISSING",
  "OUTPUT_INVALID",
  "BUDGET_EXCEEDED",
  "TRANSFER_TOO_LATE",
  "OPTION_INVALID",
]);

/** Sends that wait for the customer's next action, or for another invocation. */
const PASSING: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "CLOUD_CALLS_UNAVAILABLE",
  "SEND_UNKNOWN",
  "STORE_UNAVAILABLE",
  "BUDGET_USED_UP",
]);

/** Judges an attempt by the error that stopped it. */
export function endingOf(error: unknown, { mayRunAgain, mayLackCloudCalls }: Circumstances): EndingState {
  const code = error instanceof PushError ? error.code : undefined;
  if (code === "LEASE_LOST") return { state: "lease-lost" };
  if (code !== undefined && AUTHORS_MISTAKES.has(code)) return { state: "dead", error };
  if (isPassing(error, { mayLackCloudCalls })) return { state: "waiting", error };
  if (code === "SEND_REFUSED") return { state: "dead", error };
  return { state: mayRunAgain ? "waiting" : "dead", error };
}

/** Whether a send failed for a reason that has nothing to do with the reply. */
export function isPassing(error: unknown, { mayLackCloudCalls }: Pick<Attempt, "mayLackCloudCalls">): boolean {
  if (!(error instanceof PushError)) return false;
  return PASSING.has(error.code) || isPassingRefusal(error) || (mayLackCloudCalls && isRefusedAccess(error));
}
