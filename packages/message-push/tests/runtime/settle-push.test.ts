// How the end of an attempt is recorded, and what its delivery then knows.
import { same } from "../../src/language";
import { memoryPlatform } from "../../src/platform/memory/memory-platform";
import { memoryStore } from "../../src/platform/memory/memory-store";
import { PushError } from "../../src/push-error";
import type { Ending } from "../../src/runtime/attempt";
import { deliveryHolder, holderOf } from "../../src/runtime/lease-holder";
import { createPushLog } from "../../src/runtime/push-log";
import type { PushStore } from "../../src/runtime/push-store";
import { settlePush } from "../../src/runtime/settle-push";
import { LAST_RECORDING_MS, PAYMENT_PAUSE_MS, STORE_PAUSE_MS } from "../../src/runtime/time-limits";
import { parsePush } from "../../src/wechat/parse-push";
import { PAYMENT_NOT_DONE } from "../../src/wechat/passive-reply";
import { newRecord } from "../contract/push-store";
import { storeDown } from "../support/broken-store";
import { fakeClock } from "../support/fake-clock";
import { packets } from "../support/packets";

const DEADLINE_MS = 4_000;
const PAYMENT = "event:xpay_goods_deliver_notify";
const TRANSFER = { MsgType: "transfer_customer_service", ToUserName: "o", FromUserName: "gh", CreateTime: 1 } as const;
const NOTHING_SENT = { writeNumber: 2, sent: 0, sentAtMs: [], unconfirmed: 0, tries: 0 } as const;
const ONE_SENT = { writeNumber: 2, sent: 1, sentAtMs: [7], unconfirmed: 0, tries: 0 } as const;
const OUTBOX = [{ msgtype: "text", text: { content: "二" } }] as const;
const COMPLETED: Ending = { state: "completed", passiveReply: "success", progress: ONE_SENT };
const WAITING: Ending = {
  state: "waiting",
  error: new PushError("SEND_REFUSED", same("No."), same("Wait."), { errCode: -1 }),
  progress: { ...ONE_SENT, outbox: OUTBOX },
};
const DEAD: Ending = {
  state: "dead",
  error: new PushError("OUTPUT_INVALID", same("No."), same("Return one.")),
  progress: ONE_SENT,
};

type Verbs = Partial<PushStore>;

/** A push whose record is leased; `broken` are verbs of the database, as this attempt sees them. */
async function bench(pair: "text" | typeof PAYMENT = "text", broken: (real: PushStore) => Verbs = () => ({})) {
  const clock = fakeClock();
  const store = memoryStore(clock.nowMs);
  const platform = memoryPlatform({ clock, store: { ...store, ...broken(store) } });
  const push = parsePush(packets[pair]);
  const added = newRecord({ key: push.key, pair, touser: push.touser });
  await store.add(added, 8_000);
  const stored = async () => (await store.find(push.key)) ?? Promise.reject(new Error("The record is gone."));
  const record = await stored();
  const endOf = (ending: Ending, isLeased = true) => {
    const log = createPushLog(platform, push);
    const lease = isLeased
      ? holderOf({ ...added, endsAtMs: clock.nowMs() + 8_000 })
      : deliveryHolder(platform, log, { kind: "unprotected", record }, 8_000);
    return settlePush(
      platform,
      {
        push,
        record,
        lease,
        deadlineAtMs: clock.nowMs() + DEADLINE_MS,
        isDelivery: true,
        mayLackCloudCalls: false,
        log,
      },
      ending,
    );
  };
  const takeAway = () => store.takeOverByToken(record, { fencingToken: "second", leaseMs: 1, runs: 2, tries: 0 });
  return { clock, platform, store, push, record, stored, endOf, takeAway };
}

/** What became of a promise so far. */
function watch<T>(promise: Promise<T>): { value?: T } {
  const seen: { value?: T } = {};
  void promise.then((value) => Object.assign(seen, { value }));
  return seen;
}

test("a completed push keeps its passive reply for later deliveries, and its packet no longer", async () => {
  const { platform, stored, endOf } = await bench();
  expect(await endOf({ ...COMPLETED, passiveReply: TRANSFER })).toEqual({
    passiveReply: TRANSFER,
    hasBacklog: false,
    isForgotten: false,
    isLeft: false,
  });
  const record = await stored();
  expect(record).toMatchObject({ state: "completed", passiveReply: TRANSFER, sent: 1, sentAtMs: [7], reserved: 0 });
  expect(record).not.toHaveProperty("packet");
  expect(platform.logged).toMatchObject([{ level: "info", event: "completed" }]);
});

