import { NOTICE } from "../../../simulator/wechat/rules";
import { settle, wechatBench } from "../../support/wechat-bench";

test("a message is pushed in the form of the official sample, with the sender as the caller", async () => {
  const { wechat, calls, newUser, clock } = wechatBench();
  const openid = newUser();
  await wechat.push(wechat.packets.text(openid, "你好"));
  expect(openid).toMatch(/^o[\w-]{27}$/);
  expect(calls[0]?.request).toEqual({
    functionName: "text",
    event: {
      FromUserName: openid,
      ToUserName: "wx0000000000000000",
      CreateTime: Math.floor(clock.nowMs() / 1000),
      MsgId: expect.stringMatching(/^[0-9a-f]{42}_\d{10}$/),
      MsgType: "text",
      Content: "你好",
    },
    caller: { openid, appid: "wx0000000000000000" },
    isPush: true,
    invocationId: expect.any(String),
  });
});

test.each([["success"], [""]])("the answer %p ends the push at the first attempt", async (answer) => {
  const { wechat, answerWith, newUser } = wechatBench();
  answerWith(() => answer);
  const report = await wechat.push(wechat.packets.text(newUser(), "你好"));
  expect(report).toMatchObject({ attempts: [{ number: 1, outcome: "answered", passiveReply: answer }] });
  expect(report.notice).toBeUndefined();
});

test.each([[null], ["ok"], [42], [{}], [{ ErrCode: 0 }], ["SUCCESS"], [["success"]]])(
  "the answer %p to a message is nonsense: the customer sees the notice, and nobody asks again",
  async (answer) => {
    const { wechat, answerWith, newUser } = wechatBench();
    answerWith(() => answer);
    const report = await wechat.push(wechat.packets.text(newUser(), "你好"));
    expect(report).toMatchObject({ attempts: [{ outcome: "nonsense" }], notice: NOTICE });
  },
);

const eventOf = (Event: string, more = {}) => ({
  FromUserName: "oWechatItself",
  ToUserName: "wx",
  CreateTime: 1,
  MsgType: "event",
  Event,
  ...more,
});

test("an event outside customer service takes success or nothing; with anything else it ends badly, and no notice shows", async () => {
  const { wechat, answerWith } = wechatBench();
  for (const [index, answer] of ["success", ""].entries()) {
    answerWith(() => answer);
    const report = await wechat.push(eventOf("wxa_media_check", { CreateTime: index }));
    expect(report).toMatchObject({ attempts: [{ outcome: "answered" }] });
  }
  answerWith(() => ({ ErrCode: 0, ErrMsg: "success" }));
  const report = await wechat.push(eventOf("wxa_media_check", { CreateTime: 9 }));
  expect(report).toMatchObject({ attempts: [{ outcome: "nonsense" }] });
  expect(report.notice).toBeUndefined();
});

test.each([["success"], [""], [{ ErrCode: 0, ErrMsg: "success" }], [{ ErrCode: 0 }]])(
  "the answer %p acknowledges a payment",
  async (answer) => {
    const { wechat, answerWith } = wechatBench();
    answerWith(() => answer);
    const report = await wechat.push(eventOf("xpay_goods_deliver_notify"));
    expect(report).toMatchObject({ attempts: [{ outcome: "answered", passiveReply: answer }] });
  },
);

test("a payment that is not acknowledged is pushed 15 times, after 2, 4, 8 … seconds, and says which time it is", async () => {
  const { wechat, answerWith, calls, clock } = wechatBench();
  const answers = [{ ErrCode: 1 }, { ErrCode: "0" }, null, {}, "ok", "fail"];
  answerWith(() => answers[calls.length % answers.length]);
  const pushed = wechat.push(eventOf("xpay_goods_deliver_notify"));
  for (let attempt = 1; attempt < 15; attempt += 1) {
    await settle();
    expect(calls).toHaveLength(attempt);
    clock.advance(2_000 * 2 ** (attempt - 1) - 500);
    await settle();
    expect(calls).toHaveLength(attempt);
    clock.advance(500);
  }
  const { attempts, notice } = await pushed;
  expect(attempts).toHaveLength(15);
  expect(new Set(attempts.map(({ outcome }) => outcome))).toEqual(new Set(["failed"]));
  expect(notice).toBeUndefined();
  expect(calls.map(({ request }) => (request.event as { RetryTimes: number }).RetryTimes)).toEqual([
    ...Array(15).keys(),
  ]);
});

