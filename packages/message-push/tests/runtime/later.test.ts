// Background work that a handler decides about push by push: said in a second invocation, once, whoever dies meanwhile.
import { memoryStore } from "../../src/platform/memory/memory-store";
import { later } from "../../src/runtime/later";
import type { PushStore } from "../../src/runtime/push-store";
import { reply } from "../../src/wechat/replies";
import { storeDown } from "../support/broken-store";
import { fakeClock } from "../support/fake-clock";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

const TOLD = "抱歉，刚才没能为您转接人工客服，请再发一次消息。";
const SECOND: { sources: string[]; timeLimitMs: number } = { sources: ["scf"], timeLimitMs: 20_000 };
const MINUTE_MS = 60_000;

/** A text function whose second invocations run in another instance, unless they get lost. */
function textFunction(
  handle: (event: { Content: string }) => unknown,
  options: { isLost?: () => boolean; store?: (real: PushStore) => Partial<PushStore>; maxRuns?: number } = {},
) {
  const clock = fakeClock();
  const real = memoryStore(clock.nowMs);
  const { isLost = () => false, store = () => ({}), maxRuns = 3 } = options;
  let invocations = 0;
  const bench = runFunction(
    { on: "text", maxRuns, handle: handle as () => never },
    {
      clock,
      store: { ...real, ...store(real) },
      async invokeAsync(_, event) {
        invocations += 1;
        if (!isLost()) void bench.otherInstance(event, SECOND);
      },
    },
  );
  return { ...bench, clock, invocations: () => invocations };
}

test("the push is answered at once, and the work is said by a second invocation that runs the handler again", async () => {
  const runs: string[] = [];
  const { main, clock, sentTexts, recordOf, logEvents } = textFunction(() => {
    runs.push("handler");
    return later(async () => {
      await clock.after(9_000);
      return ["想好了", "第二句"];
    });
  });
  const answer = main(packets.text);
  await clock.advance(100);
  await expect(answer).resolves.toBe("success");
  expect(sentTexts()).toEqual([]);
  await clock.advance(10_000);
  expect(sentTexts()).toEqual(["想好了", "第二句"]);
  expect(runs).toEqual(["handler", "handler"]);
  expect(await recordOf(packets.text)).toMatchObject({ state: "completed", sent: 2, runs: 1, passiveReply: "success" });
  expect(logEvents()).toEqual(["arrived", "claimed", "invoked", "resumed", "sent", "sent", "completed"]);
});

test("one function holds answers at once, hand-over at once, and background work", async () => {
  const { main, clock, sentTexts } = textFunction(({ Content }) => {
    if (Content === "人工") return reply.transferToAgent();
    return Content === "营业时间" ? "9:00 到 18:00" : later(() => "我查过了");
  });
  const say = async (Content: string, MsgId: string) => {
    const answer = main({ ...packets.text, Content, MsgId, CreateTime: Math.floor(clock.nowMs() / 1_000) });
    await clock.advance(60_000);
    return answer;
  };
  expect(await say("营业时间", "1")).toBe("success");
  expect(await say("人工", "2")).toMatchObject({ MsgType: "transfer_customer_service" });
  expect(await say("别的", "3")).toBe("success");
  expect(sentTexts()).toEqual(["9:00 到 18:00", "我查过了"]);
});

test.each([
  ["a list", () => ["我查一下", later(() => "查到了")]],
  [
    "a generator",
    async function* () {
      yield "我查一下";
      yield later(async function* () {
        yield "查到了";
      });
      throw new Error("It is not asked for more.");
    },
  ],
])("words before it in %s are said at once and once", async (_, handle) => {
  const { main, clock, sentTexts, recordOf } = textFunction(handle, { isLost: () => true });
  const answer = main(packets.text);
  await clock.advance(100);
  await answer;
  expect(sentTexts()).toEqual(["我查一下"]);
  expect(await recordOf(packets.text)).toMatchObject({ state: "waiting", sent: 1, runs: 0 });
});

test("a second invocation that got lost is made up for by the relay", async () => {
  let isLost = true;
  const { main, clock, relay, sentTexts, invocations, recordOf } = textFunction(
    () => ["我查一下", later(() => "查到了")],
    { isLost: () => isLost },
  );
  void main(packets.text);
  await clock.advance(MINUTE_MS);
  isLost = false;
  const relayed = relay();
  await clock.advance(10_000);
  await relayed;
  expect(sentTexts()).toEqual(["我查一下", "查到了"]);
  expect(invocations()).toBe(2);
  expect(await recordOf(packets.text)).toMatchObject({ state: "completed", runs: 1 });
});

