// The ways in which WeChat wants to be told that something is done: a code, a word, a packet; sealed, or in the clear.
import { memoryPlatform } from "../../src/platform/memory/memory-platform";
import { createDefineFunction } from "../../src/runtime/define-function";
import type { FunctionDefinition } from "../../src/runtime/definition";
import { createHttpReceiver } from "../../src/runtime/http-push";
import { ack } from "../../src/wechat/acks";
import { answerPacket } from "../../src/wechat/answer-packet";
import type { Envelope } from "../../src/wechat/catalogue/facts";
import { signatureOf } from "../../src/wechat/http/signature";
import { definePairs } from "../../src/wechat/own-pairs";
import { factsOf } from "../../src/wechat/pairs";
import { parsePush } from "../../src/wechat/parse-push";
import { passiveReplyText } from "../../src/wechat/passive-reply-text";
import { fakeClock } from "../support/fake-clock";
import { TOKEN } from "../wechat/http/official-examples";
import { NOW, plain, request, sealedRequest, secure } from "../wechat/http/wechat-requests";

const SHOP_PAID = "event:our_shop_paid";
const GAME_GOODS = "event:our_game_goods";
const COURIER = "event:our_courier_status";

definePairs({
  [SHOP_PAID]: { kind: "payment", acknowledgedWith: "success", orderField: "out_trade_no", fields: {}, sample: {} },
  [GAME_GOODS]: {
    kind: "payment",
    isAnsweredInClear: true,
    orderField: ["Game.OrderId", "Game.Payload.OutTradeNo"],
    customerField: ["Game.ToUserOpenid", "Game.Payload.OpenId"],
    fields: { Game: { Payload: "text", OrderId: "text", ToUserOpenid: "text" } },
    sample: {},
  },
  [COURIER]: {
    kind: "packet",
    answer: { resultcode: "number!", resultmsg: "text!", agents: [{ name: "text!" }] },
    fields: { shop_order_id: "text" },
    sample: {},
  },
});

const packetOf = (pair: string, fields: object = {}) => ({
  ToUserName: "gh_1",
  FromUserName: "o1",
  CreateTime: NOW / 1_000,
  MsgType: "event",
  Event: pair.slice("event:".length),
  ...fields,
});

function running(on: string, handle: () => unknown, settings = secure) {
  const clock = fakeClock(NOW);
  const platform = memoryPlatform({ clock });
  const definition = { on, handle } as unknown as FunctionDefinition<"unknown">;
  const main = createDefineFunction(platform)(definition);
  const receiver = createHttpReceiver(platform, [main], () => settings);
  return { clock, platform, main, receive: receiver.receive };
}

function inClear(body: string) {
  const [timestamp, nonce] = [String(NOW / 1_000), "n1"];
  const signature = signatureOf(TOKEN, timestamp, nonce);
  return request({ query: { timestamp, nonce, signature }, contentType: "text/xml", body: Buffer.from(body) });
}

const sealed = (packet: object, isXml = false) => sealedRequest(JSON.stringify(packet), { isXml });

describe("a payment that is acknowledged with a word", () => {
  const packet = packetOf(SHOP_PAID, { out_trade_no: "B2B-1" });

  test("gets success when it is done, in the clear also in secure mode", async () => {
    const { main, receive } = running(SHOP_PAID, () => ack.done());
    await expect(main(packet)).resolves.toBe("success");
    await expect(receive(sealed(packet))).resolves.toMatchObject({ status: 200, body: "success" });
  });

  test.each([
    ["is not done yet", () => ack.notYet("out of stock")],
    ["has a handler that fails", () => Promise.reject(new Error("no"))],
    ["has a handler that returns nothing", () => undefined],
  ])("is not acknowledged when it %s", async (_, handle) => {
    await expect(running(SHOP_PAID, handle).main(packet)).resolves.toBe("fail");
    await expect(running(SHOP_PAID, handle).receive(sealed(packet))).resolves.toMatchObject({
      status: 500,
      body: "fail",
    });
  });
});

describe("a payment that is answered in the clear", () => {
  const payload = JSON.stringify({ OpenId: "oBuyer", OutTradeNo: "G-1" });
  const packet = packetOf(GAME_GOODS, { Game: { Payload: payload, PayEventSig: "a1" } });

  test("is so in secure mode, where its push came encrypted", async () => {
    const { receive } = running(GAME_GOODS, () => ack.done());
    const { body } = await receive(sealed(packet));
    expect(JSON.parse(body)).toEqual({ ErrCode: 0, ErrMsg: "success" });
  });

  test("is known by the order number inside its text of JSON, whatever time and signature a delivery has", async () => {
    let runs = 0;
    const { main, clock } = running(GAME_GOODS, () => {
      runs += 1;
      return ack.done();
    });
    await expect(main(packet)).resolves.toMatchObject({ ErrCode: 0 });
    await clock.advance(15_000);
    const spaced = JSON.stringify(JSON.parse(payload), null, 1);
    const again = { ...packet, CreateTime: packet.CreateTime + 15, Game: { Payload: spaced, PayEventSig: "b2" } };
    await expect(main(again)).resolves.toMatchObject({ ErrCode: 0 });
    expect(runs).toBe(1);
  });

  test("of another order is another push", () => {
    const other = { ...packet, Game: { Payload: payload.replace("G-1", "G-2") } };
    expect(parsePush(other).key).not.toBe(parsePush(packet).key);
  });

  test("concerns the customer that a nested field or the text of JSON names", () => {
    expect(parsePush(packet).touser).toBe("oBuyer");
    expect(parsePush(packetOf(GAME_GOODS, { Game: { ToUserOpenid: "oGifted" } })).touser).toBe("oGifted");
    expect(parsePush(packetOf(GAME_GOODS)).touser).toBe("o1");
  });

  test("whose text of JSON goes down without end is no error: the text is what it is", () => {
    const deep = `{"a":${"[".repeat(40_000)}${"]".repeat(40_000)}}`;
    expect(parsePush(packetOf(GAME_GOODS, { Game: { Payload: deep } })).touser).toBe("o1");
  });

  test("whose text is no JSON is known by its time and content, and concerns its sender", () => {
    const broken = packetOf(GAME_GOODS, { Game: { Payload: "{no json" } });
    expect(parsePush(broken).touser).toBe("o1");
    expect(parsePush({ ...broken, CreateTime: 1 }).key).not.toBe(parsePush(broken).key);
  });
});

