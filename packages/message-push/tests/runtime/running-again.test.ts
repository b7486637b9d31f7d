// Handlers that throw, run out of time, or whose instance dies: run again by a second invocation, so many times at most.

import type { FunctionDefinition } from "../../src/runtime/definition";
import type { Call } from "../../src/runtime/ports";
import { parsePush } from "../../src/wechat/parse-push";
import { reply } from "../../src/wechat/replies";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

const FROM_RELAY: Call = { sources: ["wx_trigger", "scf"], timeLimitMs: 5_000 };

/** A function whose invocations arrive. */
function running(definition: Omit<FunctionDefinition<"text">, "on">) {
  let runs = 0;
  const second: Promise<unknown>[] = [];
  const handle = ((event, context) => {
    runs += 1;
    return definition.handle(event, context);
  }) as FunctionDefinition<"text">["handle"];
  const bench = runFunction(
    { ...definition, on: "text", handle },
    {
      async invokeAsync(_, event) {
        second.push(bench.otherInstance(event, FROM_RELAY));
      },
    },
  );
  /** Lets so much time pass, with a relay every 10 s. */
  async function relayFor(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 10_000) {
      const relayed = bench.relay();
      await bench.clock.advance(10_000);
      await relayed;
    }
    await Promise.all(second);
  }
  return { ...bench, runs: () => runs, relayFor };
}

test.each([
  ["throws", () => Promise.reject(new Error("x"))],
  [
    "throws at once",
    () => {
      throw new TypeError("x");
    },
  ],
  ["rejects with nothing", () => Promise.reject()],
])("a handler that %s is run three times, and then the push is a dead letter", async (_, handle) => {
  const { main, relayFor, runs, recordOf } = running({ handle });
  await expect(main(packets.text)).resolves.toBe("success");
  expect(await recordOf(packets.text)).toMatchObject({
    state: "waiting",
    passiveReply: "success",
    reason: "HANDLER_FAILED",
  });
  await relayFor(120_000);
  expect(runs()).toBe(3);
  expect(await recordOf(packets.text)).toMatchObject({ state: "dead", reason: "HANDLER_FAILED", runs: 3 });
});

test("a handler that works the second time answers the customer a little later", async () => {
  let tries = 0;
  const { main, relayFor, sentTexts, recordOf } = running({
    handle() {
      tries += 1;
      if (tries === 1) throw new Error("the backend was restarting");
      return "好";
    },
  });
  await main(packets.text);
  expect(sentTexts()).toEqual([]);
  await relayFor(30_000);
  expect(sentTexts()).toEqual(["好"]);
  expect(await recordOf(packets.text)).toMatchObject({ state: "completed", runs: 2 });
});

test("maxRuns: 1 never runs a handler again", async () => {
  const { main, relayFor, runs, recordOf } = running({ maxRuns: 1, handle: () => Promise.reject(new Error("x")) });
  await main(packets.text);
  expect(await recordOf(packets.text)).toMatchObject({ state: "dead", reason: "HANDLER_FAILED" });
  await relayFor(60_000);
  expect(runs()).toBe(1);
});

test("a handler that hangs is cut off and run again, each time with a new deadline", async () => {
  const { main, relayFor, runs, clock, recordOf } = running({ handle: () => new Promise<never>(() => undefined) });
  const answer = main(packets.text);
  await clock.advance(4_000);
  await expect(answer).resolves.toBe("success");
  await relayFor(180_000);
  expect(runs()).toBe(3);
  expect(await recordOf(packets.text)).toMatchObject({ state: "dead", reason: "DEADLINE_EXCEEDED" });
});

test("what was yielded before a handler failed is not sent again when it runs again", async () => {
  let tries = 0;
  const { main, relayFor, sentTexts } = running({
    async *handle() {
      tries += 1;
      yield "一";
      yield "二";
      if (tries === 1) throw new Error("x");
      yield "三";
    },
  });
  await main(packets.text);
  expect(sentTexts()).toEqual(["一", "二"]);
  await relayFor(30_000);
  expect(sentTexts()).toEqual(["一", "二", "三"]);
});