test("a refund query waits 3 s, is asked three times, and takes nothing but a suggestion", async () => {
  const suggestion = { result_code: 1, result_info: "success", evidence: "used" };
  const { wechat, answerWith, calls, clock } = wechatBench();
  const query = eventOf("xpay_subscribe_ios_refund_query_notify");
  answerWith(undefined);
  const pushed = wechat.push(query);
  await settle();
  clock.advance(2_500);
  await settle();
  expect(calls).toHaveLength(1);
  answerWith(() => ["success", suggestion][calls.length - 2]);
  clock.advance(500);
  const { attempts } = await pushed;
  expect(attempts.map(({ outcome }) => outcome)).toEqual(["no-answer", "failed", "answered"]);
  for (const wrong of [{ ...suggestion, result_code: 2 }, { ...suggestion, evidence: "" }, { ErrCode: 0 }, ""]) {
    answerWith(() => wrong);
    const report = await wechat.push({ ...query, pay_order_id: JSON.stringify(wrong) });
    expect(report.attempts.map(({ outcome }) => outcome)).toEqual(["failed", "failed", "failed"]);
  }
});

test("a row of the console brings all its events; what nobody bound is not pushed", async () => {
  const { wechat, calls } = wechatBench();
  await wechat.push(eventOf("subscribe_msg_sent_event"));
  expect(calls.map(({ request }) => request.functionName)).toEqual(["subscribed"]);
  expect(await wechat.push(eventOf("add_express_path"))).toMatchObject({ delivery: "not-bound" });
  expect(await wechat.push(eventOf("nobody_knows"))).toMatchObject({ delivery: "not-bound" });
});

test("silence is waited for 5000 ms three times, attempts overlap, and then the customer sees the notice once", async () => {
  const { wechat, answerWith, newUser, clock, calls } = wechatBench();
  answerWith(undefined);
  const openid = newUser();
  const pushed = wechat.push(wechat.packets.text(openid, "你好"));
  for (const attempts of [1, 2, 3]) {
    await settle();
    expect(calls).toHaveLength(attempts);
    clock.advance(4_900);
    await settle();
    expect(calls).toHaveLength(attempts);
    clock.advance(100);
  }
  const report = await pushed;
  expect(report.attempts).toMatchObject([{ outcome: "no-answer" }, { outcome: "no-answer" }, { outcome: "no-answer" }]);
  expect(report.notice).toBe(NOTICE);
  expect(wechat.users.find(openid)?.inbox.filter(({ kind }) => kind === "notice")).toHaveLength(1);
});

test("the same packet is pushed at every attempt", async () => {
  const { wechat, answerWith, newUser, clock, calls } = wechatBench();
  answerWith(undefined);
  const pushed = wechat.push(wechat.packets.text(newUser(), "你好"));
  clock.advance(5_000);
  await settle();
  calls[1]?.answer("success");
  expect(await pushed).toMatchObject({ attempts: [{ outcome: "no-answer" }, { outcome: "answered" }] });
  expect(calls[1]?.request.event).toEqual(calls[0]?.request.event);
});

test.each(["threw", "crashed", "timed-out"] as const)(
  "a function that %s counts as no answer and is asked again",
  async (status) => {
    const { wechat, answerWith, newUser, calls } = wechatBench();
    answerWith(undefined);
    const pushed = wechat.push(wechat.packets.text(newUser(), "你好"));
    calls[0]?.fail(status);
    await settle();
    calls[1]?.answer("success");
    expect(await pushed).toMatchObject({
      attempts: [{ outcome: "failed", detail: `${status}: broken` }, { outcome: "answered" }],
    });
  },
);

test("pushing a packet again is a redelivery: it does not count as another action of the customer", async () => {
  const { wechat, newUser, send } = wechatBench();
  const openid = newUser();
  const packet = wechat.packets.text(openid, "你好");
  await wechat.push(packet);
  for (let i = 0; i < 5; i += 1) await send(openid);
  await wechat.push(packet);
  expect(await send(openid)).toBe(45047);
  expect(wechat.users.find(openid)?.inbox.filter(({ kind }) => kind === "own")).toHaveLength(1);
});