test("a completed push learns that something older of its customer waits", async () => {
  const { store, push, endOf } = await bench();
  await store.flagBacklog(push.touser);
  expect(await endOf(COMPLETED)).toMatchObject({ hasBacklog: true });
});

test("a waiting push keeps its outbox and the cause, is due after a backoff, and raises the backlog flag", async () => {
  const { clock, platform, store, push, stored, endOf } = await bench();
  expect(await endOf(WAITING)).toEqual({
    passiveReply: "success",
    hasBacklog: false,
    isForgotten: false,
    isLeft: false,
  });
  const cause = { reason: "SEND_REFUSED", errCode: -1 };
  const kept = { state: "waiting", passiveReply: "success", outbox: OUTBOX, writeNumber: 3, runs: 1, reserved: 0 };
  expect(await stored()).toMatchObject({ ...kept, ...cause, sent: 1 });
  expect(platform.logged).toMatchObject([{ level: "warn", event: "waiting", ...cause, dueInMs: 3_750 }]);
  await clock.advance(3_749);
  expect((await store.findDue(1)).records).toEqual([]);
  await clock.advance(1);
  expect((await store.findDue(1)).records).toHaveLength(1);
  const next = newRecord({ touser: push.touser });
  await store.add(next, 1);
  expect(await store.finish(next, push.touser, { state: "completed" })).toBe("backlog");
});

test("a payment that is not done yet is due after a second, without a passive reply and without a flag", async () => {
  const { platform, store, push, stored, endOf } = await bench(PAYMENT);
  const error = new PushError("ACK_NOT_YET", same("No."), same("Wait."));
  expect(await endOf({ state: "waiting", error, progress: NOTHING_SENT })).toMatchObject({
    passiveReply: PAYMENT_NOT_DONE,
  });
  expect(await stored()).toMatchObject({ state: "waiting", reason: "ACK_NOT_YET", runs: 0 });
  expect(await stored()).not.toHaveProperty("passiveReply");
  expect(platform.logged).toMatchObject([{ level: "info", event: "waiting", dueInMs: PAYMENT_PAUSE_MS }]);
  const next = newRecord({ touser: push.touser });
  await store.add(next, 1);
  expect(await store.finish(next, push.touser, { state: "completed" })).toBe("recorded");
});

test("a dead letter has the cause; the transfer that its handler decided on is returned all the same", async () => {
  const { platform, stored, endOf } = await bench();
  const dead = { ...DEAD, progress: { ...ONE_SENT, passiveReply: TRANSFER } };
  expect(await endOf(dead)).toEqual({ passiveReply: TRANSFER, hasBacklog: false, isForgotten: false, isLeft: false });
  expect(await stored()).toMatchObject({ state: "dead", reason: "OUTPUT_INVALID", runs: 1, passiveReply: TRANSFER });
  expect(platform.logged).toMatchObject([{ level: "error", event: "dead-letter" }]);
});

test("an attempt that lost its lease writes nothing and logs nothing", async () => {
  const { platform, record, stored, endOf } = await bench();
  expect(await endOf({ state: "lease-lost", progress: ONE_SENT })).toEqual({
    passiveReply: "success",
    hasBacklog: false,
    isForgotten: false,
    isLeft: false,
  });
  expect(await stored()).toEqual(record);
  expect(platform.logged).toEqual([]);
});

test.each([COMPLETED, WAITING, DEAD])("where another owner took over, $state is not recorded", async (ending) => {
  const { platform, stored, endOf, takeAway } = await bench();
  await takeAway();
  expect(await endOf(ending)).toMatchObject({ hasBacklog: false });
  expect(await stored()).toMatchObject({ state: "leased", attempt: 2, sent: 0 });
  expect(platform.logged).toMatchObject([{ level: "warn", event: "outcome-unrecorded", reason: "LEASE_LOST" }]);
});

