// Retries can be ended: a payment's go on for hours otherwise.
import { settle, wechatBench } from "../../support/wechat-bench";

const PAYMENT = "event:xpay_goods_deliver_notify";
const notDone = { ErrCode: 1, ErrMsg: "later" };

test("a payment that is not acknowledged can be stopped while it waits: no attempt follows", async () => {
  const { wechat, clock, events, calls, answerWith, newUser } = wechatBench();
  answerWith(() => notDone);
  const pushed = wechat.push(wechat.samples.make(PAYMENT, newUser()));
  await settle();
  expect(wechat.retries.list()).toEqual([{ pushId: 1, pair: PAYMENT, target: "pay" }]);
  expect(wechat.retries.stop()).toHaveLength(1);
  const report = await pushed;
  expect(report.attempts.map(({ outcome }) => outcome)).toEqual(["failed"]);
  clock.advance(24 * 3_600_000);
  await settle();
  expect(calls).toHaveLength(1);
  expect(wechat.retries.list()).toEqual([]);
  expect(events.all().map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(["push-paused", "push-stopped", "attempt-ended", "push-finished"]),
  );
  expect(events.all().filter(({ kind }) => kind === "push-stopped")).toEqual([
    expect.objectContaining({ pushId: 1, pair: PAYMENT, target: "pay" }),
  ]);
});

test("a retry that is under way is waited for, and is the last one", async () => {
  const { wechat, clock, calls, answerWith, newUser } = wechatBench();
  answerWith(() => notDone);
  const pushed = wechat.push(wechat.samples.make(PAYMENT, newUser()));
  await settle();
  answerWith(undefined);
  clock.advance(2_000);
  await settle();
  expect(calls).toHaveLength(2);
  expect(wechat.retries.stop()).toHaveLength(1);
  calls[1]?.answer({ ErrCode: 0, ErrMsg: "success" });
  const { attempts } = await pushed;
  expect(attempts.map(({ outcome }) => outcome)).toEqual(["failed", "answered"]);
  expect(calls).toHaveLength(2);
});

test("what is answered, or attempted for the first time, is no retry", async () => {
  const { wechat, calls, answerWith, newUser, events } = wechatBench();
  await wechat.push(wechat.samples.make(PAYMENT, newUser()));
  answerWith(undefined);
  const pushed = wechat.push(wechat.packets.text(newUser(), "你好"));
  await settle();
  expect(wechat.retries.list()).toEqual([]);
  expect(wechat.retries.stop()).toEqual([]);
  calls.at(-1)?.answer("success");
  expect((await pushed).attempts).toHaveLength(1);
  expect(events.all().filter(({ kind }) => kind === "push-stopped")).toEqual([]);
});

test("a message's retries can be stopped, too", async () => {
  const { wechat, clock, calls, answerWith, newUser } = wechatBench();
  answerWith(undefined);
  const pushed = wechat.push(wechat.packets.text(newUser(), "你好"));
  await settle();
  clock.advance(5_000);
  await settle();
  expect(calls).toHaveLength(2);
  expect(wechat.retries.stop()).toHaveLength(1);
  for (const call of calls) call.answer("success");
  const { attempts } = await pushed;
  expect(attempts.map(({ outcome }) => outcome)).toEqual(["no-answer", "answered"]);
});

test.each([
  ["a message", "text"],
  ["a payment", PAYMENT],
  ["an event", "event:user_enter_tempsession"],
])("%s is renewed as a push of its own with the same content", (_, pair) => {
  const { wechat, newUser } = wechatBench();
  const packet = wechat.samples.make(pair, newUser());
  const again = wechat.samples.renew({ ...packet, RetryTimes: 3 });
  expect(Object.keys(again).sort()).toEqual(
    Object.keys(packet)
      .filter((name) => name !== "RetryTimes")
      .sort(),
  );
  expect(again.CreateTime).not.toBe(packet.CreateTime);
  expect([again.FromUserName, again.MsgType, again.Event]).toEqual([packet.FromUserName, packet.MsgType, packet.Event]);
});
