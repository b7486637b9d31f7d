// A transfer that comes too late: what was to be said before it is said, and customer and operator learn what became of it.
import { memoryStore } from "../../src/platform/memory/memory-store";
import { reply } from "../../src/wechat/replies";
import { failedSend } from "../../src/wechat/send-errors";
import { storeDown } from "../support/broken-store";
import { fakeClock } from "../support/fake-clock";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

const TOLD = "抱歉，刚才没能为您转接人工客服，请再发一次消息。";
const SECOND: { sources: string[]; timeLimitMs: number } = { sources: ["scf"], timeLimitMs: 20_000 };

function slowly(handle: () => unknown, options: { transferMissedText?: string; deliver?: () => Promise<void> } = {}) {
  const { deliver, ...given } = options;
  const bench = runFunction(
    { on: "text", slow: true, handle: handle as () => never, ...given },
    {
      ...(deliver && { messenger: { deliver } }),
      invokeAsync: async (_, event) => void bench.otherInstance(event, SECOND),
    },
  );
  return bench;
}

test("slow work that ends with a transfer says its words, tells the customer, and ends as a dead letter", async () => {
  const { main, clock, sentTexts, recordOf, platform } = slowly(() => ["请稍候", reply.transferToAgent()]);
  await main(packets.text);
  await clock.advance(1_000);
  expect(sentTexts()).toEqual(["请稍候", TOLD]);
  expect(await recordOf(packets.text)).toMatchObject({
    state: "dead",
    reason: "TRANSFER_TOO_LATE",
    sent: 2,
    outbox: [],
    transferMissed: true,
  });
  const letter = { event: "dead-letter", level: "error", reason: "TRANSFER_TOO_LATE", unsent: 0 };
  expect(platform.logged).toContainEqual(expect.objectContaining(letter));
});

test("the sentence is the author's", async () => {
  const { main, clock, sentTexts } = slowly(() => reply.transferToAgent(), { transferMissedText: "请再说一次" });
  await main(packets.text);
  await clock.advance(1_000);
  expect(sentTexts()).toEqual(["请再说一次"]);
});

test("a transfer that is in the record, and that nobody was given, is missed as well when the handler runs again", async () => {
  const clock = fakeClock();
  const store = memoryStore(clock.nowMs);
  const never = () => new Promise<never>(() => undefined);
  let runs = 0;
  const definition = {
    on: "text" as const,
    async *handle() {
      runs += 1;
      yield reply.transferToAgent();
      yield "一";
      if (runs === 1) await never();
      yield "二";
    },
  };
  let writes = 0;
  const change: typeof store.change = (...given) => {
    writes += 1;
    // The instance dies once its first reply is recorded.
    return writes > 1 ? never() : store.change(...given);
  };
  void runFunction(definition, { clock, store: { ...store, change, finish: never } }).main(packets.text);
  await clock.advance(120_000);
  const second = runFunction(definition, { clock, store });
  second.platform.newFencingToken();
  const { relay } = runFunction(definition, {
    clock,
    store,
    invokeAsync: async (_, event) => void second.main(event, SECOND),
  });
  await relay();
  await clock.advance(1_000);
  expect(second.sentTexts()).toEqual(["二", TOLD]);
  expect(await second.recordOf(packets.text)).toMatchObject({ state: "dead", reason: "TRANSFER_TOO_LATE" });
});

test.each(["", "  ", 7])("the sentence may not be %p", (transferMissedText) => {
  const define = () => slowly(() => "好", { transferMissedText: transferMissedText as string });
  expect(define).toThrow(expect.objectContaining({ code: "OPTION_INVALID" }));
});

test("a handler that yields and then transfers, twice, tells the customer once", async () => {
  const { main, clock, sentTexts } = slowly(async function* () {
    yield "一";
    yield reply.transferToAgent();
    yield reply.transferToAgent();
    yield "二";
  });
  await main(packets.text);
  await clock.advance(1_000);
  expect(sentTexts()).toEqual(["一", "二", TOLD]);
});

test("what the relay has to say for it ends in the same way", async () => {
  let isBusy = true;
  const sent: string[] = [];
  const bench = slowly(() => ["请稍候", reply.transferToAgent()], {
    async deliver() {
      if (isBusy) throw failedSend(-1);
      sent.push("said");
    },
  });
  await bench.main(packets.text);
  await bench.clock.advance(30_000);
  expect(await bench.recordOf(packets.text)).toMatchObject({
    state: "waiting",
    outbox: [{}, {}],
    transferMissed: true,
  });
  isBusy = false;
  const relayed = bench.relay();
  await bench.clock.advance(5_000);
  await relayed;
  expect(sent).toHaveLength(2);
  expect(await bench.recordOf(packets.text)).toMatchObject({ state: "dead", reason: "TRANSFER_TOO_LATE" });
});

test("an instance that dies between the words and the transfer leaves neither unsaid", async () => {
  const clock = fakeClock();
  const store = memoryStore(clock.nowMs);
  const handle = () => ["请稍候", reply.transferToAgent()];
  const never = () => new Promise<never>(() => undefined);
  const dying = runFunction({ on: "text", handle }, { clock, store: { ...store, finish: never, change: never } });
  void dying.main(packets.text);
  const second = runFunction({ on: "text", handle }, { clock, store });
  second.platform.newFencingToken();
  await clock.advance(120_000);
  const { relay, sentTexts } = runFunction(
    { on: "text", handle },
    { clock, store, invokeAsync: async (_, event) => void second.main(event, SECOND) },
  );
  await relay();
  await clock.advance(1_000);
  expect(sentTexts()).toEqual([]);
  expect(second.sentTexts()).toEqual(["请稍候", TOLD]);
  expect(await second.recordOf(packets.text)).toMatchObject({ state: "dead", reason: "TRANSFER_TOO_LATE" });
});

