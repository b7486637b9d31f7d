// The customer's next push finishes what is still owed, which works even where a timer may not make cloud calls.
import type { Attempt } from "./attempt";
import { continuePush } from "./continue-push";
import type { Platform } from "./ports";
import { LEAST_DRAIN_MS } from "./time-limits";
import { within } from "./within";

/** A customer rarely is owed more, and the rest follows with the next push. */
const MAX_DRAINED = 3;

/** Finishes what is due for the customer of a push that was just finished, in the time that it has left. */
export async function drainBacklog(platform: Platform, attempt: Attempt): Promise<void> {
  await within(platform.clock, attempt.deadlineAtMs, drainInTime(platform, attempt));
}

async function drainInTime(platform: Platform, attempt: Attempt): Promise<void> {
  const { push, log } = attempt;
  // The note was taken down when the push was completed. Unless every debt is known to be paid, the next push needs it again.
  if (await drainAll(platform, attempt)) return;
  await platform.store
    .flagBacklog(push.touser)
    .catch((error: unknown) => log.failure("backlog-flag-unrecorded", error));
}

/** Whether nothing is left that the customer is owed. */
async function drainAll(platform: Platform, { push: { touser }, deadlineAtMs, log }: Attempt): Promise<boolean> {
  const { clock, store } = platform;
  const hasTime = () => deadlineAtMs - clock.nowMs() >= LEAST_DRAIN_MS;
  try {
    const due = hasTime() ? await store.findDue(MAX_DRAINED, touser) : [];
    log.info("backlog", { due: due.length });
    for (const record of due) {
      if (hasTime()) await continuePush(platform, record, { deadlineAtMs, mayLackCloudCalls: false });
    }
    // None found: what is owed is not due yet. As many as were asked for: there may be more.
    return due.length > 0 && due.length < MAX_DRAINED && hasTime();
  } catch (error) {
    log.failure("backlog-undrained", error);
    return false;
  }
}