test("a database that comes back before the deadline learns how the push ended", async () => {
  let isDown = true;
  const { clock, stored, endOf } = await bench("text", ({ finish }) => ({
    finish: (...given) => (isDown ? storeDown() : finish(...given)),
  }));
  const settled = watch(endOf(COMPLETED));
  await clock.advance(STORE_PAUSE_MS);
  isDown = false;
  expect(await stored()).toMatchObject({ state: "leased" });
  await clock.advance(2 * STORE_PAUSE_MS);
  expect(settled.value).toMatchObject({ passiveReply: "success" });
  expect(await stored()).toMatchObject({ state: "completed" });
});

test.each([
  ["is down", storeDown],
  ["hangs", () => new Promise<never>(() => undefined)],
])("a database that %s delays the passive reply, but never beyond the deadline", async (_, finish) => {
  const { clock, platform, endOf } = await bench("text", () => ({ finish }));
  const settled = watch(endOf(COMPLETED));
  await clock.advance(1_000);
  expect(settled.value).toBeUndefined();
  await clock.advance(DEADLINE_MS - 1_000);
  expect(settled.value).toEqual({ passiveReply: "success", hasBacklog: false, isForgotten: false, isLeft: false });
  expect(platform.logged.at(-1)).toMatchObject({ event: "outcome-unrecorded", reason: "DEADLINE_EXCEEDED" });
});

test("a write whose answer got lost may have lowered the flag, so the backlog is looked at", async () => {
  let tries = 0;
  const { clock, platform, stored, endOf } = await bench("text", ({ finish }) => ({
    async finish(...given) {
      tries += 1;
      const finished = await finish(...given);
      return tries === 1 ? storeDown() : finished;
    },
  }));
  const settled = watch(endOf(COMPLETED));
  await clock.advance(STORE_PAUSE_MS);
  expect(settled.value).toMatchObject({ hasBacklog: true });
  expect(await stored()).toMatchObject({ state: "completed" });
  expect(platform.logged.map(({ event }) => event)).toEqual(["outcome-unrecorded", "outcome-unconfirmed"]);
});

describe("without a lease", () => {
  test("a push that was claimed all the same is recorded", async () => {
    const { stored, endOf } = await bench();
    expect(await endOf({ ...WAITING, progress: NOTHING_SENT }, false)).toMatchObject({
      isForgotten: false,
      isLeft: false,
    });
    expect(await stored()).toMatchObject({ state: "waiting", reason: "SEND_REFUSED" });
  });

  test.each<[string, boolean, Ending]>([
    ["of which nothing was sent is forgotten", true, { ...WAITING, progress: NOTHING_SENT }],
    ["of which something was sent is not", false, WAITING],
    ["whose transfer was decided is not", false, { ...DEAD, progress: { ...NOTHING_SENT, passiveReply: TRANSFER } }],
    ["that is completed, with nothing to say, is forgotten as well", true, { ...COMPLETED, progress: NOTHING_SENT }],
    [
      "of which everything is unconfirmed is forgotten as well",
      true,
      { ...COMPLETED, progress: { ...NOTHING_SENT, sent: 1, sentAtMs: [7], unconfirmed: 1 } },
    ],
  ])("a push %s, and a database that hangs costs half a second", async (_, isForgotten, ending) => {
    const hangs = () => new Promise<never>(() => undefined);
    const { clock, endOf } = await bench("text", () => ({ add: hangs }));
    const settled = watch(endOf(ending, false));
    await clock.advance(LAST_RECORDING_MS - 1);
    expect(settled.value).toBeUndefined();
    await clock.advance(1);
    expect(settled.value).toMatchObject({ hasBacklog: false, isForgotten });
  });

  test("it is tried once, and a failure is logged", async () => {
    const { platform, endOf } = await bench("text", () => ({ add: storeDown, change: storeDown }));
    expect(await endOf({ ...WAITING, progress: NOTHING_SENT }, false)).toMatchObject({
      isForgotten: true,
      isLeft: false,
    });
    expect(platform.logged).toMatchObject([
      { event: "unprotected" },
      { event: "outcome-unrecorded", code: "STORE_UNAVAILABLE" },
    ]);
  });

  test("a push that another delivery has is left to it", async () => {
    const { endOf, takeAway } = await bench();
    await takeAway();
    expect(await endOf({ ...WAITING, progress: NOTHING_SENT }, false)).toMatchObject({
      isForgotten: false,
      isLeft: false,
    });
  });
});
