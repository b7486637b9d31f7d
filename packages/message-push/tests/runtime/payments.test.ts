// A payment is acknowledged when its goods are delivered, and not before; WeChat pushes it again until then.
import type { PushStore } from "../../src/runtime/push-store";
import { ack, type PaymentAck } from "../../src/wechat/acks";
import { brokenStore, storeDown } from "../support/broken-store";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

const PAYMENT = packets["event:xpay_goods_deliver_notify"];
const DONE = { ErrCode: 0, ErrMsg: "success" };
const NOT_DONE = { ErrCode: -1, ErrMsg: "not done yet" };

function paying(handle: () => unknown, options: { store?: PushStore } = {}) {
  let runs = 0;
  const bench = runFunction(
    {
      on: "event:xpay_goods_deliver_notify",
      handle: (() => {
        runs += 1;
        return handle();
      }) as () => PaymentAck,
    },
    options,
  );
  /** WeChat's next delivery counts its tries. */
  const pushAgain = (RetryTimes: number) => bench.otherInstance({ ...PAYMENT, RetryTimes });
  return { ...bench, runs: () => runs, pushAgain };
}

test("a payment that was dealt with is acknowledged, and a redelivery gets the same answer", async () => {
  const { main, pushAgain, runs } = paying(() => ack.done());
  await expect(main(PAYMENT)).resolves.toEqual(DONE);
  await expect(pushAgain(1)).resolves.toEqual(DONE);
  expect(runs()).toBe(1);
});

test("a payment whose handler fails is not acknowledged, and every redelivery runs it again until it works", async () => {
  let tries = 0;
  const { main, pushAgain, clock, runs, recordOf } = paying(() => {
    tries += 1;
    if (tries < 6) throw new Error("the warehouse is closed");
    return ack.done();
  });
  await expect(main(PAYMENT)).resolves.toEqual(NOT_DONE);
  for (let retry = 1; retry < 5; retry += 1) {
    await clock.advance(2_000);
    await expect(pushAgain(retry)).resolves.toEqual(NOT_DONE);
  }
  await clock.advance(2_000);
  await expect(pushAgain(5)).resolves.toEqual(DONE);
  await expect(pushAgain(6)).resolves.toEqual(DONE);
  expect(runs()).toBe(6);
  expect(await recordOf(PAYMENT)).toMatchObject({ state: "completed", touser: PAYMENT.OpenId });
});

test("a payment that is being dealt with is not acknowledged by an overlapping delivery", async () => {
  const { main, pushAgain, clock } = paying(() => new Promise<never>(() => undefined));
  const first = main(PAYMENT);
  const second = pushAgain(1);
  await clock.advance(4_000);
  await expect(first).resolves.toEqual(NOT_DONE);
  await expect(second).resolves.toEqual(NOT_DONE);
});

test("an overlapping delivery that sees the payment being done in time acknowledges it", async () => {
  const { main, pushAgain, clock, runs } = paying(() => clock.after(2_000).then(() => ack.done()));
  const first = main(PAYMENT);
  const second = pushAgain(1);
  await clock.advance(4_000);
  expect([await first, await second]).toEqual([DONE, DONE]);
  expect(runs()).toBe(1);
});

test("while the database is down a payment is not dealt with at all: WeChat pushes it again", async () => {
  const { main, clock, runs } = paying(() => ack.done(), { store: brokenStore(storeDown) });
  const answer = main(PAYMENT);
  await clock.advance(4_000);
  await expect(answer).resolves.toEqual(NOT_DONE);
  expect(runs()).toBe(0);
});

test.each([
  ["a reply", "谢谢"],
  ["nothing", undefined],
  ["an empty list", []],
  ["a raw answer", DONE],
  ["the ack of a refund query", ack.refund({ suggest: "refuse", evidence: "used" })],
])("%s is no ack: the author's mistake, and the payment is not acknowledged", async (_, said) => {
  const { main, recordOf, platform } = paying(() => said);
  await expect(main(PAYMENT)).resolves.toEqual(NOT_DONE);
  expect(platform.sent).toEqual([]);
  expect(await recordOf(PAYMENT)).toMatchObject({ state: "dead", reason: "OUTPUT_INVALID" });
});

test("a payment that WeChat stops pushing is gone on with by the relay, and given up after a day and a half", async () => {
  const { main, clock, relay, platform, recordOf } = paying(() => Promise.reject(new Error("x")));
  await main(PAYMENT);
  await clock.advance(60_000);
  expect(await relay()).toMatchObject({ invoked: 1 });
  expect(platform.invocations).toMatchObject([{ functionName: "xpay_goods_deliver_notify" }]);
  await clock.advance(36 * 3_600_000);
  expect(await relay()).toMatchObject({ dead: 1 });
  expect(await recordOf(PAYMENT)).toMatchObject({
    state: "dead",
    reason: "WINDOW_CLOSED",
    lastError: "HANDLER_FAILED",
  });
  await expect(main(PAYMENT)).resolves.toEqual(NOT_DONE);
});

test("a payment that is not done yet is pushed again until it is, whatever maxRuns says: that is no failure", async () => {
  let stock = 0;
  const { main, otherInstance, clock, recordOf, logEvents } = runFunction({
    on: "event:xpay_goods_deliver_notify",
    maxRuns: 1,
    handle: () => (stock > 1 ? ack.done() : ack.notYet("out of stock")),
  });
  const NOT_YET = { ErrCode: -1, ErrMsg: "out of stock" };
  for (; stock < 2; stock += 1) {
    await expect(main({ ...PAYMENT, RetryTimes: stock })).resolves.toEqual(NOT_YET);
    expect(await recordOf(PAYMENT)).toMatchObject({ state: "waiting", reason: "ACK_NOT_YET" });
    await clock.advance(2_000);
  }
  await expect(otherInstance({ ...PAYMENT, RetryTimes: 2 })).resolves.toEqual(DONE);
  await expect(main({ ...PAYMENT, RetryTimes: 3 })).resolves.toEqual(DONE);
  expect(logEvents()).not.toContain("failed");
});

test("a payment that is not done yet raises no flag: its customer's next push has nothing to drain", async () => {
  const { main, platform, clock } = runFunction({
    on: ["event:xpay_goods_deliver_notify", "text"],
    handle: (event) => (event.MsgType === "text" ? "好" : ack.notYet()),
  });
  await main(PAYMENT);
  await clock.advance(2_000);
  await main({ ...packets.text, FromUserName: PAYMENT.OpenId });
  expect(platform.invocations).toEqual([]);
});

test("an ack is no answer to a message", async () => {
  const { main, recordOf } = runFunction({ on: "text", handle: (() => ack.done()) as () => never });
  await expect(main(packets.text)).resolves.toBe("success");
  expect(await recordOf(packets.text)).toMatchObject({ state: "dead", reason: "OUTPUT_INVALID" });
});