test("words that only the second invocation says are recorded before its work, which may take long", async () => {
  let isFirst = true;
  const clock = fakeClock();
  const real = memoryStore(clock.nowMs);
  const handle = () => ["我查一下", later(() => clock.after(9_000).then(() => "查到了"))];
  const bench = runFunction(
    { on: "text", handle },
    {
      clock,
      store: real,
      messenger: { deliver: () => (isFirst ? new Promise<never>(() => undefined) : Promise.resolve()) },
      invokeAsync: async (_, event) => void bench.otherInstance(event, SECOND),
    },
  );
  void bench.main(packets.text);
  await clock.advance(MINUTE_MS);
  isFirst = false;
  void bench.relay();
  await clock.advance(3_000);
  expect(await bench.recordOf(packets.text)).toMatchObject({ state: "leased", sent: 1 });
  await clock.advance(10_000);
  expect(await bench.recordOf(packets.text)).toMatchObject({ state: "completed", sent: 2 });
});

test("redeliveries are answered, and start nothing", async () => {
  const { main, clock, sentTexts, otherInstance, invocations } = textFunction(() =>
    later(async () => {
      await clock.after(5_000);
      return "好";
    }),
  );
  void main(packets.text);
  await clock.advance(1_000);
  await expect(otherInstance(packets.text)).resolves.toBe("success");
  await clock.advance(10_000);
  await expect(otherInstance(packets.text)).resolves.toBe("success");
  expect(sentTexts()).toEqual(["好"]);
  expect(invocations()).toBe(1);
});

test("work that fails is run again, as often as maxRuns says", async () => {
  let runs = 0;
  const { main, clock, relay, recordOf } = textFunction(
    () =>
      later(() => {
        runs += 1;
        throw new Error("The model is down.");
      }),
    { maxRuns: 2 },
  );
  void main(packets.text);
  for (let minute = 0; minute < 5; minute += 1) {
    await clock.advance(MINUTE_MS);
    void relay();
    await clock.advance(5_000);
  }
  expect(runs).toBe(2);
  expect(await recordOf(packets.text)).toMatchObject({ state: "dead", reason: "HANDLER_FAILED", runs: 2 });
});

test("work that transfers, which types forbid, tells the customer a sentence in place of silence", async () => {
  const { main, clock, sentTexts, recordOf } = textFunction(() =>
    later((() => ["请稍候", reply.transferToAgent()]) as unknown as () => string),
  );
  void main(packets.text);
  await clock.advance(1_000);
  expect(sentTexts()).toEqual(["请稍候", TOLD]);
  expect(await recordOf(packets.text)).toMatchObject({ state: "dead", reason: "TRANSFER_TOO_LATE" });
});

test("while the database is down there is nobody to leave it to: it is done at once", async () => {
  const { main, clock, sentTexts, invocations } = textFunction(() => later(() => "好"), {
    store: () => ({ add: storeDown, change: storeDown, finish: storeDown, find: storeDown }),
  });
  const answer = main(packets.text);
  await clock.advance(4_000);
  await expect(answer).resolves.toBe("success");
  expect(sentTexts()).toEqual(["好"]);
  expect(invocations()).toBe(0);
});

test("a slow function that could claim only late leaves a record that can be read", async () => {
  const clock = fakeClock();
  const real = memoryStore(clock.nowMs);
  let isDown = true;
  const add: PushStore["add"] = (...given) => (isDown ? storeDown() : real.add(...given));
  const bench = runFunction(
    {
      on: "text",
      slow: true,
      async handle() {
        await clock.after(1_000);
        return ["我查一下", later(() => "查到了")];
      },
    },
    {
      clock,
      store: { ...real, add },
      invokeAsync: async (_, event) => void bench.otherInstance(event, SECOND),
    },
  );
  void bench.main(packets.text);
  await clock.advance(1_200);
  isDown = false;
  await clock.advance(20_000);
  expect(await bench.recordOf(packets.text)).toMatchObject({ state: "completed", sent: 2 });
});

test.each<[string, () => unknown]>([
  ["something after it", () => [later(() => "好"), "再见"]],
  ["a transfer beside it", () => [reply.transferToAgent(), later(() => "好")]],
  ["background work in background work", () => later((() => later(() => "好")) as unknown as () => string)],
])("%s is refused", async (_, handle) => {
  const { main, clock, relay, recordOf, platform } = textFunction(handle);
  void main(packets.text);
  await clock.advance(1_000);
  await relay();
  expect(await recordOf(packets.text)).toMatchObject({ state: "dead", reason: "OUTPUT_INVALID" });
  expect(platform.logged).toContainEqual(expect.objectContaining({ event: "failed", code: "OUTPUT_INVALID" }));
});

test.each([undefined, null, "work", {}])("later(%p) is refused where it is made", (work) => {
  expect(() => later(work as never)).toThrow(expect.objectContaining({ code: "OUTPUT_INVALID" }));
});

test("a push without a customer has nobody who waits", async () => {
  const bench = runFunction({ on: "event:wxa_media_check", handle: (() => later(() => "好")) as () => never });
  void bench.main(packets["event:wxa_media_check"]);
  await bench.clock.advance(1_000);
  expect(bench.platform.logged).toContainEqual(expect.objectContaining({ event: "failed", code: "OUTPUT_INVALID" }));
});
