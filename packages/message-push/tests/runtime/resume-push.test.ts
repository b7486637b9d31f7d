// The second invocation of slow work: its time, its lease, and who may be it.
import type { FunctionDefinition } from "../../src/runtime/definition";
import type { Call } from "../../src/runtime/ports";
import { ack } from "../../src/wechat/acks";
import { failedSend } from "../../src/wechat/send-errors";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

const never = () => new Promise<never>(() => undefined);
const FROM_FUNCTION: Call = { sources: ["scf"], timeLimitMs: 20_000 };
const PAYMENT = packets["event:xpay_goods_deliver_notify"];

function slow(handle: FunctionDefinition<"text">["handle"], options: Parameters<typeof runFunction>[1] = {}) {
  const bench = runFunction({ on: "text", slow: true, handle }, options);
  const second = (call = FROM_FUNCTION, nth = 0) => bench.otherInstance(bench.platform.invocations[nth]?.event, call);
  return { ...bench, second };
}

test.each([
  ["20 s", FROM_FUNCTION, 18_500],
  ["for an unknown time", { sources: ["scf"] }, 1_500],
])("a handler in a function of %s is cut off 1500 ms before the platform kills it", async (_, call, cutOffMs) => {
  let signal: AbortSignal | undefined;
  const { main, second, clock, recordOf } = slow((__, context) => {
    signal = context.signal;
    return never();
  });
  await main(packets.text);
  const done = second(call);
  await clock.advance(cutOffMs - 1);
  expect(signal?.aborted).toBe(false);
  await clock.advance(1);
  expect(signal?.aborted).toBe(true);
  await expect(done).resolves.toBe("success");
  expect(await recordOf(packets.text)).toMatchObject({
    state: "waiting",
    reason: "DEADLINE_EXCEEDED",
    runs: 1,
    attempt: 2,
  });
});

test("an end that cannot be recorded holds a second invocation up until a second before it is killed", async () => {
  const { platform } = slow(() => "好");
  const { main, second, clock } = slow(() => "好", { store: { ...platform.store, finish: never } });
  await main(packets.text);
  let isDone = false;
  void second().then(() => {
    isDone = true;
  });
  await clock.advance(18_999);
  expect(isDone).toBe(false);
  await clock.advance(1);
  expect(isDone).toBe(true);
});

test("a second invocation holds the push for a second longer than it may run", async () => {
  const bench = slow(never);
  const { main, second, clock, platform } = slow(never, {
    clock: bench.clock,
    store: { ...bench.platform.store, change: never },
  });
  await main(packets.text);
  void second();
  await clock.advance(20_999);
  expect((await platform.store.findDue(1)).records).toEqual([]);
  await clock.advance(1);
  expect((await platform.store.findDue(1)).records).toHaveLength(1);
});

test("an invocation that gets lost is noticed after ten seconds, not before", async () => {
  const { main, clock, platform } = slow(() => "好", { invokeAsync: () => Promise.reject(new Error("lost")) });
  await main(packets.text);
  await clock.advance(9_999);
  expect((await platform.store.findDue(1)).records).toEqual([]);
  await clock.advance(1);
  expect((await platform.store.findDue(1)).records).toHaveLength(1);
});

test("of two second invocations with one fencing token, one runs the handler", async () => {
  let runs = 0;
  const { main, second, sentTexts, logEvents } = slow(() => {
    runs += 1;
    return "好";
  });
  await main(packets.text);
  expect(await Promise.all([second(), second()])).toEqual(["success", "success"]);
  expect(runs).toBe(1);
  expect(sentTexts()).toEqual(["好"]);
  expect(logEvents().filter((event) => event === "resume-stale")).toHaveLength(1);
});

test("a fencing token is good for nothing once the push is a dead letter", async () => {
  const { main, second, recordOf, logEvents } = slow(() => "");
  await main(packets.text);
  await second();
  expect(await recordOf(packets.text)).toMatchObject({ state: "dead", reason: "REPLY_INVALID" });
  const before = logEvents().length;
  await expect(second()).resolves.toBe("success");
  expect(logEvents()).toHaveLength(before);
});

test("each failure of a second invocation is waited out longer than the one before", async () => {
  const { main, second, clock, relay, platform } = slow(() => Promise.reject(new Error("x")));
  await main(packets.text);
  await second();
  await clock.advance(10_000);
  await relay();
  await second(FROM_FUNCTION, 1);
  const pauses = platform.logged.filter(({ event }) => event === "waiting").map(({ dueInMs }) => dueInMs);
  // Attempts 1 and 3 only began a second invocation; the dice of the memory platform show the middle.
  expect(pauses).toEqual([7_500, 30_000]);
});

test("a slow push that WeChat was too busy for is finished without the handler", async () => {
  let busy = 3;
  let runs = 0;
  const accepted: string[] = [];
  const { main, second, clock, relay } = slow(
    () => {
      runs += 1;
      return "好";
    },
    {
      messenger: {
        async deliver(_, message) {
          busy -= 1;
          if (busy >= 0) throw failedSend(-1);
          accepted.push(message.msgtype);
        },
      },
    },
  );
  await main(packets.text);
  const done = second();
  await clock.advance(20_000);
  await done;
  expect(await relay()).toMatchObject({ completed: 1, invoked: 0 });
  expect([accepted, runs]).toEqual([["text"], 1]);
});

test("a slow payment is not acknowledged before its second invocation is done, and shows no typing", async () => {
  const { main, otherInstance, platform, clock } = runFunction({
    on: "event:xpay_goods_deliver_notify",
    slow: true,
    handle: () => ack.done(),
  });
  const NOT_DONE = { ErrCode: -1, ErrMsg: "not done yet" };
  await expect(main(PAYMENT)).resolves.toEqual(NOT_DONE);
  expect(platform.typing).toEqual([]);
  expect(platform.invocations).toHaveLength(1);
  const redelivery = otherInstance({ ...PAYMENT, RetryTimes: 1 });
  await clock.advance(4_000);
  await expect(redelivery).resolves.toEqual(NOT_DONE);
  await expect(otherInstance(platform.invocations[0]?.event, FROM_FUNCTION)).resolves.toBe("success");
  await expect(main({ ...PAYMENT, RetryTimes: 2 })).resolves.toEqual({ ErrCode: 0, ErrMsg: "success" });
});

test("a second invocation that a push began checks no access: typing is shown once, by the push", async () => {
  const { main, second, platform } = slow(() => "好");
  await main(packets.text);
  await second();
  expect(platform.typing).toHaveLength(1);
});
