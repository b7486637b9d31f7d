// A customer's backlog: what earlier pushes left unfinished. The next push drains it, even where a timer may not make cloud calls.
import type { Attempt } from "./attempt";
import { raiseBacklogFlag } from "./backlog-flag";
import { continuePush } from "./continue-push";
import { logBuried } from "./dead-letter";
import type { Platform } from "./ports";
import { LEAST_DRAIN_MS } from "./time-limits";
import { within } from "./within";

/** A backlog is rarely longer, and the rest follows with the next push. */
const MAX_DRAINED = 3;
const NOTHING = { records: [], damaged: [] } as const;

/** Finishes what is due for the customer of a push that was just finished, in the time that it has left. */
export async function drainBacklog(platform: Platform, attempt: Attempt): Promise<void> {
  await within(platform.clock, attempt.deadlineAtMs, drainInTime(platform, attempt));
}

async function drainInTime(platform: Platform, attempt: Attempt): Promise<void> {
  const { push, log } = attempt;
  // The flag was lowered when the push was completed. Unless the backlog is known to be empty, the next push needs it again.
  if (!(await drainAll(platform, attempt))) await raiseBacklogFlag(platform, log, push.touser);
}

/** Whether the backlog is known to be empty. */
async function drainAll(platform: Platform, { push: { touser }, deadlineAtMs, log }: Attempt): Promise<boolean> {
  const { clock, store } = platform;
  const hasTime = () => deadlineAtMs - clock.nowMs() >= LEAST_DRAIN_MS;
  try {
    const { records, damaged } = hasTime() ? await store.findDue(MAX_DRAINED, { touser }) : NOTHING;
    const due = records.length + damaged.length;
    log.info("backlog", { due });
    for (const record of damaged) {
      if (await store.bury(record)) logBuried(platform, record);
    }
    for (const record of records) {
      if (hasTime()) await continuePush(platform, record, { deadlineAtMs, mayLackCloudCalls: false });
    }
    // None found: the backlog is not due yet. As many as were asked for: there may be more.
    return due > 0 && due < MAX_DRAINED && hasTime();
  } catch (error) {
    log.failure("backlog-undrained", error);
    return false;
  }
}