/** A delivery that comes first and whose claim comes second: it is answered while the owner, whose handler is slow, is still at work. */
function overtaken(handle: () => unknown, options: { ownerMs: number; noteFails?: boolean }) {
  const clock = fakeClock();
  const store = memoryStore(clock.nowMs);
  const add: typeof store.add = async (...given) => {
    await clock.after(1_200);
    return store.add(...given);
  };
  const change = options.noteFails ? storeDown : store.change;
  const definition = {
    on: "text" as const,
    handle: async () => {
      await clock.after(options.ownerMs);
      return handle() as never;
    },
  };
  const owner = runFunction(definition, { clock, store });
  const other = runFunction(definition, { clock, store: { ...store, add, change } });
  other.platform.newFencingToken();
  const { relay, sentTexts } = runFunction(definition, { clock, store });
  async function push() {
    const left = other.main(packets.text);
    await clock.advance(1_000);
    const owned = owner.main(packets.text);
    await clock.advance(4_500);
    return { left: await left, owned: await owned };
  }
  async function relayed() {
    await clock.advance(60_000);
    const run = relay();
    await clock.advance(5_000);
    await run;
    return sentTexts();
  }
  return { push, relayed, owner };
}

test("a transfer that is decided after another delivery was answered `success` is said to be missed", async () => {
  const { push, relayed, owner } = overtaken(() => ["请稍候", reply.transferToAgent()], { ownerMs: 2_800 });
  expect(await push()).toEqual({ left: "success", owned: "success" });
  expect(owner.sentTexts()).toEqual(["请稍候"]);
  expect(await owner.recordOf(packets.text)).toMatchObject({ state: "waiting", reason: "TRANSFER_TOO_LATE" });
  expect(await relayed()).toEqual([TOLD]);
  expect(await owner.recordOf(packets.text)).toMatchObject({ state: "dead", reason: "TRANSFER_TOO_LATE", sent: 2 });
});

test("words alone are nobody's business: their owner completes them whoever else was answered", async () => {
  const { push, owner } = overtaken(() => "好", { ownerMs: 2_800 });
  expect(await push()).toEqual({ left: "success", owned: "success" });
  expect(await owner.recordOf(packets.text)).toMatchObject({ state: "completed", sent: 1 });
});

test("a delivery that comes just before the transfer is decided is given the transfer", async () => {
  // The other looks for the last time at 3.4 s, and is about to leave it to others.
  const { push, owner } = overtaken(() => reply.transferToAgent(), { ownerMs: 2_450 });
  const { left, owned } = await push();
  expect(left).toMatchObject({ MsgType: "transfer_customer_service" });
  expect(owned).toMatchObject({ MsgType: "transfer_customer_service" });
  expect(await owner.recordOf(packets.text)).toMatchObject({ state: "completed" });
});

test("a redelivery after that still transfers", async () => {
  const { push, relayed, owner } = overtaken(() => reply.transferToAgent(), { ownerMs: 2_800 });
  await push();
  const again = await owner.otherInstance(packets.text);
  expect(again).toMatchObject({ MsgType: "transfer_customer_service" });
  expect(await relayed()).toEqual([]);
  expect(await owner.recordOf(packets.text)).toMatchObject({ state: "completed", passiveReply: again });
});

test("where it cannot be noted, the delivery is answered all the same", async () => {
  const { push } = overtaken(() => "好", { ownerMs: 2_800, noteFails: true });
  expect(await push()).toEqual({ left: "success", owned: "success" });
});

test("a redelivery still transfers, with the words before", async () => {
  const clock = fakeClock();
  const store = memoryStore(clock.nowMs);
  const handle = () => ["请稍候", reply.transferToAgent()];
  const never = () => new Promise<never>(() => undefined);
  void runFunction(
    { on: "text", handle },
    { clock, store: { ...store, finish: never, change: never }, messenger: { deliver: never } },
  ).main(packets.text);
  await clock.advance(120_000);
  const second = runFunction({ on: "text", handle }, { clock, store });
  second.platform.newFencingToken();
  const answer = second.main(packets.text);
  await clock.advance(4_000);
  expect(await answer).toMatchObject({ MsgType: "transfer_customer_service" });
  expect(second.sentTexts()).toEqual(["请稍候"]);
  expect(await second.recordOf(packets.text)).toMatchObject({ state: "completed", sent: 1 });
});

test("a transfer that a redelivery was given is known, also where the owner has written something at that moment", async () => {
  const clock = fakeClock();
  const store = memoryStore(clock.nowMs);
  const never = () => new Promise<never>(() => undefined);
  const definition = {
    on: "text" as const,
    async *handle() {
      yield reply.transferToAgent();
      yield "一";
      await never();
    },
  };
  void runFunction(definition, { clock, store: { ...store, finish: never } }).main(packets.text);
  await clock.advance(100);
  let looks = 0;
  const find: typeof store.find = async (key) => {
    const found = await store.find(key);
    looks += 1;
    // What was seen is older by one write than what is there.
    if (found && looks === 1) await store.change(found, { writeNumber: found.writeNumber + 1 });
    return found;
  };
  const redelivery = runFunction(definition, { clock, store: { ...store, find } });
  redelivery.platform.newFencingToken();
  const answered = redelivery.main(packets.text);
  await clock.advance(100);
  expect(await answered).toMatchObject({ MsgType: "transfer_customer_service" });
  expect(await redelivery.recordOf(packets.text)).toMatchObject({ transferGiven: true });
});
