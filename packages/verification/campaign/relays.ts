// The relay's timer, which the campaign fires, under faults like everything else, and now and then two at once.
import type { Simulator } from "../../message-push/simulator/simulator";
import type { Dice } from "./dice";
import { planStray } from "./plan-faults";

export interface Relays {
  /** Resolves when the relay has ended, which needs time to be moved when one is frozen. */
  fire(): Promise<void>;
  readonly fired: number;
  /** How often two ran at once. */
  readonly overlapped: number;
}

interface RelaysOptions {
  readonly sim: Simulator;
  readonly dice: Dice;
  readonly faults: number;
  readonly canFreeze: boolean;
}

const OVERLAP = 0.25;
/** A frozen one ends only when the clock moves; until then it may take so long on the machine's clock. */
const QUIET_MS = 6_000;
const STEP_MS = 20_000;

export function createRelays({ sim, dice, faults, canFreeze }: RelaysOptions): Relays {
  let fired = 0;
  let overlapped = 0;
  return {
    async fire() {
      if (dice.random() < faults) sim.faults.inject(planStray(dice, "relay", canFreeze));
      const count = dice.random() < OVERLAP ? 2 : 1;
      fired += count;
      overlapped += count - 1;
      await Promise.all(Array.from({ length: count }, () => sim.fireTimer("relay")));
    },
    get fired() {
      return fired;
    },
    get overlapped() {
      return overlapped;
    },
  };
}

/**
 * Waits for work that may be frozen, and moves the clock while nothing happens. Never while functions run: one of them
 * would find that time had jumped between two of its requests.
 */
export async function advanceUntil(sim: Simulator, work: Promise<unknown>): Promise<void> {
  let isOver = false;
  const done = work.then(() => {
    isOver = true;
  });
  let newest = sim.requests().at(-1);
  while (!isOver) {
    const waited = new AbortController();
    await Promise.race([done, sim.clock.after(QUIET_MS, waited.signal)]);
    waited.abort();
    const isQuiet = sim.requests().at(-1) === newest;
    newest = sim.requests().at(-1);
    if (!isOver && isQuiet) sim.clock.advance(STEP_MS);
  }
}
