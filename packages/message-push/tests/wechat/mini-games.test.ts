// Pushes of mini games as their pages print them: without receiver and sender, with what is signed in a text of JSON.
import { createHmac } from "node:crypto";
import { factsOf } from "../../src/wechat/pairs";
import { parsePush } from "../../src/wechat/parse-push";
import { doneReply } from "../../src/wechat/passive-reply";
import { readPacket } from "../../src/wechat/read-packet";

const APP_KEY = "an-app-key";
const PAYLOAD =
  '{"OpenId":"to_user_openid","OutTradeNo":"xxxxxxx","WeChatPayInfo":{"MchOrderNo":"xxxxxxx","TransactionId":"xxxxxxx"},"Env":0,"CoinInfo":{"ZoneId":"1","TotalPrice":100,"BuyQuantity":1,"OrigPrice":100}}';
const signatureOf = (event: string, payload: string) =>
  createHmac("sha256", APP_KEY).update(`${event}&${payload}`).digest("hex");
const eventOf = (text: string) => parsePush(readPacket(text).packet);

const PAYMENTS = [
  "minigame_game_pay_goods_deliver_notify",
  "minigame_h5_goods_deliver_notify",
  "minigame_deliver_h5_pay_products",
  "minigame_coin_deliver_completed",
  "minigame_recharge_center_coin_deliver_completed",
];

test.each(PAYMENTS)("%s: the payload stays the text that is signed, in JSON and in XML", (event) => {
  const PayEventSig = signatureOf(event, PAYLOAD);
  const json = eventOf(
    JSON.stringify({
      CreateTime: 1583202606,
      MsgType: "event",
      Event: event,
      MiniGame: { Payload: PAYLOAD, PayEventSig, IsMock: true },
    }),
  );
  const xml = eventOf(
    `<xml><CreateTime>1583202606</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[${event}]]></Event><MiniGame><Payload>${PAYLOAD}</Payload><PayEventSig>${PayEventSig}</PayEventSig><IsMock>true</IsMock></MiniGame></xml>`,
  );
  const MiniGame = { Payload: PAYLOAD, PayEventSig, IsMock: "true" };
  expect(json).toMatchObject({ event: { ToUserName: "", FromUserName: "", MiniGame }, touser: "to_user_openid" });
  expect({ ...xml, packet: json.packet }).toEqual(json);
  expect(signatureOf(event, PAYLOAD)).toBe(PayEventSig);
});

test.each(PAYMENTS)("%s pushed again is the same push, whatever its time and its signature", (event) => {
  const push = (CreateTime: number, PayEventSig: string, payload = PAYLOAD) =>
    parsePush({ CreateTime, MsgType: "event", Event: event, MiniGame: { Payload: payload, PayEventSig } }).key;
  expect(push(1583202621, "other")).toBe(push(1583202606, "sig"));
  expect(push(1583202606, "sig", PAYLOAD.replace('"OutTradeNo":"xxxxxxx"', '"OutTradeNo":"yyyyyyy"'))).not.toBe(
    push(1583202606, "sig"),
  );
});

test("a refund is known by its own number", () => {
  const push = (CreateTime: number, RefundId: string) =>
    parsePush({
      CreateTime,
      MsgType: "event",
      Event: "minigame_pay_refund_succ_notify",
      MiniGame: { Payload: JSON.stringify({ RefundId, RefundAmount: 100, OutTradeNo: "o1" }) },
    }).key;
  expect(push(2, "r1")).toBe(push(1, "r1"));
  expect(push(1, "r2")).not.toBe(push(1, "r1"));
});

test("a gift as the page prints it: its goods are a list, also when there is one", () => {
  const xml =
    "<xml><CreateTime>1583202606</CreateTime><MsgType>event</MsgType><Event><![CDATA[minigame_deliver_goods]]></Event><MiniGame><OrderId>r_123</OrderId><IsPreview>1</IsPreview><ToUserOpenid>to_user_openid</ToUserOpenid><Zone>1001</Zone><GiftTypeId>1</GiftTypeId><GiftId>gift_id_xxx</GiftId><SendTime>1583202600</SendTime><GoodsList><Id>id_100001</Id><Num>3</Num></GoodsList></MiniGame></xml>";
  expect(eventOf(xml)).toMatchObject({
    touser: "to_user_openid",
    event: {
      MiniGame: { OrderId: "r_123", IsPreview: 1, Zone: 1001, GoodsList: [{ Id: "id_100001", Num: 3 }] },
    },
    unreadable: [],
  });
});

test("a mini game's push that nobody wrote down needs no names either; another push does", () => {
  const packet = { CreateTime: 1583202606, MsgType: "event" };
  expect(parsePush({ ...packet, Event: "minigame_notify_msg" }).event).toMatchObject({ Event: "minigame_notify_msg" });
  expect(() => parsePush({ ...packet, Event: "subscribe" })).toThrow(/no usable ToUserName/);
});

test.each([...PAYMENTS, "minigame_deliver_goods", "minigame_pay_refund_succ_notify"])(
  "%s is acknowledged with ErrCode 0, in the clear",
  (event) => {
    expect(factsOf(`event:${event}`)).toMatchObject({ kind: "payment", isAnsweredInClear: true });
    expect(doneReply(`event:${event}`)).toEqual({ ErrCode: 0, ErrMsg: "success" });
  },
);
