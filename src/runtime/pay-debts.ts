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

async function payInTime(platform: Platform, attempt: Attempt): Promise<void> {
  const { push, log } = attempt;
  // The note was taken down when the push was completed. Unless every debt is known to be paid, the next push needs it again.
  if (await payAll(platform, attempt)) return;
  await platform.store.leaveNote(push.touser).catch((error: unknown) => log.failure("note-unrecorded", error));
}

/** Whether nothing is left that the customer is owed. */
async function payAll(platform: Platform, { push: { touser }, deadlineAtMs, log }: Attempt): Promise<boolean> {
  const { clock, store } = platform;
  const hasTime = () => deadlineAtMs - clock.nowMs() >= MIN_TIME_MS;
  try {
    const debts = hasTime() ? await store.findDue(MAX_DEBTS, touser) : [];
    log.info("owing", { debts: debts.length });
    for (const record of debts) {
      if (hasTime()) await continuePush(platform, record, { deadlineAtMs, isTimed: false });
    }
    // None found: what is owed is not due yet. As many as were asked for: there may be more.
    return debts.length > 0 && debts.length < MAX_DEBTS && hasTime();
  } catch (error) {
    log.failure("debts-unpaid", error);
    return false;
  }
}
