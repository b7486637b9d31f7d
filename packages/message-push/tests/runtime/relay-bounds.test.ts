// How much one run of the relay does, in what time, and what its dead letters have.
import { memoryPlatform } from "../../src/platform/memory/memory-platform";
import { memoryStore } from "../../src/platform/memory/memory-store";
import type { DueScope, NewRecord, PushStore } from "../../src/runtime/push-store";
import { createDefineRelay } from "../../src/runtime/relay";
import { parsePush } from "../../src/wechat/parse-push";
import { type FakeClock, fakeClock } from "../support/fake-clock";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

const never = () => new Promise<never>(() => undefined);
const DAY_MS = 86_400_000;
const TIMER = { sources: ["wx_trigger"], timeLimitMs: 60_000 };

async function leave(store: PushStore, clock: FakeClock, count: number, fields: Partial<NewRecord> = {}) {
  const records: NewRecord[] = [];
  for (let i = 0; i < count; i += 1) {
    const { key, pair, touser, packet } = parsePush({ ...packets.text, MsgId: `m${i}`, FromUserName: `o${i}` });
    const claim = {
      attempt: 1,
      fencingToken: "dead",
      runs: 1,
      arrivedAtMs: clock.nowMs(),
      functionName: "text",
    } as const;
    const record = { key, pair, touser, packet, onUnknownSend: "assume-sent", ...claim, ...fields } as const;
    await store.add(record, 0);
    records.push(record);
  }
  return records;
}

test.each([1, 1_000, 2_001])("all of %i old records are forgotten in one run, the database allowing", async (count) => {
  const { platform, clock, relay } = runFunction({ on: "text", handle: () => "好" });
  for (const record of await leave(platform.store, clock, count))
    await platform.store.finish(record, record.touser, { state: "completed", passiveReply: "success" });
  await clock.advance(3 * DAY_MS);
  expect(await relay()).toMatchObject({ purged: count });
  expect(await relay()).toMatchObject({ purged: 0 });
});

test("a batch that is too large for the database is halved until it is not", async () => {
  const clock = fakeClock();
  const store = memoryStore(clock.nowMs);
  const asked: number[] = [];
  const platform = memoryPlatform({
    clock,
    store: {
      ...store,
      async purge(state, olderThanMs, limit, keys) {
        asked.push(limit);
        if (limit > 300) throw new Error("too slow");
        return store.purge(state, olderThanMs, limit, keys);
      },
    },
  });
  for (const record of await leave(store, clock, 400))
    await store.finish(record, record.touser, { state: "completed", passiveReply: "success" });
  await clock.advance(3 * DAY_MS);
  expect(await createDefineRelay(platform)()({}, TIMER)).toMatchObject({ purged: 400, failed: 2 });
  expect(asked).toEqual([1_000, 500, 250, 250, 250]);
});

test("a relay without time left forgets nothing", async () => {
  const { platform, clock } = runFunction({ on: "text", handle: () => "好" });
  const [record] = await leave(platform.store, clock, 1);
  if (record) await platform.store.finish(record, record.touser, { state: "completed", passiveReply: "success" });
  await clock.advance(3 * DAY_MS);
  const relay = createDefineRelay(platform)();
  expect(await relay({}, { ...TIMER, timeLimitMs: 2_999 })).toMatchObject({ purged: 0 });
  expect(await relay({}, { ...TIMER, timeLimitMs: 3_000 })).toMatchObject({ purged: 1 });
});

test.each([
  [3_000, 1],
  [2_999, 0],
])(
  "a relay of %i ms begins %i pushes: one needs two seconds, and the last second is the platform's",
  async (timeLimitMs, invoked) => {
    const { platform, clock } = runFunction({ on: "text", handle: () => "好" });
    await leave(platform.store, clock, 1);
    expect(await createDefineRelay(platform)()({}, { ...TIMER, timeLimitMs })).toMatchObject({ invoked });
  },
);

test.each([
  ["a timeout of a minute", TIMER, 10_000],
  ["an unknown timeout", { sources: ["wx_trigger"] }, 9_000],
])("with %s, no outbox holds the relay longer than it may", async (_, call, heldMs) => {
  const clock = fakeClock();
  const platform = memoryPlatform({ clock, messenger: { deliver: never } });
  const [record] = await leave(platform.store, clock, 1);
  const outbox = [{ msgtype: "text", text: { content: "一" } }] as const;
  if (record) await platform.store.change(record, { writeNumber: 1, outbox, dueInMs: 0 });
  const startedAtMs = clock.nowMs();
  let endedAtMs = 0;
  void createDefineRelay(platform)()({}, call).then(() => {
    endedAtMs = clock.nowMs();
  });
  await clock.advance(60_000);
  // Half a second of it was kept for recording, which took no time.
  expect(endedAtMs - startedAtMs).toBe(heldMs - 500);
});

test("a push that its owner put off after the relay had looked is left alone", async () => {
  const clock = fakeClock();
  const store = memoryStore(clock.nowMs);
  const [record] = await leave(store, clock, 1);
  async function findDue(limit: number, scope: DueScope = {}) {
    const found = await store.findDue(limit, scope);
    if (record) await store.change(record, { writeNumber: 1, dueInMs: 60_000 });
    return found;
  }
  const platform = memoryPlatform({ clock, store: { ...store, findDue } });
  const report = await createDefineRelay(platform)()({}, TIMER);
  expect(report).toMatchObject({ invoked: 0, failed: 0, "lease-lost": 1 });
  expect(platform.invocations).toEqual([]);
  expect(await store.find(record?.key ?? "")).toMatchObject({ attempt: 1, fencingToken: "dead" });
});

test("a push whose instance died, and whose window closed since, is a dead letter that says both", async () => {
  const { platform, clock, relay, recordOf } = runFunction({ on: "text", handle: () => "好" });
  await leave(platform.store, clock, 1);
  const packet = { ...packets.text, MsgId: "m0", FromUserName: "o0" };
  await clock.advance(2 * DAY_MS - 1);
  expect(await relay()).toMatchObject({ invoked: 1, dead: 0 });
  await clock.advance(1);
  expect(await relay()).toMatchObject({ invoked: 0, dead: 0 });
  await clock.advance(DAY_MS);
  expect(await relay()).toMatchObject({ invoked: 0, dead: 1 });
  expect(await recordOf(packet)).toMatchObject({
    state: "dead",
    reason: "WINDOW_CLOSED",
    lastError: "INSTANCE_DIED",
    passiveReply: "success",
  });
});

test("a push is given up at the very end of its window", async () => {
  const { platform, clock, relay } = runFunction({ on: "text", handle: () => "好" });
  await leave(platform.store, clock, 1);
  await clock.advance(2 * DAY_MS);
  expect(await relay()).toMatchObject({ invoked: 0, dead: 1 });
});

test("the relay is bound to no pair, and takes the shortest times that are safe", () => {
  const { platform } = runFunction({ on: "text", handle: () => "好" });
  expect(createDefineRelay(platform)({ keepCompletedDays: 2, keepDeadLettersDays: 1 }).on).toEqual([]);
});

test("an unsafe option is named", () => {
  const { platform } = runFunction({ on: "text", handle: () => "好" });
  for (const option of ["keepCompletedDays", "keepDeadLettersDays"])
    expect(() => createDefineRelay(platform)({ [option]: 0 })).toThrow(option);
});
