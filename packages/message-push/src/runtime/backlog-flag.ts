// The flag of a customer for whom something waits: raised where a push is left unfinished, lowered by the write that completes one.
import type { Platform } from "./ports";
import type { PushLog } from "./push-log";

/** Tells the customer's next push that something waits. The relay finds it too, so a failure is only logged. */
export function raiseBacklogFlag({ store }: Platform, log: PushLog, touser: string): Promise<void> {
  return store.flagBacklog(touser).catch((error: unknown) => log.failure("backlog-flag-unrecorded", error));
}
