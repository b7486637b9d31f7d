// The relay's timer, which the campaign fires: under faults like everything else, after damage, and now and then several at once.
import type { Simulator } from "../../message-push/simulator/simulator";
import type { Damage } from "./damage";
import type { Dice } from "./dice";
import { planRelayFault } from "./plan-faults";

export interface Relays {
  /** Resolves when the relay has ended, which needs time to be moved when one is frozen. */
  fire(): Promise<void>;
  /** One run, and nothing goes wrong. */
  fireUndisturbed(): Promise<void>;
  readonly fired: number;
  /** How many of them ran beside another. */
  readonly overlapped: number;
}

interface RelaysOptions {
  readonly sim: Simulator;
  readonly dice: Dice;
  readonly faults: number;
  readonly canFreeze: boolean;
  readonly damage: Pick<Damage, "plant">;
}

/** How many run at once. */
const AT_ONCE = [
  [70, 1],
  [18, 2],
  [8, 3],
  [4, 5],
] as const;
/** A frozen one ends only when the clock moves; until then it may take so long on the machine's clock. */
const QUIET_MS = 6_000;
const STEP_MS = 20_000;

export function createRelays({ sim, dice, faults, canFreeze, damage }: RelaysOptions): Relays {
  let fired = 0;
  let overlapped = 0;
  const run = async (count: number) => {
    fired += count;
    overlapped += count - 1;
    await Promise.all(Array.from({ length: count }, () => sim.fireTimer("relay")));
  };
  return {
    async fire() {
      if (dice.random() < faults) sim.faults.inject(planRelayFault(dice, canFreeze));
      if (dice.random() < faults) damage.plant();
      await run(dice.weigh(AT_ONCE));
    },
    fireUndisturbed: () => run(1),
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
