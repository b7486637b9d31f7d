// The simulator's time as instances see it: in a file that they read whenever they look. A message could still be on its
// way when an instance that was stopped runs on, and it would act on the time from before.
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SimulatorClock } from "../clock";

export interface SharedClock {
  /**
   * The file. It holds how far the simulator's clock was moved forward in milliseconds, when it was started by the machine's, its
   * rate, for how long it stood still before, and since when it does, 0 while it runs: five little-endian doubles.
   */
  readonly path: string;
  /** Holds the file, and what else all instances share. */
  readonly folder: string;
  /** Removes it; no instance may be running any more. */
  remove(): void;
}

/** How the name of every such folder begins. */
export const SHARED_FOLDER = "simulator-clock-";
/** The name of the file in it; must equal the one in watchdog.sh. */
export const CLOCK_FILE = "offset";

/** Shares the clock with instances. */
export function shareClock(clock: SimulatorClock): SharedClock {
  const folder = mkdtempSync(join(tmpdir(), SHARED_FOLDER));
  const path = join(folder, CLOCK_FILE);
  const file = openSync(path, "w");
  const write = () => {
    const { offsetMs, startedAtMs, rate, heldBeforeMs, heldSinceMs = 0 } = clock;
    const values = [offsetMs, startedAtMs, rate, heldBeforeMs, heldSinceMs];
    const bytes = Buffer.alloc(values.length * 8);
    for (const [i, value] of values.entries()) bytes.writeDoubleLE(value, i * 8);
    writeSync(file, bytes, 0, bytes.length, 0);
  };
  write();
  const stopFollowing = [clock.onAdvance(write), clock.onPause(write)];
  const remove = () => {
    for (const stop of stopFollowing) stop();
    closeSync(file);
    rmSync(folder, { recursive: true, force: true });
  };
  return { path, folder, remove };
}
