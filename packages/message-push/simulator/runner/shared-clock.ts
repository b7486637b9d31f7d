// The simulator's time as instances see it: in a file that they read whenever they look. A message could still be on its
// way when an instance that was stopped runs on, and it would act on the time from before.
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SimulatorClock } from "../clock";

export interface SharedClock {
  /**
   * The file. It holds how far the simulator's clock was moved forward in milliseconds, when it was started by the machine's,
   * and its rate: three little-endian doubles.
   */
  readonly path: string;
  /** Holds the file, and what else all instances share. */
  readonly folder: string;
  /** Removes it; no instance may be running any more. */
  remove(): void;
}

/** Shares the clock with instances. */
export function shareClock(clock: SimulatorClock): SharedClock {
  const folder = mkdtempSync(join(tmpdir(), "simulator-clock-"));
  const path = join(folder, "offset");
  const file = openSync(path, "w");
  const write = (offsetMs: number) => {
    const bytes = Buffer.alloc(24);
    for (const [i, value] of [offsetMs, clock.startedAtMs, clock.rate].entries()) bytes.writeDoubleLE(value, i * 8);
    writeSync(file, bytes, 0, 24, 0);
  };
  write(clock.offsetMs);
  const stopFollowing = clock.onAdvance(write);
  const remove = () => {
    stopFollowing();
    closeSync(file);
    rmSync(folder, { recursive: true, force: true });
  };
  return { path, folder, remove };
}
