// What the local WeChat takes for an acknowledgement, by the pair's page, and when it pushes again otherwise.
import { docsOf } from "../../../src/wechat/catalogue/pair-docs";
import { definePairs } from "../../../src/wechat/own-pairs";
import { settle, wechatBench } from "../../support/wechat-bench";

const packetOf = (Event: string) => ({
  ToUserName: "gh_1",
  FromUserName: "oWeChat",
  CreateTime: 1_700_000_000,
  MsgType: "event",
  Event,
});

definePairs({
  "event:word_paid": {
    kind: "payment",
    acknowledgedWith: "success",
    fields: {},
    redeliveryPausesSeconds: [10, 30],
    sample: packetOf("word_paid"),
  },
  "event:courier_status": {
    kind: "packet",
    answer: { resultcode: "number!", resultmsg: "text" },
    fields: {},
    sample: packetOf("courier_status"),
  },
  "event:game_goods": {
    kind: "payment",
    orderField: "Game.Payload.OutTradeNo",
    customerField: "Game.Payload.OpenId",
    fields: { Game: { Payload: "text" } },
    sample: { ...packetOf("game_goods"), Game: { Payload: '{"OpenId":"o","OutTradeNo":"1"}' } },
  },
});

const bench = () => wechatBench({ alsoBound: ["event:word_paid", "event:courier_status"] });

async function outcomeOf(Event: string, answer: unknown) {
  const { wechat, answerWith, calls, clock } = bench();
  answerWith(() => answer);
  const pushed = wechat.push(packetOf(Event));
  for (let attempt = 1; attempt < 4; attempt += 1) {
    await settle();
    clock.advance(60_000);
  }
  const { attempts } = await pushed;
  return { attempts, calls };
}

test.each([["success"], [""]])("%p acknowledges a payment that is acknowledged with a word", async (answer) => {
  expect((await outcomeOf("word_paid", answer)).attempts).toMatchObject([{ outcome: "answered" }]);
});

test.each([[{ ErrCode: 0 }], ["fail"], ["ok"], [null]])("%p does not", async (answer) => {
  const { attempts } = await outcomeOf("word_paid", answer);
  expect(attempts.map(({ outcome }) => outcome)).toEqual(["failed", "failed", "failed"]);
});

test("the pauses are those of the pair's page", async () => {
  const { wechat, answerWith, calls, clock } = bench();
  answerWith(() => "fail");
  const pushed = wechat.push(packetOf("word_paid"));
  for (const [attempt, pauseMs] of [
    [1, 10_000],
    [2, 30_000],
  ] as const) {
    await settle();
    clock.advance(pauseMs - 500);
    await settle();
    expect(calls).toHaveLength(attempt);
    clock.advance(500);
  }
  expect((await pushed).attempts).toHaveLength(3);
});

const ANSWER = {
  ToUserName: "oWeChat",
  FromUserName: "gh_1",
  CreateTime: 1_700_000_001,
  MsgType: "event",
  Event: "courier_status",
  resultcode: 0,
};

test("a packet with the pair's fields answers a pair that wants one", async () => {
  expect((await outcomeOf("courier_status", ANSWER)).attempts).toMatchObject([{ outcome: "answered" }]);
});

test.each([
  ["the word", "success"],
  ["another event", { ...ANSWER, Event: "other" }],
  ["the wrong way round", { ...ANSWER, ToUserName: "gh_1", FromUserName: "oWeChat" }],
  ["milliseconds", { ...ANSWER, CreateTime: 1_700_000_001_000 }],
  ["no code", { ...ANSWER, resultcode: undefined }],
])("a packet of %s does not: WeChat asks again", async (_, answer) => {
  const { attempts } = await outcomeOf("courier_status", answer);
  expect(attempts.map(({ outcome }) => outcome)).toEqual(["failed", "failed", "failed"]);
});

test("a function that is made for such a pair answers with what the answer must have", () => {
  expect(docsOf("event:courier_status")?.handler).toEqual(["handle: () => ack.packet({ resultcode: 0 }),"]);
});

test("a sample has a new order and this customer, also where both stand in a text of JSON", () => {
  const { wechat } = wechatBench();
  const [first, second] = [1, 2].map(() =>
    JSON.parse(Object(wechat.samples.make("event:game_goods", "oBuyer")).Game.Payload),
  );
  expect([first.OpenId, second.OpenId]).toEqual(["oBuyer", "oBuyer"]);
  expect(first.OutTradeNo).not.toBe(second.OutTradeNo);
});
