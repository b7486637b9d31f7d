// Money and goods by name: what nobody handles of these is not acknowledged, whether or not the catalogue has it.
import { definePairs } from "../../src/wechat/own-pairs";
import { factsOf, isWrittenDown, needsHandler, pairNames } from "../../src/wechat/pairs";
import { notDoneReply, SUCCESS } from "../../src/wechat/passive-reply";

const KNOWN_FROM_REPORTS = [
  "retail_pay_notify",
  "retail_refund_notify",
  "minigame_game_pay_goods_deliver_notify",
  "minigame_h5_goods_deliver_notify",
  "minigame_deliver_goods",
  "minigame_deliver_h5_pay_products",
  "minigame_coin_deliver_completed",
  "funds_order_pay",
  "channels_ec_order_pay",
  "channels_ec_order_deliver",
  "trade_manage_order_settlement",
  "xpay_never_heard_of",
];
const LIKE_THEM = [
  "wxpay_contract_result",
  "orderPaySuccess",
  "OrderClosed",
  "b2b_settled",
  "virtual_gift_sent",
  "user_refund_apply",
  "shop_purchase_done",
  "coin_recharge_notify",
  "PayUnpaid",
  "redpacket_received",
  "merchant_withdraw_result",
];
const OTHERS = [
  "brand_new",
  "payload_check",
  "reorder",
  "recoinage",
  "border_crossed",
  "subscribe_msg_popup_event",
  "user_enter_tempsession",
  "wxa_media_check",
  "weapp_audit_success",
  "LOCATION",
];

test.each([...KNOWN_FROM_REPORTS, ...LIKE_THEM])("%s needs a handler, and is not acknowledged without", (event) => {
  expect(needsHandler(`event:${event}`)).toBe(true);
});

test.each(OTHERS)("%s needs none", (event) => {
  expect(needsHandler(`event:${event}`)).toBe(false);
});

test("messages are never money, whatever their type is called", () => {
  expect(needsHandler("payment")).toBe(false);
});

test("every pair that WeChat waits for needs a handler", () => {
  const waited = pairNames().filter((pair) => notDoneReply(pair) !== SUCCESS);
  expect(waited.length).toBeGreaterThanOrEqual(10);
  expect(waited.filter((pair) => !needsHandler(pair))).toEqual([]);
});

test("what is not known is acknowledged as its siblings are, else with the word that all understand", () => {
  const unknown = ["event:xpay_x", "event:minigame_x_pay", "event:x_order_paid"];
  expect(unknown.some(isWrittenDown)).toBe(false);
  expect(unknown.map(factsOf)).toMatchObject([
    { kind: "payment", acknowledgedWith: "ErrCode" },
    { kind: "payment", acknowledgedWith: "ErrCode", isAnsweredInClear: true },
    { kind: "payment", acknowledgedWith: "success" },
  ]);
});

test("a pair of one's own that is written down as an event still needs a handler, when its name tells of money", () => {
  definePairs({ "event:our_order_paid": { kind: "event", fields: {}, sample: {} } });
  expect(needsHandler("event:our_order_paid")).toBe(true);
  expect(notDoneReply("event:our_order_paid")).toBe("success");
});
