// The customer's next push finishes what is still owed, which works even where a timer may not make cloud calls.
import type { Attempt } from "./attempt";
import { continuePush } from "./continue-push";
import type { Platform } from "./ports";
import { within } from "./within";

/** A customer rarely is owed more, and the rest follows with the next push. */
const MAX_DEBTS = 3;
/** With less time left, a debt is left to others. */
const MIN_TIME_MS = 1_500;

/** Finishes what is due for the customer of a push that was just finished, in the time that it has left. */
export async function payDebts(platform: Platform, attempt: Attempt): Promise<void> {
  await within(platform.clock, attempt.deadlineAtMs, payInTime(platform, attempt));
}

async function payInTime(platform: Platform, { push: { touser }, deadlineAtMs, log }: Attempt): Promise<void> {
  const { clock, store } = platform;
  const hasTime = () => deadlineAtMs - clock.nowMs() >= MIN_TIME_MS;
  try {
    const debts = hasTime() ? await store.findDue(MAX_DEBTS, touser) : [];
    log.info("owing", { debts: debts.length });
    for (const record of debts) {
      if (hasTime()) await continuePush(platform, record, { deadlineAtMs, isTimed: false });
    }
    // What is not due yet, or did not fit in, needs its note again.
    if (debts.length === 0 || !hasTime()) await store.leaveNote(touser);
  } catch (error) {
    log.failure("debts-unpaid", error);
  }
}
