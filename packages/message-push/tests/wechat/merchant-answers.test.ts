// The packets that merchants answer with, as the pages print them, and what WeChat would make of them.
import { judgePassiveReply } from "../../simulator/wechat/judge-passive-reply";
import { retryScheduleOf } from "../../simulator/wechat/retry-schedule";
import { DEFAULT_RULES } from "../../simulator/wechat/rules";
import { acknowledgementOf } from "../../src/runtime/ack-of";
import { ack } from "../../src/wechat/acks";
import { parsePush } from "../../src/wechat/parse-push";
import { passiveReplyText } from "../../src/wechat/passive-reply-text";

const NOW_MS = 1_546_924_850_000;
const STATUS = {
  ToUserName: "toUser",
  FromUserName: "fromUser",
  CreateTime: 1546924844,
  MsgType: "event",
  Event: "update_waybill_status",
  shop_order_id: "123456",
  order_status: 102,
};
const DISCOUNT = { ...STATUS, Event: "channels_ec_order_use_vip_discount", order_info: { unique_id: "37" } };
const answerTo = (packet: typeof STATUS, fields: object) =>
  acknowledgementOf(parsePush(packet), ack.packet(fields), NOW_MS).passiveReply;

test("update_waybill_status is answered with a packet: names swapped, the same Event, resultcode and resultmsg", () => {
  const reply = answerTo(STATUS, { resultcode: 0, resultmsg: "ok" });
  expect(reply).toEqual({
    ToUserName: "fromUser",
    FromUserName: "toUser",
    CreateTime: 1546924850,
    MsgType: "event",
    Event: "update_waybill_status",
    resultcode: 0,
    resultmsg: "ok",
  });
  expect(passiveReplyText(reply, "xml")).toBe(
    "<xml><ToUserName><![CDATA[fromUser]]></ToUserName><FromUserName><![CDATA[toUser]]></FromUserName><CreateTime>1546924850</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[update_waybill_status]]></Event><resultcode>0</resultcode><resultmsg><![CDATA[ok]]></resultmsg></xml>",
  );
  expect(judgePassiveReply(STATUS, "event:update_waybill_status", reply)).toBe("accepted");
});

test("channels_ec_order_use_vip_discount is answered with its three fields alone", () => {
  const reply = answerTo(DISCOUNT, { errcode: 0, errmsg: "ok", result: 1 });
  expect(reply).toEqual({ errcode: 0, errmsg: "ok", result: 1 });
  expect(passiveReplyText(reply, "xml")).toBe(
    "<xml><errcode>0</errcode><errmsg><![CDATA[ok]]></errmsg><result>1</result></xml>",
  );
  expect(judgePassiveReply(DISCOUNT, "event:channels_ec_order_use_vip_discount", reply)).toBe("accepted");
});

test.each([
  ["a field is missing", STATUS, { resultcode: 0 }, "no resultmsg"],
  ["a field is of another type", STATUS, { resultcode: "0", resultmsg: "ok" }, "string as resultcode"],
  ["a field is none of the answer's", DISCOUNT, { errcode: 0, errmsg: "ok", results: 1 }, '"results"'],
])("an answer is refused when %s", (_, packet, fields, what) => {
  expect(() => answerTo(packet, fields)).toThrow(what);
});

test.each(["success", "", "fail", { errcode: 0, errmsg: "ok" }])(
  "%p lets nobody order at a member's price",
  (reply) => {
    expect(judgePassiveReply(DISCOUNT, "event:channels_ec_order_use_vip_discount", reply)).toBe("again");
  },
);

test.each([
  ["retail_pay_notify", "10s 30s 60s 300s 900s 1800s 3600s 10800s 21600s 43200s"],
  ["retail_refund_notify", "10s 30s 60s 300s 900s 1800s 3600s 10800s 21600s 43200s"],
  ["minigame_deliver_goods", "120s 240s 480s 960s 1920s 3840s 7680s 15360s 30720s 61440s"],
  [
    "minigame_game_pay_goods_deliver_notify",
    "15s 15s 30s 180s 600s 1200s 1800s 1800s 1800s 3600s 10800s 10800s 10800s 21600s 21600s",
  ],
  ["minigame_coin_deliver_completed", "15s 15s 30s 180s 600s 1200s 1800s 1800s 1800s 3600s 10800s 10800s 10800s"],
  ["channels_ec_order_pay", "0s 0s 10s 60s 300s 1800s 3600s 3600s 3600s"],
])("%s is pushed again after %s", (event, pauses) => {
  const { attempts, pauseMs } = retryScheduleOf(`event:${event}`, DEFAULT_RULES);
  const list = Array.from({ length: attempts - 1 }, (_, i) => `${pauseMs(i + 1) / 1000}s`);
  expect(list.join(" ")).toBe(pauses);
});

test("who wants fewer attempts at payments gets fewer, of these too", () => {
  const rules = { ...DEFAULT_RULES, paymentAttempts: 1 };
  expect(retryScheduleOf("event:retail_pay_notify", rules).attempts).toBe(1);
  expect(retryScheduleOf("event:xpay_goods_deliver_notify", rules).attempts).toBe(1);
});
