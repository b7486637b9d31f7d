// Waits for something another process does, without a guess at how long that takes.
import { setTimeout } from "node:timers/promises";

/** Below jest's own limit, so that a wait for what never happens fails its test and does not outlive it. */
const GIVE_UP_AFTER_MS = 90_000;
const PAUSE_MS = 2;

/** Resolves as soon as the condition holds. */
export async function until(condition: () => boolean): Promise<void> {
  const giveUpAtMs = performance.now() + GIVE_UP_AFTER_MS;
  while (!condition()) {
    if (performance.now() > giveUpAtMs) throw new Error(`It never happened: ${condition.toString()}`);
    // Without a pause, the wait would take a core from what it waits for.
    await setTimeout(PAUSE_MS);
  }
}
