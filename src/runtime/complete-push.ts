// Records how a push ended, so that every later delivery of it gets the same answer.
import type { Delivery } from "./answer-push";
import type { Platform, PushOutcome } from "./ports";

/** Never rejects, and gives up at the deadline: the customer has the reply, and WeChat must get its answer in time. */
export async function completePush(platform: Platform, delivery: Delivery, outcome: PushOutcome): Promise<void> {
  const { clock } = platform;
  const recorded = new AbortController();
  const deadline = clock.after(delivery.deadlineAtMs - clock.nowMs(), recorded.signal).then(() => {
    if (!recorded.signal.aborted) delivery.log.warn("outcome-unrecorded", { reason: "deadline" });
  });
  await Promise.race([record(platform, delivery, outcome), deadline]);
  recorded.abort();
}

async function record(platform: Platform, { push, claim, log }: Delivery, outcome: PushOutcome): Promise<void> {
  if (claim.lease === undefined) return;
  try {
    const isOurs = await platform.store.complete(push.key, claim.lease.attempt, outcome);
    if (isOurs) log.info(outcome.state);
    else log.warn("outcome-unrecorded", { reason: "taken over" });
  } catch (error) {
    log.failure("outcome-unrecorded", error);
  }
}
