// 发货信息管理: orders whose shipping WeChat wants to hear about, and when the money comes.
import type { PairDocs, PairFacts } from "./facts";

export const orderShipping = {
  "event:trade_manage_remind_access_api": {
    kind: "notice",
    fields: {
      /** The reminder. @zh 消息文本内容 */
      msg: "text",
    },
  },
  "event:trade_manage_remind_shipping": {
    kind: "notice",
    fields: {
      /** WeChat Pay's order number. @zh 微信支付订单号 */
      transaction_id: "text",
      /** The merchant. @zh 商户号 */
      merchant_id: "text",
      /** The sub-merchant; empty without one. @zh 子商户号，没有时为空 */
      sub_merchant_id: "text",
      /** Your own order number. @zh 商户订单号 */
      merchant_trade_no: "text",
      /** When it was paid, in seconds since 1970. @zh 支付成功时间，秒级时间戳 */
      pay_time: "number",
      /** The reminder. @zh 消息文本内容 */
      msg: "text",
    },
  },
  "event:trade_manage_order_settlement": {
    kind: "notice",
    fields: {
      /** WeChat Pay's order number. @zh 微信支付订单号 */
      transaction_id: "text",
      /** The merchant. @zh 商户号 */
      merchant_id: "text",
      /** The sub-merchant; empty without one. @zh 子商户号，没有时为空 */
      sub_merchant_id: "text",
      /** Your own order number. @zh 商户订单号 */
      merchant_trade_no: "text",
      /** When it was paid, in seconds since 1970. @zh 支付成功时间，秒级时间戳 */
      pay_time: "number",
      /** When it was shipped, in seconds since 1970. @zh 发货时间，秒级时间戳 */
      shipped_time: "number",
      /** When it should be settled, in seconds since 1970; only at shipping. @zh 预计结算时间，秒级时间戳；仅发货时推送 */
      estimated_settlement_time: "number",
      /** 1 received automatically, 2 by the buyer; only at settlement. @zh 确认收货方式：1 自动，2 手动；仅结算时推送 */
      confirm_receive_method: "number",
      /** When it was received, in seconds since 1970; only at settlement. @zh 确认收货时间，秒级时间戳；仅结算时推送 */
      confirm_receive_time: "number",
      /** When it was settled, in seconds since 1970; only at settlement. @zh 订单结算时间，秒级时间戳；仅结算时推送 */
      settlement_time: "number",
    },
  },
  "event:wxa_trade_controlled": {
    kind: "notice",
    fields: {
      /** What is demanded. @zh 消息文本内容 */
      msg: "text",
    },
  },
} as const satisfies Record<string, PairFacts>;

const SHIPPING =
  "https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/order-shipping/order-shipping.html";

const NO_PACKET = {
  en: "The page has tables and no packet: the sample is made from them.",
  zh: "文档只有字段表，没有报文示例：样例据字段表写成",
} as const;

export const orderShippingDocs = {
  "event:trade_manage_remind_access_api": {
    about: {
      en: "WeChat reminds you to report shipping through its interface.",
      zh: "提醒接入发货信息管理服务 API",
    },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oYb8KxT3nQzWc0LrVs5JdGm7HpEA",
      CreateTime: 1718589600,
      MsgType: "event",
      Event: "trade_manage_remind_access_api",
      msg: "小程序已产生交易，请尽快接入发货信息管理服务",
    },
    handler: ['handle: (_event, { log }) => log.warn("shipping is not reported yet"),'],
    sources: [SHIPPING],
    doubts: [NO_PACKET],
  },
  "event:trade_manage_remind_shipping": {
    about: { en: "An order was not shipped within 48 hours.", zh: "订单超过 48 小时未发货" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oYb8KxT3nQzWc0LrVs5JdGm7HpEA",
      CreateTime: 1718593260,
      MsgType: "event",
      Event: "trade_manage_remind_shipping",
      transaction_id: "4200002371202406151830274956",
      merchant_id: "1604829317",
      sub_merchant_id: "1605173842",
      merchant_trade_no: "TEA202406150042",
      pay_time: 1718418600,
      msg: "订单已超过48小时未发货，请尽快上传发货信息",
    },
    handler: [
      'handle: ({ merchant_trade_no }, { log }) => log.warn("order not shipped", { order: merchant_trade_no }),',
    ],
    sources: [SHIPPING],
    doubts: [NO_PACKET],
  },
  "event:trade_manage_order_settlement": {
    about: { en: "An order was shipped and will be settled, or was settled.", zh: "订单将要结算或已经结算" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oYb8KxT3nQzWc0LrVs5JdGm7HpEA",
      CreateTime: 1719023460,
      MsgType: "event",
      Event: "trade_manage_order_settlement",
      transaction_id: "4200002371202406151830274956",
      merchant_id: "1604829317",
      sub_merchant_id: "1605173842",
      merchant_trade_no: "TEA202406150042",
      pay_time: 1718418600,
      shipped_time: 1718596800,
      confirm_receive_method: 2,
      confirm_receive_time: 1719023400,
      settlement_time: 1719023460,
    },
    handler: [
      "handle: ({ merchant_trade_no, settlement_time }, { log }) =>",
      '  log.info(settlement_time ? "order settled" : "order shipped", { order: merchant_trade_no }),',
    ],
    sources: [SHIPPING],
    doubts: [
      NO_PACKET,
      {
        en: "Developers report confirm_receive_method the other way round (1 by the buyer): decide nothing by it.",
        zh: "有开发者反馈 confirm_receive_method 与文档相反（1 为手动）：不要据此做判断",
      },
      {
        en: "The fields that belong to settlement may come empty at shipping instead of being absent.",
        zh: "结算时才有的字段，在发货推送中可能是空值而不是缺省",
      },
    ],
  },
  "event:wxa_trade_controlled": {
    about: {
      en: "The mini program must join order shipping, or its payments are restricted.",
      zh: "小程序需要接入发货信息管理，否则支付受限",
    },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oYb8KxT3nQzWc0LrVs5JdGm7HpEA",
      CreateTime: 1718589700,
      MsgType: "event",
      Event: "wxa_trade_controlled",
      msg: "小程序需接入订单发货管理",
    },
    handler: ['handle: (_event, { log }) => log.error("payments will be restricted: join order shipping"),'],
    sources: [SHIPPING],
    doubts: [
      NO_PACKET,
      {
        en: "Known from public code that quotes the page: the part of the page with this event could not be read.",
        zh: "取自引用该页面的公开代码，页面中这个事件的部分未能读到",
      },
    ],
  },
} as const satisfies Record<keyof typeof orderShipping, PairDocs>;