describe("a push that wants a packet back", () => {
  const packet = packetOf(COURIER, { shop_order_id: "S-1" });
  const expected = { ToUserName: "o1", FromUserName: "gh_1", MsgType: "event", Event: "our_courier_status" };

  test("gets the fields in an envelope of its own, and the same again when it comes again", async () => {
    let runs = 0;
    const { main } = running(COURIER, () => {
      runs += 1;
      return ack.packet({ resultcode: 0, resultmsg: "ok", agents: [{ name: "李" }] });
    });
    const answer = { ...expected, CreateTime: NOW / 1_000, resultcode: 0, resultmsg: "ok", agents: [{ name: "李" }] };
    await expect(main(packet)).resolves.toEqual(answer);
    await expect(main(packet)).resolves.toEqual(answer);
    expect(runs).toBe(1);
  });

  test("gets it as XML where it came so, and sealed where it came sealed", async () => {
    const { receive } = running(COURIER, () => ack.packet({ resultcode: 0, resultmsg: "ok" }), plain);
    const { body } = await receive(inClear(passiveReplyText(packet, "xml")));
    expect(body).toContain("<Event><![CDATA[our_courier_status]]></Event><resultcode>0</resultcode>");
    const secured = running(COURIER, () => ack.packet({ resultcode: 0, resultmsg: "ok" }));
    expect(Object.keys(JSON.parse((await secured.receive(sealed(packet))).body))).toContain("Encrypt");
  });

  test.each([
    ["a field that is missing", { resultcode: 0 }, /no resultmsg/],
    ["another type", { resultcode: "0", resultmsg: "ok" }, /got string as resultcode/],
    [
      "a misspelt field",
      { resultcode: 0, resultmsg: "ok", resultMsg: "ok" },
      /"resultMsg"[\s\S]*Did you mean "resultmsg"/,
    ],
    ["an entry that lacks a field", { resultcode: 0, resultmsg: "ok", agents: [{}] }, /no agents\[0\]\.name/],
    ["nothing", undefined, /no fields/],
  ])("is not acknowledged with %s", async (_, fields, message) => {
    const { main, platform } = running(COURIER, () => ack.packet(fields as object));
    await expect(main(packet)).resolves.toBe("fail");
    expect(platform.logged).toContainEqual(expect.objectContaining({ event: "failed", code: "OUTPUT_INVALID" }));
    const { answer = {} } = factsOf(COURIER);
    expect(() => answerPacket(packet as Envelope, answer, fields, NOW)).toThrow(message);
  });

  test("cannot be slow: the answer cannot follow later", () => {
    const slow = { on: COURIER, slow: true, handle: () => undefined } as unknown as FunctionDefinition<"unknown">;
    expect(() => createDefineFunction(memoryPlatform({ clock: fakeClock(NOW) }))(slow)).toThrow(/OPTION_INVALID/);
  });
});

describe("over HTTP, what nobody handles", () => {
  test.each([
    ["retail_pay_notify", { status: 500, body: "fail" }],
    ["trade_manage_order_settlement", { status: 500, body: "fail" }],
    ["some_order_paid", { status: 500, body: "fail" }],
  ])("of money is not acknowledged: %s", async (Event, response) => {
    const { receive, platform } = running("text", () => "好");
    const fields = { out_trade_no: "B2B-1", pay_status: "ORDER_PAY_SUCC" };
    await expect(receive(sealed(packetOf(`event:${Event}`, fields)))).resolves.toMatchObject(response);
    expect(platform.logged).toContainEqual(expect.objectContaining({ event: "unhandled", level: "error" }));
  });

  test("of a mini game's goods gets its code in the clear", async () => {
    const { receive } = running("text", () => "好");
    const { body } = await receive(sealed(packetOf("event:minigame_deliver_goods")));
    expect(JSON.parse(body)).toMatchObject({ ErrCode: -1 });
  });

  test("of anything else is acknowledged", async () => {
    const { receive } = running("text", () => "好");
    await expect(receive(sealed(packetOf("event:brand_new")))).resolves.toMatchObject({ body: "success" });
  });
});
