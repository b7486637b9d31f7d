// After the pushes of a round: time passes and the relay works until nothing is open, or nothing may be any more.
import type { Simulator } from "../../message-push/simulator/simulator";
import type { Dice } from "./dice";
import type { Recorder } from "./ledger";
import { LONGEST_FREEZE_MS, planStray } from "./plan-faults";
import { advanceUntil, type Relays } from "./relays";

interface Settling {
  readonly sim: Simulator;
  readonly recorder: Recorder;
  readonly relays: Relays;
  readonly dice: Dice;
  readonly faults: number;
  readonly canFreeze: boolean;
}

const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;
/** Within minutes instances stay warm; then hours pass, and at last WeChat's 48 hours. */
const STEPS_MS = [6, 30, 61, 61, 61, 120, 300, 500].map((seconds) => seconds * SECOND_MS);
const LONG_STEPS_MS = [1, 2, 6, 16].map((hours) => hours * HOUR_MS);
const BEYOND_WINDOW_MS = 49 * HOUR_MS;
/** After the window, the relay only has to find the time to dead-letter what is left. */
const LAST_TRIES = 10;
/** Completed pushes are forgotten after three days. */
const FORGOTTEN_MS = 73 * HOUR_MS;
/** A thawed instance is killed after a second. */
const WAIT_MS = 100;
const MOST_WAITS = 50;
const STRAY_TARGETS = ["text", "image", "miniprogrampage", "user_enter_tempsession", "xpay_goods_deliver_notify"];

/** Resolves when no record is open, or the relay could not end one in many tries after its window. */
export async function settle(settling: Settling): Promise<void> {
  const { sim, recorder, relays } = settling;
  // A relay of the time of pushing may still be frozen.
  await advanceUntil(sim, sim.idle());
  for (const stepMs of [...STEPS_MS, ...LONG_STEPS_MS, BEYOND_WINDOW_MS]) {
    if ((await pass(settling, stepMs)) === 0) break;
  }
  await thawAll(sim);
  // From here on nothing goes wrong any more: what is open now is for the relay alone to end.
  sim.faults.clear();
  for (let tries = 0; tries < LAST_TRIES && recorder.recordDocuments() > 0; tries += 1) {
    sim.clock.advance(BEYOND_WINDOW_MS);
    await advanceUntil(sim, relays.fireUndisturbed());
  }
  await advanceUntil(sim, sim.idle());
  recorder.recordDocuments();
}

/** What is frozen must end: what it does then counts, and until then its request is not recorded. */
async function thawAll(sim: Simulator): Promise<void> {
  sim.clock.advance(LONGEST_FREEZE_MS);
  const isBusy = () => sim.instances().some(({ state }) => state === "busy");
  for (let waits = 0; waits < MOST_WAITS && isBusy(); waits += 1) await sim.clock.after(WAIT_MS);
  await advanceUntil(sim, sim.idle());
}

/** Lets the relay forget the pushes of a round. */
export async function forget({ sim, relays }: Settling): Promise<void> {
  sim.clock.advance(FORGOTTEN_MS);
  await advanceUntil(sim, relays.fireUndisturbed());
}

/** Returns how many records are open afterwards. */
async function pass({ sim, recorder, relays, dice, faults, canFreeze }: Settling, stepMs: number): Promise<number> {
  sim.clock.advance(stepMs);
  if (dice.random() < faults) sim.faults.inject(planStray(dice, dice.pick(STRAY_TARGETS), canFreeze));
  await advanceUntil(sim, relays.fire());
  await advanceUntil(sim, sim.idle());
  return recorder.recordDocuments();
}
