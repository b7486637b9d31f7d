// The lease: how long a push belongs to its owner, and what an owner may still do after that.
import { memoryStore } from "../../src/platform/memory/memory-store";
import type { Call } from "../../src/runtime/ports";
import { type FakeClock, fakeClock } from "../support/fake-clock";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

const KILLED_AFTER_5_S: Call = { sources: [], timeLimitMs: 5_000 };
const never = () => new Promise<never>(() => undefined);

/** A function that is frozen for so long between its first reply and its second. */
function frozenFor(ms: number) {
  const bench = runFunction(
    {
      on: "text",
      async *handle() {
        yield "冻结之前";
        // No timer of this instance fires meanwhile.
        jump(bench.clock, ms);
        yield "解冻之后";
      },
    },
    { call: KILLED_AFTER_5_S },
  );
  return bench;
}

test.each([
  ["a text function of 5 s", KILLED_AFTER_5_S, 6_000],
  ["a function whose timeout is unknown", { sources: [] }, 61_000],
])("%s holds a push for a second longer than it may run", async (_, call, leaseMs) => {
  const clock = fakeClock();
  const store = memoryStore(clock.nowMs);
  const dying = runFunction({ on: "text", handle: never }, { call, clock, store: { ...store, change: never } });
  void dying.main(packets.text);
  await clock.advance(leaseMs - 1);
  expect((await store.findDue(1)).records).toEqual([]);
  await clock.advance(1);
  expect((await store.findDue(1)).records).toHaveLength(1);
});

test.each([
  ["a moment before its deadline", 3_499, ["冻结之前", "解冻之后"]],
  ["at its deadline", 3_500, ["冻结之前"]],
  ["as its lease ends", 6_000, ["冻结之前"]],
])("an instance that thaws %s says what it may", async (_, frozenMs, texts) => {
  const { main, sentTexts } = frozenFor(frozenMs);
  await main(packets.text);
  expect(sentTexts()).toEqual(texts);
});

test("an instance that thaws a moment before its lease ends still gives the push up", async () => {
  const { main, recordOf } = frozenFor(5_999);
  await main(packets.text);
  expect(await recordOf(packets.text)).toMatchObject({ state: "waiting", reason: "DEADLINE_EXCEEDED" });
});

test("an instance that thaws after its lease writes nothing, so that the next owner can go on", async () => {
  const { main, clock, recordOf, relay, platform, logEvents } = frozenFor(6_000);
  await expect(main(packets.text)).resolves.toBe("success");
  expect(platform.logged).toContainEqual(expect.objectContaining({ event: "failed", code: "LEASE_LOST" }));
  const left = await recordOf(packets.text);
  expect(left).toMatchObject({ state: "leased", attempt: 1 });
  expect(left).not.toHaveProperty("reason");
  expect(logEvents()).not.toContain("waiting");
  await clock.advance(6_000);
  expect(await relay()).toMatchObject({ invoked: 1 });
});

function jump(clock: FakeClock, deltaMs: number): void {
  const now = clock.nowMs;
  clock.nowMs = () => now() + deltaMs;
}