test("a handler whose instance dies each time is given up after the third", async () => {
  const { main, relayFor, recordOf, platform } = running({ handle: () => "好" });
  // Three owners that never sent anything: begun, and gone.
  const record = await (async () => {
    const bench = runFunction({ on: "text", handle: () => "好" }, { store: platform.store });
    const { finish: _, ...store } = platform.store;
    const dying = runFunction(
      { on: "text", handle: () => new Promise<never>(() => undefined) },
      { store: { ...store, finish: platform.store.finish, change: async () => false } },
    );
    void dying.main(packets.text);
    await dying.clock.advance(4_000);
    return bench.recordOf(packets.text);
  })();
  expect(record).toMatchObject({ state: "leased", runs: 1 });
  for (const runs of [2, 3]) {
    const current = await recordOf(packets.text);
    if (current !== undefined)
      await platform.store.takeOverByToken(current, { fencingToken: `dead-${runs}`, leaseMs: 0, runs, tries: 0 });
  }
  await relayFor(120_000);
  expect(await recordOf(packets.text)).toMatchObject({ state: "dead", reason: "INSTANCE_DIED", runs: 3 });
  await expect(main(packets.text)).resolves.toBe("success");
});

test.each([
  ["an answer that is none", () => 7],
  ["a reply that WeChat would refuse", () => ""],
  [
    "more pictures than WeChat takes",
    () => Array.from({ length: 6 }, () => ({ kind: "reply", message: { msgtype: "image", image: { media_id: "M" } } })),
  ],
])("%s is the author's mistake: a dead letter at once, not run again", async (_, handle) => {
  const { main, relayFor, runs, recordOf } = running({ handle: handle as () => never });
  await expect(main(packets.text)).resolves.toBe("success");
  expect(await recordOf(packets.text)).toMatchObject({ state: "dead" });
  await relayFor(60_000);
  expect(runs()).toBe(1);
});

test("a transfer that comes when WeChat does not wait any more is a dead letter that says so", async () => {
  let tries = 0;
  const { main, relayFor, recordOf } = running({
    handle() {
      tries += 1;
      if (tries === 1) throw new Error("x");
      return { kind: "transfer-to-agent" };
    },
  });
  await main(packets.text);
  await relayFor(30_000);
  expect(await recordOf(packets.text)).toMatchObject({ state: "dead", reason: "TRANSFER_TOO_LATE" });
});

test("a customer who was handed over before the handler failed is left to the person", async () => {
  let tries = 0;
  const { main, relayFor, recordOf } = running({
    async *handle() {
      tries += 1;
      yield { kind: "transfer-to-agent" };
      if (tries === 1) throw new Error("x");
    },
  });
  const answer = await main(packets.text);
  expect(answer).toMatchObject({ MsgType: "transfer_customer_service" });
  await relayFor(30_000);
  expect(tries).toBe(1);
  expect(await recordOf(packets.text)).toMatchObject({
    state: "completed",
    reason: "HANDED_OVER",
    passiveReply: answer,
  });
});

test.each([
  ["died with its instance is said to be missed", false, ["二", "请再说一次"], "dead"],
  ["was given to a redelivery before is not", true, [], "completed"],
] as const)("a transfer that %s", async (_, isGiven, said, state) => {
  const { main, otherInstance, clock, platform, relay, sentTexts } = running({
    handle: () => ["一", "二", reply.transferToAgent()],
    transferMissedText: "请再说一次",
  });
  await main(packets.text);
  const done = await platform.store.find(parsePush(packets.text).key);
  expect(done).toMatchObject({ state: "completed", passiveReply: { MsgType: "transfer_customer_service" } });
  // The same push as its instance would have left it, had it died after the first reply.
  const dying = { ...packets.text, MsgId: "dying" };
  const { key, pair, touser, packet } = parsePush(dying);
  const claim = { key, attempt: 1, fencingToken: "dead" };
  const facts = { runs: 1, arrivedAtMs: clock.nowMs(), functionName: "text", onUnknownSend: "assume-sent" } as const;
  await platform.store.add({ ...claim, ...facts, pair, touser, packet }, 0);
  const outbox = [{ msgtype: "text", text: { content: "二" } }] as const;
  await platform.store.change(claim, {
    writeNumber: 1,
    sent: 1,
    outbox,
    transferMissedText: "请再说一次",
    ...(done?.passiveReply ? { passiveReply: done.passiveReply } : {}),
  });
  if (isGiven) expect(await otherInstance(dying)).toEqual(done?.passiveReply);
  const before = sentTexts().length;
  expect(await relay()).toMatchObject({ [state]: 1 });
  expect(sentTexts().slice(before)).toEqual(said);
  expect(await platform.store.find(key)).toMatchObject({ state });
});
