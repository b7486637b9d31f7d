// The one way to take a push over: by due time or by fencing token, and how many runs the record has then.
import { memoryPlatform } from "../../src/platform/memory/memory-platform";
import type { RecordChange } from "../../src/runtime/push-store";
import { type TakeoverRequest, takeOver } from "../../src/runtime/take-over";
import { newRecord } from "../contract/push-store";
import { fakeClock } from "../support/fake-clock";

const LEASE_MS = 8_000;
const REQUEST: TakeoverRequest = { ground: "due", leaseMs: LEASE_MS, fencingToken: "second", runsHandler: true };

async function bench(change: Pick<RecordChange, "outbox"> = {}) {
  const clock = fakeClock();
  const platform = memoryPlatform({ clock });
  const added = newRecord();
  await platform.store.add(added, LEASE_MS);
  await platform.store.change(added, { writeNumber: 3, reserved: 2, ...change });
  const stored = async () => {
    const record = await platform.store.find(added.key);
    if (record === undefined) throw new Error("The record is gone.");
    return record;
  };
  return { clock, platform, stored };
}

test.each(["due", "token"] as const)("by %s, the new owner knows the record as it is stored", async (ground) => {
  const { clock, platform, stored } = await bench();
  await clock.advance(LEASE_MS);
  const taken = await takeOver(platform, await stored(), { ...REQUEST, ground });
  expect(taken?.record).toEqual(await stored());
  expect(taken?.record).toMatchObject({ state: "leased", attempt: 2, fencingToken: "second", writeNumber: 0 });
  expect(taken?.lease).toEqual({
    key: taken?.record.key,
    attempt: 2,
    fencingToken: "second",
    endsAtMs: clock.nowMs() + LEASE_MS,
  });
});

test("before it is due, only the fencing token takes a push over", async () => {
  const { platform, stored } = await bench();
  expect(await takeOver(platform, await stored(), REQUEST)).toBeUndefined();
  expect(await takeOver(platform, await stored(), { ...REQUEST, ground: "token" })).toBeDefined();
});

test.each([
  ["whose handler runs", { runsHandler: true }, {}, 2],
  ["that leaves its handler to a second invocation", { runsHandler: false }, {}, 1],
  ["of which only the outbox is sent", { runsHandler: true }, { outbox: [] }, 1],
] as const)("a push %s counts its runs right, in memory and in the store", async (_, request, change, runs) => {
  const { platform, stored } = await bench(change);
  const taken = await takeOver(platform, await stored(), { ...REQUEST, ground: "token", ...request });
  expect([taken?.record.runs, (await stored()).runs]).toEqual([runs, runs]);
});
