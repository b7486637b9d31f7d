// When a failed call is made again, and when it is not.
import { doubling, retry } from "../../src/runtime/retry";
import { fakeClock } from "../support/fake-clock";

/** Calls something that fails as often as told, at these moments after the begin. */
function trying({ failures, deadlineInMs = 10_000, maxCalls = 3, mayPass = () => true }: Options) {
  const clock = fakeClock();
  const beganAtMs = clock.nowMs();
  const atMs: number[] = [];
  const told: unknown[] = [];
  const policy = {
    pauseMs: doubling(200),
    deadlineAtMs: beganAtMs + deadlineInMs,
    maxCalls,
    mayPass,
    onRetry: (tries: number, error: unknown) => told.push([tries, String(error)]),
  };
  const ended = retry(clock, policy, async () => {
    atMs.push(clock.nowMs() - beganAtMs);
    if (atMs.length <= failures) throw new Error(`failure ${atMs.length}`);
    return "done";
  }).then(
    (value) => value,
    (error: Error) => `gave up: ${error.message}`,
  );
  return { clock, ended, atMs, told };
}

interface Options {
  readonly failures: number;
  readonly deadlineInMs?: number;
  readonly maxCalls?: number;
  readonly mayPass?: (error: unknown) => boolean;
}

test.each([
  [0, "done", [0]],
  [1, "done", [0, 200]],
  [2, "done", [0, 200, 600]],
  [3, "gave up: failure 3", [0, 200, 600]],
])("after %i failures it is %s, with pauses that double", async (failures, ending, expected) => {
  const { clock, ended, atMs } = trying({ failures });
  await clock.advance(10_000);
  expect(await ended).toBe(ending);
  expect(atMs).toEqual(expected);
});

test.each([
  [199, [0]],
  [200, [0]],
  [201, [0, 200]],
  [600, [0, 200]],
  [601, [0, 200, 600]],
])("with %i ms left, no call begins at or after the end", async (deadlineInMs, expected) => {
  const { clock, ended, atMs } = trying({ failures: 9, deadlineInMs });
  await clock.advance(10_000);
  await ended;
  expect(atMs).toEqual(expected);
});

test("a failure that cannot pass is the last, and every other is reported before the pause", async () => {
  const once = trying({ failures: 9, mayPass: () => false });
  expect(await once.ended).toBe("gave up: failure 1");
  expect(once.told).toEqual([]);
  const { clock, ended, told } = trying({ failures: 9 });
  await clock.advance(10_000);
  await ended;
  expect(told).toEqual([
    [1, "Error: failure 1"],
    [2, "Error: failure 2"],
  ]);
});

test("what is refused as late is not called", async () => {
  const clock = fakeClock();
  const policy = {
    pauseMs: doubling(200),
    deadlineAtMs: clock.nowMs() + 1_000,
    prepare: () => {
      throw new Error("too late");
    },
    mayPass: () => true,
  };
  await expect(retry(clock, policy, () => Promise.reject(new Error("called")))).rejects.toThrow("too late");
});

test("without a most number of calls, the deadline alone ends them", async () => {
  const { clock, ended, atMs } = trying({ failures: 9, deadlineInMs: 3_000, maxCalls: Number.POSITIVE_INFINITY });
  await clock.advance(10_000);
  expect(await ended).toBe("gave up: failure 4");
  expect(atMs).toEqual([0, 200, 600, 1_400]);
});
