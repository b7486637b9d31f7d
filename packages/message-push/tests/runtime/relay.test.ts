// The relay: bounded, safe to overlap, quiet when there is nothing to do, and able to say why it could not.

import { memoryStore } from "../../src/platform/memory/memory-store";
import type { NewRecord, PushStore } from "../../src/runtime/push-store";
import { createDefineRelay } from "../../src/runtime/relay";
import { parsePush } from "../../src/wechat/parse-push";
import { failedSend, unsentSend } from "../../src/wechat/send-errors";
import { brokenStore, storeDown } from "../support/broken-store";
import { fakeClock } from "../support/fake-clock";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

const TIMER = { sources: ["wx_trigger"], timeLimitMs: 60_000 };

/** Records of instances that died at once: one customer each. */
async function leaveBehind(store: PushStore, count: number, fields: Partial<NewRecord> = {}): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    const { key, pair, touser, packet } = parsePush({ ...packets.text, FromUserName: `oCustomer${i}`, MsgId: `m${i}` });
    const facts = {
      attempt: 1,
      fencingToken: "dead",
      runs: 1,
      arrivedAtMs: 1_700_000_000_000,
      functionName: "text",
    } as const;
    await store.add({ key, pair, touser, packet, onUnknownSend: "assume-sent", ...facts, ...fields }, 0);
  }
}

test("nothing to do is said in one line", async () => {
  const { relay, platform } = runFunction({ on: "text", handle: () => "好" });
  const nothing = { completed: 0, invoked: 0, waiting: 0, dead: 0, "lease-lost": 0, failed: 0, purged: 0 };
  expect(await relay()).toEqual(nothing);
  expect(platform.logged).toEqual([{ level: "info", event: "relay", ...nothing, durationMs: 0 }]);
});

test("what instances left behind goes to its own function, each push once", async () => {
  const { relay, platform } = runFunction({ on: "text", handle: () => "好" });
  await leaveBehind(platform.store, 45);
  expect(await relay()).toMatchObject({ invoked: 45 });
  expect(platform.invocations).toHaveLength(45);
  expect(new Set(platform.invocations.map(({ event }) => JSON.stringify(event))).size).toBe(45);
  expect(await relay()).toMatchObject({ invoked: 0 });
});

test("two relays at once invoke each push once", async () => {
  const { relay, platform } = runFunction({ on: "text", handle: () => "好" });
  await leaveBehind(platform.store, 30);
  const reports = await Promise.all([relay(), relay()]);
  expect(reports.reduce((sum, { invoked }) => sum + invoked, 0)).toBe(30);
  expect(platform.invocations).toHaveLength(30);
});

test("an invocation that gets lost is made again, later each time", async () => {
  const { relay, clock, platform } = runFunction(
    { on: "text", handle: () => "好" },
    { invokeAsync: () => Promise.reject(new Error("x")) },
  );
  await leaveBehind(platform.store, 1);
  const atMs: number[] = [];
  for (let second = 0; second < 120; second += 1) {
    if ((await relay()).invoked === 1) atMs.push(clock.nowMs());
    await clock.advance(1_000);
  }
  const pauses = atMs.slice(1).map((ms, i) => ms - (atMs[i] ?? 0));
  expect(pauses).toEqual([8_000, 15_000, 30_000, 60_000]);
  expect(platform.logged).toContainEqual(expect.objectContaining({ event: "invoke-failed" }));
});

test("the relay ends before its own timeout, and leaves the rest to the next one", async () => {
  const clock = fakeClock();
  const { platform } = runFunction({ on: "text", handle: () => "好" }, { clock, invokeAsync: () => clock.after(400) });
  await leaveBehind(platform.store, 2_000);
  const startedAtMs = clock.nowMs();
  let endedAtMs = 0;
  const relayed = createDefineRelay(platform)()({}, { ...TIMER, timeLimitMs: 10_000 }).then((report) => {
    endedAtMs = clock.nowMs();
    return report;
  });
  await clock.advance(60_000);
  expect((await relayed).invoked).toBeGreaterThan(500);
  expect((await relayed).invoked).toBeLessThan(2_000);
  expect(endedAtMs - startedAtMs).toBeLessThan(10_000);
  expect(await platform.store.countDue()).toBeGreaterThan(0);
});

test("one push that cannot be gone on with does not keep the others waiting", async () => {
  const clock = fakeClock();
  const store = memoryStore(clock.nowMs);
  const takeOver: PushStore["takeOver"] = (record, next) =>
    record.key === "broken" ? Promise.reject(new Error("x")) : store.takeOver(record, next);
  const { relay, platform } = runFunction({ on: "text", handle: () => "好" }, { clock, store: { ...store, takeOver } });
  await leaveBehind(platform.store, 1, { key: "broken" });
  await leaveBehind(platform.store, 2);
  expect(await relay()).toMatchObject({ invoked: 2, failed: 1 });
  expect(platform.logged).toContainEqual(expect.objectContaining({ event: "relay-failed", pushId: "broken" }));
});

test("a database that is down makes the relay end, not fail", async () => {
  const { platform } = runFunction({ on: "text", handle: () => "好" }, { store: brokenStore(storeDown) });
  await expect(createDefineRelay(platform)()({}, TIMER)).resolves.toMatchObject({ failed: 3 });
});

