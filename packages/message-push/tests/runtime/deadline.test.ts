import { setImmediate } from "node:timers/promises";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

const never = () => new Promise<never>(() => undefined);

test("a handler that hangs is answered for at 3500 ms, and main settles before 4000 ms", async () => {
  const { main, clock, platform } = runFunction({ on: "text", handle: never });
  let answer: unknown;
  void main(packets.text).then((given) => {
    answer = given;
  });
  await clock.advance(3_499);
  expect(answer).toBeUndefined();
  await clock.advance(1);
  expect(answer).toBe("success");
  expect(platform.logged).toContainEqual(expect.objectContaining({ level: "error", code: "DEADLINE_EXCEEDED" }));
});

test("a handler that yields forever is answered for in time", async () => {
  const { main, clock } = runFunction({
    on: "text",
    async *handle() {
      for (;;) {
        await setImmediate();
        yield "还在";
      }
    },
  });
  const answer = main(packets.text);
  await clock.advance(4_000);
  await expect(answer).resolves.toBe("success");
});

test("the signal is aborted when time is up, and what the handler says afterwards is not sent", async () => {
  let signal: AbortSignal | undefined;
  const { main, clock, platform } = runFunction({
    on: "text",
    handle: async (_, context) => {
      signal = context.signal;
      await clock.after(10_000);
      return "太晚了";
    },
  });
  const answer = main(packets.text);
  await clock.advance(3_500);
  await expect(answer).resolves.toBe("success");
  expect(signal?.aborted).toBe(true);
  await clock.advance(60_000);
  expect(platform.sent).toEqual([]);
});

test("deadlineMs moves the deadline, and the context tells it", async () => {
  let deadlineAtMs = 0;
  const { main, clock } = runFunction({
    on: "text",
    deadlineMs: 2_000,
    handle: (_, context) => {
      deadlineAtMs = context.deadlineAtMs;
      return never();
    },
  });
  const startMs = clock.nowMs();
  const answer = main(packets.text);
  await clock.advance(1_500);
  await expect(answer).resolves.toBe("success");
  expect(deadlineAtMs - startMs).toBe(1_500);
});

test.each([
  ["shorter than the deadline", 3_000, 2_500],
  ["longer than the deadline", 20_000, 4_000],
])("a function whose timeout is %s answers in time", async (_, timeLimitMs, answeredMs) => {
  const { platform } = runFunction({ on: "text", handle: never });
  const bench = runFunction(
    { on: "text", handle: never },
    { call: { sources: [], timeLimitMs }, store: { ...platform.store, change: never } },
  );
  let isAnswered = false;
  void bench.main(packets.text).then(() => {
    isAnswered = true;
  });
  await bench.clock.advance(answeredMs - 1);
  expect(isAnswered).toBe(false);
  await bench.clock.advance(1);
  expect(isAnswered).toBe(true);
});

test("a store that hangs when the outcome is recorded does not delay the answer beyond the deadline", async () => {
  const { platform } = runFunction({ on: "text", handle: () => "好" });
  const bench = runFunction({ on: "text", handle: () => "好" }, { store: { ...platform.store, finish: never } });
  const answer = bench.main(packets.text);
  await bench.clock.advance(4_000);
  await expect(answer).resolves.toBe("success");
  expect(bench.sentTexts()).toEqual(["好"]);
});

test("an instance that thaws after its lease cannot send", async () => {
  const { main, clock, platform } = runFunction({
    on: "text",
    async *handle() {
      yield "冻结之前";
      // Frozen here: time passes, and no timer of this instance fires.
      jump(clock, 120_000);
      yield "解冻之后";
    },
  });
  await main(packets.text);
  expect(platform.sent).toHaveLength(1);
});

function jump(clock: { nowMs: () => number }, deltaMs: number): void {
  const thawedAtMs = clock.nowMs() + deltaMs;
  clock.nowMs = () => thawedAtMs;
}
