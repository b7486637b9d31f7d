// How WeChat delivers a push: 5 s for each attempt, three attempts; a payment again and again until ErrCode 0.
import { judgePassiveReply } from "../../../message-push/simulator/wechat/judge-passive-reply";
import { isAcknowledged } from "../../../message-push/src/wechat/pairs";
import type { DeliveryFact } from "./ledger";
import { functionOf, type ModelPush } from "./pushes";
import type { World } from "./world";

const ATTEMPT_MS = 5_000;
/** A payment is pushed 15 times, over 9 hours. */
const PAYMENT_PAUSES_MS = Array.from({ length: 14 }, (_, i) => 2_000 * 2 ** i);

/** Delivers a push until it is answered, or `attempts` are over. */
export async function deliverPush(world: World, push: ModelPush, attempts: number): Promise<void> {
  const isPayment = isAcknowledged(push.pair);
  const pausesMs = isPayment ? PAYMENT_PAUSES_MS : Array.from({ length: attempts - 1 }, () => 0);
  for (const pauseMs of [...pausesMs, 0]) {
    const answer = await Promise.race([deliverOnce(world, push), world.clock.after(ATTEMPT_MS)]);
    const verdict = answer === undefined ? "again" : judgePassiveReply(push.packet, push.pair, answer);
    if (verdict === "accepted" || verdict === "transfer") {
      push.isAnswered = true;
      return;
    }
    await world.clock.after(pauseMs);
  }
}

/** One delivery; `undefined` when the function failed, and never when its instance died or hangs. */
export async function deliverOnce(world: World, push: ModelPush): Promise<unknown> {
  const { ledger, clock } = world;
  let fact: DeliveryFact | undefined;
  try {
    const answer = await world.invoke(push.functionName, push.packet, [], (instance) => {
      world.tell(instance, `delivery of ${push.index} to ${push.functionName}`);
      fact = { push, instance, begunAt: ledger.tick(), begunAtMs: clock.nowMs() };
      ledger.deliveries.push(fact);
    });
    settled(world, fact, { passiveReply: answer });
    return answer;
  } catch (error) {
    settled(world, fact, { error });
    return undefined;
  }
}

/** Settles at the end of the event loop's turn, still at the same moment. */
function settled(world: World, fact: DeliveryFact | undefined, outcome: NonNullable<DeliveryFact["outcome"]>): void {
  if (fact === undefined) return;
  fact.settledAtMs = world.clock.nowMs();
  fact.outcome = outcome;
  world.tell(
    fact.instance,
    `answers ${"passiveReply" in outcome ? JSON.stringify(outcome.passiveReply) : String(outcome.error)}`,
  );
}

/** How long the function may take, by its own promise. */
export function promisedMs({ functionName }: ModelPush): number {
  const { options, timeLimitMs, isLimitTold } = functionOf(functionName);
  const { deadlineMs = 4_000 } = options;
  return isLimitTold ? Math.min(deadlineMs, timeLimitMs - 500) : deadlineMs;
}