test.each([[undefined], [null], ["text"], [{}], [{ FromUserName: "oA" }], [{ FromUserName: "oA", MsgType: "event" }]])(
  "%p is refused as no packet",
  async (packet) => {
    await expect(wechatBench().wechat.push(packet)).rejects.toMatchObject({ code: "EVENT_INVALID" });
  },
);

test("a push is on the stream of events from its arrival to its report, until the listener stops", async () => {
  const { wechat, events, newUser } = wechatBench();
  const kinds: string[] = [];
  const stop = events.on(({ kind }) => kinds.push(kind));
  await wechat.push(wechat.packets.text(newUser(), "一"));
  stop();
  await wechat.push(wechat.packets.text(newUser(), "二"));
  expect(kinds).toEqual(["push-arrived", "inbox-entry", "attempt-started", "attempt-ended", "push-finished"]);
});

describe("transfer to a human agent", () => {
  const transfer = (event: Record<string, unknown>, fields = {}) => ({
    MsgType: "transfer_customer_service",
    ToUserName: event.FromUserName,
    FromUserName: event.ToUserName,
    CreateTime: 1_700_000_000,
    ...fields,
  });

  test("a message can be transferred; the customer waits, and messages still reach the function", async () => {
    const { wechat, answerWith, newUser } = wechatBench();
    const openid = newUser();
    answerWith(({ event }) => transfer(event as Record<string, unknown>));
    expect(await wechat.push(wechat.packets.text(openid, "人工"))).toMatchObject({ isTransferred: true });
    expect(wechat.agents.queue()).toEqual([openid]);
    answerWith(() => "success");
    expect(await wechat.push(wechat.packets.text(openid, "喂"))).toMatchObject({ delivery: "delivered" });
  });

  test.each([
    [
      "From and To are not swapped",
      (event: Record<string, unknown>) =>
        transfer(event, { ToUserName: event.ToUserName, FromUserName: event.FromUserName }),
    ],
    [
      "the time is in milliseconds",
      (event: Record<string, unknown>) => transfer(event, { CreateTime: 1_700_000_000_000 }),
    ],
    ["the time is missing", (event: Record<string, unknown>) => transfer(event, { CreateTime: undefined })],
  ])("a transfer is nonsense when %s", async (_, answer) => {
    const { wechat, answerWith, newUser } = wechatBench();
    answerWith(({ event }) => answer(event as Record<string, unknown>));
    expect(await wechat.push(wechat.packets.text(newUser(), "人工"))).toMatchObject({
      isTransferred: false,
      notice: NOTICE,
    });
  });

  test("an event cannot be transferred", async () => {
    const { wechat, answerWith, newUser } = wechatBench();
    answerWith(({ event }) => transfer(event as Record<string, unknown>));
    expect(await wechat.push(wechat.packets.enter(newUser(), ""))).toMatchObject({
      attempts: [{ outcome: "nonsense" }],
    });
  });

  test("30 minutes after the agent's last word messages reach the function again", async () => {
    const { wechat, answerWith, newUser, clock } = wechatBench();
    const openid = newUser();
    answerWith(({ event }) => transfer(event as Record<string, unknown>));
    await wechat.push(wechat.packets.text(openid, "人工"));
    answerWith(() => "success");
    wechat.agents.accept(openid);
    clock.advance(20 * 60_000);
    wechat.agents.say(openid, "您好");
    clock.advance(30 * 60_000 - 1_000);
    expect(await wechat.push(wechat.packets.text(openid, "一"))).toMatchObject({ delivery: "to-agent" });
    expect(await wechat.push(wechat.packets.enter(openid, ""))).toMatchObject({ delivery: "delivered" });
    clock.advance(1_000);
    expect(await wechat.push(wechat.packets.text(openid, "二"))).toMatchObject({ delivery: "delivered" });
  });

  test("only a waiting customer is accepted, and only an accepted one is talked to", () => {
    const { wechat, newUser } = wechatBench();
    const openid = newUser();
    expect(() => wechat.agents.accept(openid)).toThrow(/"none", not "queued"/);
    expect(() => wechat.agents.say(openid, "x")).toThrow(/Accept the customer first/);
    expect(() => wechat.agents.close("nobody")).toThrow(/"unknown"/);
  });
});
