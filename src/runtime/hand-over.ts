// Slow work: the push is acknowledged at once, and the handler runs in a second invocation.
import { PushError } from "../push-error";
import { isAcknowledged } from "../wechat/pairs";
import { notDoneAnswer, type PassiveAnswer } from "../wechat/passive-answer";
import type { Claim } from "./claim-push";
import type { Platform } from "./ports";
import type { PushLog } from "./push-log";
import type { PushRecord } from "./push-store";
import { within } from "./within";

/** What a second invocation is called with: by id only, the event is in the record. */
export interface Resume {
  readonly resumePush: { readonly pushId: string; readonly ticket: string };
}

/** Kicks the second invocation and shows "typing…". Whatever gets lost, the record stays, and the relay finds it. */
export async function handOver(
  platform: Platform,
  log: PushLog,
  { record, hold }: Extract<Claim, { kind: "held" }>,
  deadlineAtMs: number,
): Promise<PassiveAnswer> {
  const kicked = kick(platform, log, { ...record, ticket: hold.ticket });
  const shown = isAcknowledged(record.pair) ? undefined : showTyping(platform, log, record.touser);
  await within(platform.clock, deadlineAtMs, Promise.all([kicked, shown]));
  return notDoneAnswer(record.pair);
}

/** It is a courtesy: WeChat refuses it 30 s after the customer's last action, or while it shows already. */
async function showTyping({ messenger }: Platform, log: PushLog, touser: string): Promise<void> {
  try {
    await messenger.showTyping(touser);
  } catch (error) {
    log.info("typing-not-shown", error instanceof PushError ? { code: error.code, errCode: error.errCode } : {});
  }
}

/** Starts a second invocation of the push's own function; the ticket is what lets it in. */
export async function kick(
  platform: Platform,
  log: PushLog,
  { key, functionName, ticket }: Pick<PushRecord, "key" | "functionName" | "ticket">,
): Promise<void> {
  const resume: Resume = { resumePush: { pushId: key, ticket } };
  try {
    await platform.kick(functionName, resume);
    log.info("kicked", { functionName });
  } catch (error) {
    log.failure("kick-lost", error);
  }
}
