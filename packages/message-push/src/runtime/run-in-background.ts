// Background work: the push is acknowledged at once, and the handler runs in a second invocation.
import { PushError } from "../push-error";
import { conversationOf } from "../wechat/message-options";
import { isAcknowledged } from "../wechat/pairs";
import type { Push } from "../wechat/parse-push";
import { notDoneReply, type PassiveReply } from "../wechat/passive-reply";
import type { Claim } from "./claim-push";
import type { Platform } from "./ports";
import type { PushLog } from "./push-log";
import type { PushRecord } from "./push-store";
import { within } from "./within";

/** What a second invocation is called with: by id only, the event is in the record. */
export interface Resume {
  readonly resumePush: { readonly pushId: string; readonly fencingToken: string };
}

/** Starts the second invocation and shows "typing…". If either gets lost, the record stays, and the relay finds it. */
export async function runInBackground(
  platform: Platform,
  log: PushLog,
  push: Push,
  { record, lease }: Pick<Extract<Claim, { kind: "acquired" }>, "record" | "lease">,
  deadlineAtMs: number,
): Promise<PassiveReply> {
  const invoked = invokeInBackground(platform, log, { ...record, fencingToken: lease.fencingToken });
  const shown = isAcknowledged(record.pair) ? undefined : showTyping(platform, log, push);
  await within(platform.clock, deadlineAtMs, Promise.all([invoked, shown]));
  return notDoneReply(record.pair);
}

/** Best effort: WeChat refuses it 30 s after the last message, or while it shows already. */
async function showTyping({ messenger }: Platform, log: PushLog, { touser, event }: Push): Promise<void> {
  try {
    await messenger.showTyping(touser, conversationOf(event));
  } catch (error) {
    log.info("typing-not-shown", error instanceof PushError ? { code: error.code, errCode: error.errCode } : {});
  }
}

/** Starts a second invocation of the push's own function; the fencing token is what it takes the push over by. */
export async function invokeInBackground(
  platform: Platform,
  log: PushLog,
  { key, functionName, fencingToken }: Pick<PushRecord, "key" | "functionName" | "fencingToken">,
): Promise<void> {
  const resume: Resume = { resumePush: { pushId: key, fencingToken } };
  try {
    await platform.invokeAsync(functionName, resume);
    log.info("invoked", { functionName });
  } catch (error) {
    log.failure("invoke-failed", error);
  }
}
