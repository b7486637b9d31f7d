// What the rules about pushes change: who is named, when a push is tried again, and what a redelivery holds.
import { settle, wechatBench } from "../../support/wechat-bench";

test("the source that the rule gives a push stands beside its sender, and it stays a push", async () => {
  const { wechat, calls, newUser } = wechatBench({ rules: { pushSource: "wx_unknown" } });
  const openid = newUser();
  await wechat.push(wechat.packets.text(openid, "你好"));
  expect(calls[0]?.request).toMatchObject({ caller: { openid, source: "wx_unknown" }, isPush: true });
});

test("where the sender is not named, only the mini program is", async () => {
  const { wechat, calls, newUser } = wechatBench({ rules: { openidInPushes: false } });
  await wechat.push(wechat.packets.text(newUser(), "你好"));
  expect(calls[0]?.request.caller).toEqual({ appid: "wx0000000000000000" });
});

test("where a failure ends a push, the customer sees the notice after one delivery", async () => {
  const { wechat, calls, answerWith, newUser } = wechatBench({ rules: { retriesAfterFailure: false } });
  answerWith(undefined);
  const pushed = wechat.push(wechat.packets.text(newUser(), "你好"));
  await settle();
  calls[0]?.fail("threw");
  const { attempts, notice } = await pushed;
  expect(attempts.map(({ outcome }) => outcome)).toEqual(["failed"]);
  expect(notice).toBeDefined();
});

test("a payment that a function does not acknowledge comes again, also where a failure ends a push", async () => {
  const { wechat, clock, answerWith, newUser } = wechatBench({ rules: { retriesAfterFailure: false } });
  answerWith(() => ({ ErrCode: 1, ErrMsg: "later" }));
  const pushed = wechat.push(wechat.samples.make("event:xpay_goods_deliver_notify", newUser()));
  await settle();
  answerWith(() => ({ ErrCode: 0, ErrMsg: "success" }));
  clock.advance(2_000);
  expect((await pushed).attempts.map(({ outcome }) => outcome)).toEqual(["failed", "answered"]);
});

test("where nonsense is tried again, it is as often as silence", async () => {
  const { wechat, answerWith, newUser } = wechatBench({ rules: { retriesAfterNonsense: true } });
  answerWith(() => ({ nonsense: true }));
  const { attempts } = await wechat.push(wechat.packets.text(newUser(), "你好"));
  expect(attempts.map(({ outcome }) => outcome)).toEqual(["nonsense", "nonsense", "nonsense"]);
});

test.each([true, false])(
  "the first delivery answers during the second; that it counts is %p",
  async (lateAnswersCount) => {
    const { wechat, clock, calls, answerWith, newUser } = wechatBench({ rules: { lateAnswersCount } });
    answerWith(undefined);
    const pushed = wechat.push(wechat.packets.text(newUser(), "你好"));
    await settle();
    clock.advance(5_000);
    await settle();
    calls[0]?.answer("success");
    await settle();
    for (let waits = 0; waits < 2; waits += 1) {
      clock.advance(5_000);
      await settle();
    }
    const { attempts, notice } = await pushed;
    expect(attempts.map(({ outcome }) => outcome)).toEqual(
      lateAnswersCount ? ["no-answer", "answered"] : ["no-answer", "no-answer", "no-answer"],
    );
    expect(notice === undefined).toBe(lateAnswersCount);
  },
);

test("a failure or nonsense that comes late does not count in any case", async () => {
  const { wechat, clock, calls, answerWith, newUser } = wechatBench({ rules: { lateAnswersCount: true } });
  answerWith(undefined);
  const pushed = wechat.push(wechat.packets.text(newUser(), "你好"));
  await settle();
  clock.advance(5_000);
  await settle();
  calls[0]?.answer({ nonsense: true });
  await settle();
  calls[1]?.answer("success");
  expect((await pushed).attempts.map(({ outcome }) => outcome)).toEqual(["no-answer", "answered"]);
});

test("a redelivery holds another MsgId, or another CreateTime where it has none, only if the rules say so", async () => {
  const others = { redeliveryKeepsMsgId: false, redeliveryKeepsCreateTime: false };
  for (const rules of [others, {}]) {
    const { wechat, calls, answerWith, newUser } = wechatBench({ rules: { retriesAfterNonsense: true, ...rules } });
    answerWith(() => ({ nonsense: true }));
    const openid = newUser();
    await wechat.push(wechat.packets.text(openid, "你好"));
    await wechat.push(wechat.packets.enter(openid, ""));
    const packets = calls.map(({ request }) => request.event as { MsgId?: string; CreateTime: number });
    const kinds = rules === others ? 3 : 1;
    expect(new Set(packets.slice(0, 3).map(({ MsgId }) => MsgId)).size).toBe(kinds);
    expect(new Set(packets.slice(0, 3).map(({ CreateTime }) => CreateTime)).size).toBe(1);
    expect(new Set(packets.slice(3).map(({ CreateTime }) => CreateTime)).size).toBe(kinds);
  }
});

test("without the notice a customer sees nothing of a push that stays unanswered", async () => {
  const { wechat, answerWith, newUser } = wechatBench({ rules: { noticesUnanswered: false } });
  answerWith(() => ({ nonsense: true }));
  const openid = newUser();
  expect((await wechat.push(wechat.packets.text(openid, "你好"))).notice).toBeUndefined();
  expect(wechat.users.find(openid)?.inbox.map(({ kind }) => kind)).toEqual(["own"]);
});
