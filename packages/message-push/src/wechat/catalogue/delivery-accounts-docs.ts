// Docs of 即时配送 for the courier: riders, tests and accounts.

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

export const deliveryAccountDocs = {
  "event:transport_set_rider_score": {
    about: { en: "A merchant rates the rider.", zh: "给骑手评分" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_d5b5cbb5cf3a",
      FromUserName: "oTEfM5f0cY_5kE5Wm1gHhYk7yTCQ",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "transport_set_rider_score",
      shopid: "test_shop_id",
      shop_order_id: "TEA202406150042",
      shop_no: "shop_no_1",
      waybill_id: "343660000001",
      delivery_ontime_score: 5,
      cargo_intact_score: 5,
      attitude_score: 4,
    },
    handler: [
      "handle: ({ shop_order_id, attitude_score }, { log }) => {",
      '  log.info("rated", { order: shop_order_id, attitude: attitude_score ?? 0 });',
      '  return ack.packet({ resultcode: 0, resultmsg: "ok" });',
      "},",
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/immediate-delivery/by-provider/immediateDelivery.onRiderScoreSet.html",
      "https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat",
      "https://github.com/medivhzhan/weapp",
    ],
    doubts: [ANSWER, OLD_PAGE],
  },
  "event:mock_update_order_status": {
    about: {
      en: "A merchant sets the status of a test order (realMockUpdateOrder).",
      zh: "模拟更新订单状态（测试账户）",
    },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_d5b5cbb5cf3a",
      FromUserName: "oTEfM5f0cY_5kE5Wm1gHhYk7yTCQ",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "mock_update_order_status",
      shopid: "test_shop_id",
      shop_order_id: "TEA202406150042",
      shop_no: "shop_no_1",
      waybill_id: "343660000001",
      delivery_sign: "c7e2d4f0a1b3958677889900aabbccddeeff0011",
      order_status: 302,
      action_time: 1718603400,
      action_msg: "",
    },
    handler: [
      "handle: ({ shop_order_id, order_status }, { log }) => {",
      '  log.info("test order", { order: shop_order_id, status: order_status ?? 0 });',
      '  return ack.packet({ resultcode: 0, resultmsg: "ok" });',
      "},",
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/immediate-delivery/by-provider/immediateDelivery.onMockUpdateOrder.html",
      "https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat",
      "https://github.com/medivhzhan/weapp",
    ],
    doubts: [ANSWER, OLD_PAGE],
  },
  "event:get_pre_auth_code": {
    about: { en: "A merchant wants to connect its account and needs a code to log in with.", zh: "获取预授权码" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_d5b5cbb5cf3a",
      FromUserName: "oTEfM5f0cY_5kE5Wm1gHhYk7yTCQ",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "get_pre_auth_code",
      wx_appid: "wx3d289323f5900f8e",
    },
    handler: ['handle: () => ack.packet({ resultcode: -1, resultmsg: "not connected yet", pre_auth_code: "" }),'],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/immediate-delivery/by-provider/immediateDelivery.onPreAuthCodeGet.html",
      "https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat",
      "https://github.com/medivhzhan/weapp",
    ],
    doubts: [ANSWER, OLD_PAGE],
  },
  "event:get_auth_info": {
    about: { en: "A merchant has logged in; WeChat asks for its account.", zh: "使用授权码拉取授权信息" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_d5b5cbb5cf3a",
      FromUserName: "oTEfM5f0cY_5kE5Wm1gHhYk7yTCQ",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "get_auth_info",
      wx_appid: "wx3d289323f5900f8e",
      code: "AUTH-CODE",
    },
    handler: [
      "handle: () => {",
      '  const nobody = { appkey: "", account: "", account_type: 0 };',
      '  return ack.packet({ resultcode: -1, resultmsg: "not connected yet", ...nobody });',
      "},",
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/immediate-delivery/by-provider/immediateDelivery.onAuthInfoGet.html",
      "https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat",
      "https://github.com/medivhzhan/weapp",
    ],
    doubts: [ANSWER, OLD_PAGE],
  },
  "event:cancel_auth_account": {
    about: { en: "A merchant disconnects its account.", zh: "取消授权账号" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_d5b5cbb5cf3a",
      FromUserName: "oTEfM5f0cY_5kE5Wm1gHhYk7yTCQ",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "cancel_auth_account",
      shopid: "test_shop_id",
      wx_appid: "wx3d289323f5900f8e",
    },
    handler: [
      "handle: ({ shopid }, { log }) => {",
      '  log.warn("not connected yet", { shop: shopid });',
      '  return ack.packet({ resultcode: -1, resultmsg: "not connected yet" });',
      "},",
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/immediate-delivery/by-provider/immediateDelivery.onCancelAuth.html",
      "https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat",
      "https://github.com/medivhzhan/weapp",
    ],
    doubts: [ANSWER, OLD_PAGE],
  },
} as const satisfies Partial<Record<keyof typeof deliveryCourier, PairDocs>>;