test.each([["wx_client"], ["wx_devtools"]])("a relay that %s calls is refused", async (source) => {
  const { platform } = runFunction({ on: "text", handle: () => "好" });
  await leaveBehind(platform.store, 1);
  await expect(createDefineRelay(platform)()({}, { sources: [source] })).rejects.toMatchObject({
    code: "CALLER_REFUSED",
  });
  expect(platform.invocations).toEqual([]);
});

test("completed pushes are forgotten after 3 days, dead letters after 30, open ones never", async () => {
  const { main, clock, relay, recordOf, platform } = runFunction({ on: "text", handle: ({ Content }) => Content });
  const [done, dead] = [packets.text, { ...packets.text, MsgId: "dead", Content: "" }];
  await main(done);
  await main(dead);
  await clock.advance(3 * 86_400_000 - 1);
  expect(await relay()).toMatchObject({ purged: 0 });
  await clock.advance(1);
  expect(await relay()).toMatchObject({ purged: 1 });
  expect(await recordOf(done)).toBeUndefined();
  await clock.advance(27 * 86_400_000);
  expect(await recordOf(dead)).toMatchObject({ state: "dead" });
  expect(await relay()).toMatchObject({ purged: 1 });
  expect(await recordOf(dead)).toBeUndefined();
  expect(platform.invocations).toEqual([]);
});

test("what else is to be purged is, once in a run, and counts, whatever comes of it", async () => {
  const { platform } = runFunction({ on: "text", handle: () => "好" });
  const run = (alsoPurge: () => Promise<number>) => createDefineRelay(platform)({ alsoPurge })({}, TIMER);
  expect(await run(async () => 7)).toMatchObject({ purged: 7, failed: 0 });
  expect(await run(storeDown)).toMatchObject({ purged: 0, failed: 1 });
});

test("a purge that does not end is not waited for", async () => {
  const { platform, clock } = runFunction({ on: "text", handle: () => "好" });
  const running = createDefineRelay(platform)({ alsoPurge: () => new Promise(() => undefined) })({}, TIMER);
  await clock.advance(60_000);
  expect(await running).toMatchObject({ purged: 0 });
});

test("what else is to be purged has to be a function", () => {
  const { platform } = runFunction({ on: "text", handle: () => "好" });
  const alsoPurge = 30 as unknown as () => Promise<number>;
  expect(() => createDefineRelay(platform)({ alsoPurge })).toThrow(expect.objectContaining({ code: "OPTION_INVALID" }));
});

test.each([{ keepCompletedDays: 1 }, { keepDeadLettersDays: 0 }, { keepCompletedDays: Number.NaN }])(
  "defineRelay(%p) is refused: replies count for 48 hours",
  (options) => {
    const { platform } = runFunction({ on: "text", handle: () => "好" });
    expect(() => createDefineRelay(platform)(options)).toThrow(expect.objectContaining({ code: "OPTION_INVALID" }));
  },
);

test.each([
  ["its cloud calls get lost", failedSend(-501001)],
  ["its cloud calls are refused", failedSend(-604104)],
  ["the access token is wrong", failedSend(40125)],
  ["typing does not get as far as WeChat", unsentSend("ECONNREFUSED")],
  ["the platform fails", failedSend(-604103)],
  ["the platform has no room", failedSend(-501004)],
])("where %s, a timer sends nothing, and the customer's next push does", async (_, failure) => {
  let isClosed = false;
  const accepted: string[] = [];
  let busy = 3;
  const { main, clock, relay, recordOf } = runFunction(
    { on: "text", handle: ({ Content }) => Content },
    {
      messenger: {
        async showTyping() {
          if (isClosed) throw failure;
        },
        async deliver(_touser, message) {
          if (isClosed) throw failure;
          if (busy > 0) {
            busy -= 1;
            throw failedSend(-1);
          }
          accepted.push(message.msgtype === "text" ? message.text.content : message.msgtype);
        },
      },
    },
  );
  void main(packets.text);
  await clock.advance(10_000);
  isClosed = true;
  expect(await relay()).toMatchObject({ waiting: 1, completed: 0 });
  expect(await recordOf(packets.text)).toMatchObject({ state: "waiting", sent: 0 });
  isClosed = false;
  await clock.advance(60_000);
  await main({ ...packets.text, MsgId: "next", Content: "在吗" });
  expect(accepted).toEqual(["在吗", "测试"]);
  expect(await recordOf(packets.text)).toMatchObject({ state: "completed" });
});

test.each([
  ["without the permission to show typing", -604101],
  ["to whom WeChat says that typing is too much just now", -1],
  ["whose customer did nothing lately", 45080],
])("a function %s sends all the same", async (_, errCode) => {
  let busy = 3;
  const { main, clock, relay } = runFunction(
    { on: "text", handle: () => "好" },
    {
      messenger: {
        showTyping: () => Promise.reject(failedSend(errCode)),
        async deliver() {
          busy -= 1;
          if (busy >= 0) throw failedSend(-1);
        },
      },
    },
  );
  void main(packets.text);
  await clock.advance(10_000);
  expect(await relay()).toMatchObject({ completed: 1 });
});
