// What must hold before a reply is sent, one precondition at a time.
import { same } from "../../src/language";
import { memoryPlatform } from "../../src/platform/memory/memory-platform";
import { PushError } from "../../src/push-error";
import { holderOf } from "../../src/runtime/lease-holder";
import type { Platform } from "../../src/runtime/ports";
import type { PushLog } from "../../src/runtime/push-log";
import { createPushLog } from "../../src/runtime/push-log";
import type { PushRecord, PushStore, RecordChange } from "../../src/runtime/push-store";
import { ReplyQueue } from "../../src/runtime/reply-queue";
import { claimed, othersLookedAt, reachable, recorded, stillAllowed } from "../../src/runtime/send-preconditions";
import type { MessageBody } from "../../src/wechat/messages";
import { parsePush } from "../../src/wechat/parse-push";
import { failedSend } from "../../src/wechat/send-errors";
import { fakeClock } from "../support/fake-clock";
import { packets } from "../support/packets";

const text = (content: string): MessageBody => ({ msgtype: "text", text: { content } });
const push = parsePush(packets.text);
const down = new PushError("STORE_UNAVAILABLE", same("The database is down."), same("Wait."));

function bench(options: { attempt?: number; sent?: number; store?: Partial<PushStore>; isLeased?: boolean } = {}) {
  const { attempt = 1, sent = 0, store = {}, isLeased = true } = options;
  const clock = fakeClock();
  const base = memoryPlatform({ clock });
  const platform: Platform = { ...base, store: { ...base.store, ...store } };
  const record: PushRecord = {
    key: push.key,
    pair: push.pair,
    functionName: "text",
    touser: push.touser,
    packet: push.packet,
    state: "leased",
    attempt,
    fencingToken: "own",
    writeNumber: 0,
    runs: 1,
    arrivedAtMs: clock.nowMs(),
    sent,
    sentAtMs: [],
    unconfirmed: 0,
    tries: 0,
    reserved: 0,
    onUnknownSend: "once-more",
  };
  const log: PushLog = createPushLog(base, push);
  const own = { key: push.key, attempt, fencingToken: "own", endsAtMs: clock.nowMs() + 8_000 };
  const lease = isLeased ? holderOf(own) : { current: undefined, ensure: async () => undefined };
  const queue = new ReplyQueue(record, 5);
  const events = () => base.logged.map(({ event }) => event);
  const openRecorded = () =>
    recorded(platform, {
      lease,
      record,
      log,
      queue,
      progress: () => queue.progress(),
      deadlineAtMs: clock.nowMs() + 4_000,
    });
  return { clock, platform, base, record, log, lease, queue, push, events, openRecorded };
}

/** A store that keeps the changes it is asked for. */
function changes(answer: () => boolean = () => true) {
  const asked: RecordChange[] = [];
  const change = async (_: unknown, made: RecordChange) => {
    asked.push(made);
    return answer();
  };
  return { asked, store: { change } };
}

test("allowed: until the deadline, while the lease lasts, and while the attempt is not over", async () => {
  const { platform, clock, lease, push } = bench();
  const over = new AbortController();
  const window = { signal: over.signal, deadlineAtMs: clock.nowMs() + 4_000 };
  const allowed = stillAllowed(platform, { lease, push }, window);
  const long = stillAllowed(platform, { lease, push }, { ...window, deadlineAtMs: clock.nowMs() + 60_000 });
  expect(() => allowed.ensure()).not.toThrow();
  await clock.advance(4_000);
  expect(() => allowed.ensure()).toThrow(expect.objectContaining({ code: "DEADLINE_EXCEEDED" }));
  await clock.advance(4_000);
  expect(() => long.ensure()).toThrow(expect.objectContaining({ code: "LEASE_LOST" }));
  over.abort(new Error("over"));
  expect(() => long.ensure()).toThrow("over");
});

test("claimed: a lease is asked for before the first reply of the attempt, and not after", async () => {
  let asked = 0;
  const lease = {
    current: undefined,
    ensure: async () => {
      asked += 1;
    },
  };
  const { record, queue } = bench({ sent: 1 });
  const precondition = claimed({ lease, record }, queue);
  await precondition.ensure();
  expect(asked).toBe(1);
  queue.settle(1);
  await precondition.ensure();
  expect(asked).toBe(1);
});

test("recorded: the first reply of a first attempt needs no write, the next one does, once", async () => {
  const { asked, store } = changes();
  const { queue, openRecorded } = bench({ store });
  queue.take([text("一"), text("二")], true);
  const precondition = openRecorded();
  await precondition.ensure();
  expect(asked).toEqual([]);
  queue.settle(9);
  precondition.expire?.();
  await precondition.ensure();
  await precondition.ensure();
  const progress = { sent: 1, sentAtMs: [9], unconfirmed: 0, outbox: [text("二")] };
  expect(asked).toEqual([{ ...progress, tries: 1, writeNumber: 1, reserved: 1 }]);
  expect(precondition.writeNumber).toBe(1);
});

test("recorded: a later attempt announces its first reply", async () => {
  const { asked, store } = changes();
  const { queue, openRecorded } = bench({ store, attempt: 2 });
  queue.take([text("一"), text("二")], true);
  await openRecorded().ensure();
  expect(asked).toMatchObject([{ sent: 0, tries: 1, reserved: 2, writeNumber: 1 }]);
});

