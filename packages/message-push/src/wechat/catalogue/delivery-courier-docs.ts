// Docs of 即时配送 for the courier: what becomes of an order.

import type { deliveryCourier } from "./delivery-courier";
import type { PairDocs, Words } from "./facts";

/** What the pages leave open about every answer of this kind. */
const ANSWER: Words = {
  en: "The pages do not say whether the answer is to be sealed in secure mode, what a failing result code leads to, how long WeChat waits, or how often it pushes again. Here it is written as the push was, JSON or XML, and sealed where that was; the simulator waits 5 s, takes any code for an answer, and delivers three times.",
  zh: "文档没有说明安全模式下应答是否加密、结果码表示失败时微信如何处理、等待多久、重推几次。这里按推送的格式（JSON 或 XML）书写应答，推送加密时应答也加密；模拟器等待 5 秒，任何结果码都算应答，最多投递三次",
};

/** For pages that could not be read as they are today. */
const OLD_PAGE: Words = {
  en: "Read in copies of the official page of 2020 and in two SDKs; how the page reads today is not known.",
  zh: "依据 2020 年官方文档的副本和两个 SDK；官方页面今天的内容未能读到",
};

export const deliveryOrderDocs = {
  "event:transport_precancel_order": {
    about: {
      en: "A merchant asks whether an order can be cancelled, and for how much.",
      zh: "预取消订单：查询能否取消以及违约金",
    },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_d5b5cbb5cf3a",
      FromUserName: "oTEfM5f0cY_5kE5Wm1gHhYk7yTCQ",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "transport_precancel_order",
      shopid: "test_shop_id",
      shop_order_id: "TEA202406150042",
      shop_no: "shop_no_1",
      waybill_id: "343660000001",
      delivery_sign: "c7e2d4f0a1b3958677889900aabbccddeeff0011",
      cancel_reason_id: 4,
      cancel_reason: "",
    },
    handler: [
      "handle: ({ cancel_reason_id }, { log }) => {",
      "  // Check delivery_sign, then look up what is kept.",
      '  log.warn("not connected yet", { reason: cancel_reason_id ?? 0 });',
      '  return ack.packet({ resultcode: -1, resultmsg: "not connected yet", desc: "" });',
      "},",
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/immediate-delivery/by-provider/immediateDelivery.onOrderPreCancel.html",
      "https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat",
      "https://github.com/medivhzhan/weapp",
    ],
    doubts: [
      ANSWER,
      OLD_PAGE,
      {
        en: "The table requires deduct_fee and says that it may be absent: here it may be left out.",
        zh: "表中 deduct_fee 为必填又写明可能没有；这里可以不给",
      },
    ],
  },
  "event:transport_cancel_order": {
    about: { en: "A merchant cancels an order.", zh: "取消订单" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_d5b5cbb5cf3a",
      FromUserName: "oTEfM5f0cY_5kE5Wm1gHhYk7yTCQ",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "transport_cancel_order",
      shopid: "test_shop_id",
      shop_order_id: "TEA202406150042",
      shop_no: "shop_no_1",
      waybill_id: "343660000001",
      delivery_sign: "c7e2d4f0a1b3958677889900aabbccddeeff0011",
      cancel_reason_id: 4,
      cancel_reason: "",
    },
    handler: [
      "handle: ({ cancel_reason_id }, { log }) => {",
      "  // Check delivery_sign, then cancel the order.",
      '  log.warn("not connected yet", { reason: cancel_reason_id ?? 0 });',
      '  return ack.packet({ resultcode: -1, resultmsg: "not connected yet", desc: "" });',
      "},",
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/immediate-delivery/by-provider/immediateDelivery.onOrderCancel.html",
      "https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat",
      "https://github.com/medivhzhan/weapp",
    ],
    doubts: [
      ANSWER,
      OLD_PAGE,
      {
        en: "The table requires deduct_fee and says that it may be absent: here it may be left out.",
        zh: "表中 deduct_fee 为必填又写明可能没有；这里可以不给",
      },
    ],
  },
  "event:transport_query_order_status": {
    about: { en: "A merchant asks for the status of an order.", zh: "查询订单状态" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_d5b5cbb5cf3a",
      FromUserName: "oTEfM5f0cY_5kE5Wm1gHhYk7yTCQ",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "transport_query_order_status",
      shopid: "test_shop_id",
      shop_order_id: "TEA202406150042",
      shop_no: "shop_no_1",
      waybill_id: "343660000001",
      delivery_sign: "c7e2d4f0a1b3958677889900aabbccddeeff0011",
    },
    handler: [
      "handle: ({ waybill_id }) => {",
      "  // Check delivery_sign, then look the order up.",
      '  return ack.packet({ resultcode: 0, resultmsg: "ok", order_status: 101, waybill_id });',
      "},",
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/server/event_push/deliver/deliver_by_provider/Check_order_status.html",
      "https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat",
    ],
    doubts: [ANSWER],
  },
  "event:transport_confirm_return_to_biz": {
    about: { en: "The shop has got back what could not be delivered.", zh: "异常妥投商户收货确认" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_d5b5cbb5cf3a",
      FromUserName: "oTEfM5f0cY_5kE5Wm1gHhYk7yTCQ",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "transport_confirm_return_to_biz",
      shopid: "test_shop_id",
      shop_order_id: "TEA202406150042",
      shop_no: "shop_no_1",
      waybill_id: "343660000001",
      delivery_sign: "c7e2d4f0a1b3958677889900aabbccddeeff0011",
    },
    handler: [
      "handle: ({ shop_order_id }, { log }) => {",
      '  log.warn("not connected yet", { order: shop_order_id });',
      '  return ack.packet({ resultcode: -1, resultmsg: "not connected yet" });',
      "},",
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/server/event_push/deliver/deliver_by_provider/Exceptionally_delivered_merchant_receipt_confirmation.html",
      "https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat",
    ],
    doubts: [ANSWER],
  },
  "event:transport_add_tips": {
    about: { en: "A merchant adds a tip to an order that waits for a rider.", zh: "增加小费" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_d5b5cbb5cf3a",
      FromUserName: "oTEfM5f0cY_5kE5Wm1gHhYk7yTCQ",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "transport_add_tips",
      shopid: "test_shop_id",
      shop_order_id: "TEA202406150042",
      shop_no: "shop_no_1",
      waybill_id: "343660000001",
      delivery_sign: "c7e2d4f0a1b3958677889900aabbccddeeff0011",
      tips: 2,
      remark: "",
    },
    handler: [
      "handle: ({ shop_order_id, tips }, { log }) => {",
      '  log.warn("not connected yet", { order: shop_order_id, yuan: tips ?? 0 });',
      '  return ack.packet({ resultcode: -1, resultmsg: "not connected yet" });',
      "},",
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/immediate-delivery/by-provider/immediateDelivery.onOrderAddTips.html",
      "https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat",
      "https://github.com/medivhzhan/weapp",
    ],
    doubts: [ANSWER, OLD_PAGE],
  },
  "event:transport_get_agent_pos": {
    about: { en: "A merchant asks where the rider is.", zh: "查询骑手当前位置" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_d5b5cbb5cf3a",
      FromUserName: "oTEfM5f0cY_5kE5Wm1gHhYk7yTCQ",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "transport_get_agent_pos",
      shopid: "test_shop_id",
      shop_order_id: "TEA202406150042",
      shop_no: "shop_no_1",
      waybill_id: "343660000001",
    },
    handler: [
      "handle: () => {",
      "  // Sample values: look yours up.",
      "  const seen = { lng: 120.015083, lat: 30.278491, distance: 860, reach_time: 300 };",
      '  return ack.packet({ resultcode: 0, resultmsg: "ok", ...seen });',
      "},",
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/immediate-delivery/by-provider/immediateDelivery.onAgentPosQuery.html",
      "https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat",
      "https://github.com/medivhzhan/weapp",
    ],
    doubts: [
      ANSWER,
      OLD_PAGE,
      {
        en: "The table requires distance and reach_time, and says that they are for orders that were picked up: here they may be left out.",
        zh: "表中 distance、reach_time 为必填，说明是已取货配送中需返回；这里可以不给",
      },
      { en: "What lng and lat hold where nobody knows is not said.", zh: "位置未知时 lng、lat 填什么没有说明" },
    ],
  },
} as const satisfies Partial<Record<keyof typeof deliveryCourier, PairDocs>>;
