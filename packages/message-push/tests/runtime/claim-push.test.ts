// The claim against a database that fails at an awkward moment.
import { memoryStore } from "../../src/platform/memory/memory-store";
import type { PushStore } from "../../src/runtime/push-store";
import { parsePush } from "../../src/wechat/parse-push";
import { reply } from "../../src/wechat/replies";
import { storeDown } from "../support/broken-store";
import { fakeClock } from "../support/fake-clock";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

const never = () => new Promise<never>(() => undefined);
const broken = () => Promise.reject(new TypeError("a mistake in the store"));

/** Two instances on one store; the verbs of the second fail as the test says, as long as it says. */
function twoInstances(handlerMs: number, faults: (real: PushStore, isOver: () => boolean) => Partial<PushStore>) {
  const clock = fakeClock();
  const store = memoryStore(clock.nowMs);
  let isOver = false;
  const handle = async () => {
    await clock.after(handlerMs);
    return ["好", reply.transferToAgent()];
  };
  const first = runFunction({ on: "text", handle }, { clock, store });
  const second = runFunction({ on: "text", handle }, { clock, store: { ...store, ...faults(store, () => isOver) } });
  // Each platform counts its own fencing tokens; from here on no two are alike.
  second.platform.newFencingToken();
  const endFaults = () => {
    isOver = true;
  };
  return { clock, store, first, second, endFaults };
}

test("a database that fails while a redelivery waits only makes it wait longer", async () => {
  const { clock, first, second, endFaults } = twoInstances(1_000, (real, isOver) => ({
    find: (key) => (isOver() ? real.find(key) : storeDown()),
  }));
  const answers = [first.main(packets.text), second.main(packets.text)];
  await clock.advance(2_000);
  endFaults();
  await clock.advance(200);
  expect(await answers[1]).toMatchObject({ MsgType: "transfer_customer_service" });
  expect(await answers[1]).toEqual(await answers[0]);
  expect(second.logEvents()).toEqual(["arrived", "already-answered"]);
});

test("a record that a redelivery cannot look at as long as it may wait proves nothing: WeChat is asked to push again", async () => {
  const { clock, first, second } = twoInstances(1_000, () => ({ find: storeDown }));
  void first.main(packets.text);
  const refused = expect(second.main(packets.text)).rejects.toMatchObject({ code: "RECORD_MISSING" });
  await clock.advance(4_000);
  await refused;
  expect(second.logEvents()).toEqual(["arrived", "claim-unavailable"]);
  expect(second.sentTexts()).toEqual([]);
});

test.each(["text", "event:xpay_goods_deliver_notify"] as const)(
  "a push of %s that the database refuses as known, and has no record of, is asked for again",
  async (on) => {
    const clock = fakeClock();
    const real = memoryStore(clock.nowMs);
    const bench = runFunction(
      { on, handle: (() => undefined) as () => never },
      { clock, store: { ...real, add: async () => false } },
    );
    const answer = bench.main(packets[on]).catch((error) => error);
    await clock.advance(4_000);
    expect(await answer).toMatchObject(on === "text" ? { code: "RECORD_MISSING" } : { ErrCode: -1 });
    expect(bench.logEvents()).toEqual(["arrived", "claim-unavailable"]);
  },
);

test("a database that shows what it was a moment ago only makes a redelivery wait longer", async () => {
  let looks = 0;
  const { clock, first, second } = twoInstances(100, (real) => ({
    find(key) {
      looks += 1;
      return looks < 4 ? Promise.resolve(undefined) : real.find(key);
    },
  }));
  const answers = [first.main(packets.text), second.main(packets.text)];
  await clock.advance(2_000);
  expect(await answers[1]).toEqual(await answers[0]);
});

test("a look that fails for an unknown reason is no reason to wait", async () => {
  const { clock, first, second } = twoInstances(3_000, () => ({ find: broken }));
  void first.main(packets.text);
  void second.main(packets.text);
  await clock.advance(0);
  expect(second.logEvents()).toEqual(["arrived", "claim-unavailable"]);
});

test.each([
  ["the database is down", storeDown, ["arrived", "claimed"]],
  ["no known reason", broken, ["arrived", "claim-unavailable"]],
])("a take-over that fails because %s is judged like every other call", async (_, fail, logEvents) => {
  let tries = 0;
  const { clock, store, second } = twoInstances(3_000, (real) => ({
    takeOver(record, next) {
      tries += 1;
      return tries === 1 ? fail() : real.takeOver(record, next);
    },
  }));
  const { key, pair, touser, packet } = parsePush(packets.text);
  const claim = { attempt: 1, fencingToken: "dead", runs: 1, arrivedAtMs: clock.nowMs() } as const;
  await store.add({ key, pair, touser, packet, functionName: "text", onUnknownSend: "assume-sent", ...claim }, 0);
  void second.main(packets.text);
  await clock.advance(200);
  expect(second.logEvents()).toEqual(logEvents);
  if (logEvents.includes("claimed")) expect(await store.find(key)).toMatchObject({ attempt: 2, runs: 2 });
});

test("an add that fails for an unknown reason is not tried again", async () => {
  let adds = 0;
  const { clock, second } = twoInstances(0, () => ({
    add() {
      adds += 1;
      return broken();
    },
  }));
  void second.main(packets.text);
  await clock.advance(4_000);
  // The second is the late one, just before the first reply, and the third is to record the end.
  expect(adds).toBe(3);
  expect(second.sentTexts()).toEqual(["好"]);
});

test("a claim whose every answer got lost is recognised as our own just before the first reply", async () => {
  const { clock, store, second, endFaults } = twoInstances(1_000, (real, isOver) => ({
    async add(record, dueInMs) {
      const isAdded = await real.add(record, dueInMs);
      return isOver() ? isAdded : storeDown();
    },
    find: (key) => (isOver() ? real.find(key) : storeDown()),
  }));
  const answer = second.main(packets.text);
  await clock.advance(1_000);
  endFaults();
  await clock.advance(3_000);
  expect(await answer).toMatchObject({ MsgType: "transfer_customer_service" });
  expect(second.sentTexts()).toEqual(["好"]);
  expect(await store.find(parsePush(packets.text).key)).toMatchObject({ state: "completed", attempt: 1 });
});

test("the end of a push that could not be claimed delays the answer by half a second at most", async () => {
  const clock = fakeClock();
  const store = memoryStore(clock.nowMs);
  let adds = 0;
  const add = () => {
    adds += 1;
    return adds < 3 ? broken() : never();
  };
  const bench = runFunction({ on: "text", handle: () => "好" }, { clock, store: { ...store, add } });
  const startedAtMs = clock.nowMs();
  let answeredAtMs = 0;
  void bench.main(packets.text).then(() => {
    answeredAtMs = clock.nowMs();
  });
  await clock.advance(4_000);
  expect(answeredAtMs - startedAtMs).toBe(500);
});
