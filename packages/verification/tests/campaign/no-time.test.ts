// How a process measures that it got no time: not by how busy it was itself.
import { once } from "node:events";
import { type NoTime, watchNoTime } from "../../campaign/functions/no-time";

const LONG_MS = 300;

/** Blocks this process by `block`; returns how long it took, and what it was told of it. */
async function watching(
  block: () => void,
  isOwnWorkCounted = false,
): Promise<{ readonly blockedMs: number; readonly tookMs: number; readonly lostMs: number }> {
  const told: NoTime[] = [];
  const stop = watchNoTime((noTime) => told.push(noTime), isOwnWorkCounted);
  // What is told of the start of this process is not about what follows.
  told.length = 0;
  const startedAtMs = performance.now();
  block();
  const blockedMs = performance.now() - startedAtMs;
  await turns();
  stop();
  const lostMs = told.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  return { blockedMs, tookMs: performance.now() - startedAtMs, lostMs };
}

/** So that every timer that is due has had its turn. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await once(AbortSignal.timeout(20), "abort");
}

test("a process that stands still without working lost that time", async () => {
  const { lostMs } = await watching(() => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LONG_MS));
  expect(lostMs).toBeGreaterThan(LONG_MS - 50);
});

function work(): void {
  const before = process.cpuUsage();
  const usedMs = () => process.cpuUsage(before).user / 1_000;
  while (usedMs() < LONG_MS);
}

test("the campaign, which is the world to its functions, counts its own work as well", async () => {
  // Other threads of this process work too, so that it takes less time than it uses.
  const { blockedMs, lostMs } = await watching(work, true);
  expect(lostMs).toBeGreaterThan(blockedMs - 50);
});

test("a process that works had its time", async () => {
  const { tookMs, lostMs } = await watching(work);
  expect(lostMs).toBeLessThanOrEqual(tookMs - LONG_MS + 1);
});