test("recorded: a second try is announced before it is made, and one that is known to have failed needs no other", async () => {
  const { asked, store } = changes();
  const { queue, openRecorded, events } = bench({ store });
  queue.take([text("一")], true);
  const precondition = openRecorded();
  queue.beginTry();
  await precondition.ensure();
  expect(asked).toMatchObject([{ sent: 0, tries: 2 }]);
  queue.beginTry();
  queue.withdrawTry();
  await precondition.ensure();
  expect(asked).toHaveLength(1);
  expect(events()).toEqual(["send-announced"]);
});

test("recorded: in a later attempt each try whose fate is unknown is followed by an announcement of its own", async () => {
  const { asked, store } = changes();
  const { queue, openRecorded } = bench({ store, attempt: 2 });
  queue.take([text("一")], true);
  const precondition = openRecorded();
  for (const tries of [1, 2, 3]) {
    await precondition.ensure();
    expect(asked.map((change) => change.tries)).toEqual([1, 2, 3].slice(0, tries));
    queue.beginTry();
  }
});

test("recorded: an announcement is of the words that are in the message; with others joined to them it is made anew", async () => {
  const { asked, store } = changes();
  const { queue, openRecorded } = bench({ store, attempt: 2 });
  queue.take([text("一"), text("二")], true);
  const precondition = openRecorded();
  await precondition.ensure();
  queue.limit(1);
  await precondition.ensure();
  await precondition.ensure();
  expect(asked.map(({ tries, outbox }) => [tries, outbox?.length])).toEqual([
    [1, 2],
    [1, 1],
  ]);
});

test("recorded: without a lease nothing is written, and when another owner has it nothing is sent", async () => {
  const { asked, store } = changes(() => false);
  await bench({ store, attempt: 2, isLeased: false }).openRecorded().ensure();
  expect(asked).toEqual([]);
  await expect(bench({ store, attempt: 2 }).openRecorded().ensure()).rejects.toMatchObject({ code: "LEASE_LOST" });
});

test("recorded: what the database cannot take is tried for a while, and then nothing more is sent", async () => {
  let isDown = true;
  const { asked, store } = changes(() => {
    if (isDown) throw down;
    return true;
  });
  const { clock, openRecorded, events } = bench({ store, attempt: 2 });
  const precondition = openRecorded();
  const refused = expect(precondition.ensure()).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  await clock.advance(1_500);
  await refused;
  expect(new Set(events())).toEqual(new Set(["progress-unrecorded"]));
  isDown = false;
  await precondition.ensure();
  expect(new Set(asked.map(({ writeNumber }) => writeNumber))).toEqual(new Set([1, 2]));
});

test("counted: what another push of the customer announces is taken off the places", async () => {
  const { platform, base, record, lease, clock, log, queue } = bench({ attempt: 2 });
  const other = { ...record, key: "other", attempt: 1, fencingToken: "other" };
  await base.store.add(other, 8_000);
  await base.store.change(other, { writeNumber: 1, reserved: 3 });
  queue.take([text("一"), text("二"), text("三")], true);
  await othersLookedAt(platform, { record, lease, log, aloneAtMs: clock.nowMs() }, queue).ensure();
  expect(queue.announced).toBe(2);
});

test("counted: anew after the first reply, and after each one of a handler that yields", async () => {
  let asked = 0;
  const findRecent = async () => {
    asked += 1;
    return [];
  };
  const { platform, record, lease, clock, log, queue } = bench({ store: { findRecent } });
  const precondition = othersLookedAt(platform, { record, lease, log, aloneAtMs: clock.nowMs() }, queue);
  const send = async () => {
    await precondition.ensure();
    queue.settle(1);
    precondition.expire?.();
  };
  queue.take([text("一"), text("二"), text("三"), text("四")], false);
  await send();
  expect(asked).toBe(0);
  await send();
  await send();
  expect(asked).toBe(2);
  queue.take([text("五")], true);
  await send();
  await send();
  expect(asked).toBe(3);
});

test("counted: what cannot be counted is tried all the same", async () => {
  const { platform, record, lease, clock, log, queue, events } = bench({
    attempt: 2,
    store: { findRecent: () => Promise.reject(down) },
  });
  queue.take([text("一")], true);
  await othersLookedAt(platform, { record, lease, log, aloneAtMs: clock.nowMs() }, queue).ensure();
  expect(queue.next).toEqual(text("一"));
  expect(events()).toEqual(["budget-unknown"]);
});

test("reachable: a delivery asks nothing, and where cloud calls may be refused it is asked once", async () => {
  const { platform, base, push } = bench();
  await reachable(platform, { mayLackCloudCalls: false, push }).ensure();
  expect(base.typing).toEqual([]);
  const relay = reachable(platform, { mayLackCloudCalls: true, push });
  await relay.ensure();
  await relay.ensure();
  expect(base.typing).toEqual([push.touser]);
});

test("reachable: a refusal says that nothing can be sent from here", async () => {
  const { platform, push } = bench();
  const refused = { ...platform.messenger, showTyping: () => Promise.reject(failedSend(-501001)) };
  const precondition = reachable({ ...platform, messenger: refused }, { mayLackCloudCalls: true, push });
  await expect(precondition.ensure()).rejects.toMatchObject({ code: "CLOUD_CALLS_UNAVAILABLE" });
});
