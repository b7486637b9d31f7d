// What becomes of a push after something went wrong: try again later, give it up, or leave it alone.
import { type ErrorCode, PushError } from "../push-error";
import { isRefusedAccess } from "./cloud-call-access";
import { isPassingSend } from "./speaker";

/** What is known besides the error. */
interface Circumstances {
  /** Whether the handler, should it have failed, may be run once more. */
  readonly mayRunAgain: boolean;
  readonly mayLackCloudCalls: boolean;
}

type EndingState =
  | { readonly state: "waiting"; readonly error: unknown }
  | { readonly state: "dead"; readonly error: unknown }
  | { readonly state: "lease-lost" };

/** Written wrong: it would go wrong the same way again. */
const AUTHORS_MISTAKES: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "REPLY_INVALID",
  "MEDIA_INVALID",
  "OUTPUT_INVALID",
  "BUDGET_EXCEEDED",
  "TRANSFER_TOO_LATE",
  "OPTION_INVALID",
]);

/** Judges an attempt by what it was stopped by. */
export function endingOf(error: unknown, { mayRunAgain, mayLackCloudCalls: isTimed }: Circumstances): EndingState {
  const code = error instanceof PushError ? error.code : undefined;
  if (code === "LEASE_LOST") return { state: "lease-lost" };
  if (code !== undefined && AUTHORS_MISTAKES.has(code)) return { state: "dead", error };
  if (isPassingSend(error) || (isTimed && isRefusedAccess(error))) return { state: "waiting", error };
  if (code === "SEND_REFUSED") return { state: "dead", error };
  return { state: mayRunAgain ? "waiting" : "dead", error };
}
