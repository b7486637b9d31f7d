// 微信小店 and what came before it, as a mini program hears of it: orders, and the benefits of its members.
import type { PairDocs, PairFacts } from "./facts";

export const shop = {
  "event:funds_order_pay": {
    kind: "payment",
    acknowledgedWith: "success",
    orderField: ["order_info.transaction_id", "order_info.trade_no"],
    fields: {
      /** The order. @zh 订单信息 */
      order_info: {
        /** Your own order number. @zh 商家交易单号 */
        trade_no: "text",
        /** WeChat Pay's order number. @zh 支付单号 */
        transaction_id: "text",
        /** When it was paid, in Beijing time: `2024-06-15 10:30:01`. @zh 支付时间，格式 yyyy-MM-dd HH:mm:ss */
        pay_time: "text",
      },
    },
  },
  "event:channels_ec_order_pay": {
    kind: "payment",
    acknowledgedWith: "success",
    orderField: "order_info.order_id",
    fields: {
      /** The order. @zh 订单信息 */
      order_info: {
        /** The order's number, 64 bits. @zh 订单号，64 位 */
        order_id: "text",
        /** When it was paid, in seconds since 1970. @zh 支付时间，秒级时间戳 */
        pay_time: "number",
      },
    },
  },
  "event:related_shop_order_submission": {
    kind: "payment",
    acknowledgedWith: "success",
    orderField: "Data.order_id",
    fields: {
      /** The order. @zh 事件内容 */
      Data: {
        /** The order, by a number that only its own mini program can look up. @zh 订单 ID，不是小店侧的订单号，仅供渠道小程序查询 */
        order_id: "text",
        /** The shop. @zh 店铺 AppID */
        shop_appid: "text",
      },
    },
  },
  "event:cooperation_shop_order": {
    kind: "payment",
    acknowledgedWith: "success",
    orderField: "Data.order_id",
    fields: {
      /** The order. @zh 事件内容 */
      Data: {
        /** The order, by a number that only its own mini program can look up. @zh 订单 ID，不是小店侧的订单号，仅供渠道小程序查询 */
        order_id: "text",
        /** The shop. @zh 店铺 AppID */
        shop_appid: "text",
      },
    },
  },
} as const satisfies Record<string, PairFacts>;

const FUNDS =
  "https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/ministore/wxafunds/callback/create_order.html";
const SHOP_PAY = "https://developers.weixin.qq.com/doc/store/shop/notify/order_callback/channels_ec_order_pay.html";
const SHOP_NEW = "https://developers.weixin.qq.com/doc/store/shop/notify/order_callback/channels_ec_order_new.html";
const LINKED =
  "https://developers.weixin.qq.com/doc/store/shop/linkstore/miniprogram_connection/miniprogram_callback/Order_notification.html";

/** 0s/0s/10s/1min/5min/30min/60min/60min/60min. */
const PAUSES = [0, 0, 10, 60, 300, 1800, 3600, 3600, 3600] as const;
const NOT_DONE = {
  en: "Done is `success`; what WeChat takes for not done is not said: the word `fail` is sent.",
  zh: "处理成功回复 success；怎样算失败文档没有说明：这里回复 fail",
} as const;

export const shopDocs = {
  "event:funds_order_pay": {
    about: { en: "An order was paid, in the older merchant component.", zh: "订单支付成功（旧的小程序收款组件）" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      CreateTime: 1718418603,
      MsgType: "event",
      Event: "funds_order_pay",
      order_info: {
        trade_no: "TEA202406150042",
        transaction_id: "4200002371202406151830274956",
        pay_time: "2024-06-15 10:30:01",
      },
    },
    handler: [
      "handle: ({ order_info }, { log }) => {",
      '  log.info("order paid", { order: order_info?.trade_no, payment: order_info?.transaction_id });',
      "  // Book it, once per order, and return ack.done(): until then WeChat pushes it again.",
      '  return ack.notYet("nobody wrote down how to book it");',
      "},",
    ],
    sources: [FUNDS],
    doubts: [
      NOT_DONE,
      {
        en: "How often it is pushed again is not said: the usual schedule of payments is assumed.",
        zh: "重推的时间表文档没有说明：按支付的一般规则处理",
      },
    ],
  },
  "event:channels_ec_order_pay": {
    about: { en: "An order of your WeChat shop was paid.", zh: "微信小店订单支付成功" },
    modes: ["http"],
    account: "mini-program",
    redeliveryPausesSeconds: PAUSES,
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      CreateTime: 1718418603,
      MsgType: "event",
      Event: "channels_ec_order_pay",
      order_info: { order_id: "3705115058471208928", pay_time: 1718418601 },
    },
    handler: [
      "handle: ({ order_info }, { log }) => {",
      '  log.info("shop order paid", { order: order_info?.order_id });',
      "  // Book it, once per order, and return ack.done(): until then WeChat pushes it again.",
      '  return ack.notYet("nobody wrote down how to book it");',
      "},",
    ],
    sources: [SHOP_PAY, SHOP_NEW],
    doubts: [
      NOT_DONE,
      {
        en: "It goes to the URL of the shop, another account: it arrives here where both have the same URL, Token and key.",
        zh: "推送到微信小店的 URL，那是另一个账号：两者配置相同的 URL、Token 和密钥时才会到这里",
      },
      {
        en: "The schedule of redeliveries is that of the other order events, whose page could be read.",
        zh: "重推的时间表取自能读到的其他订单事件页面",
      },
    ],
  },
  "event:related_shop_order_submission": {
    about: {
      en: "Somebody ordered in a linked shop, through your mini program.",
      zh: "用户通过小程序在关联的微信小店下单",
    },
    modes: ["http"],
    account: "mini-program",
    redeliveryPausesSeconds: PAUSES,
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      CreateTime: 1718418603,
      MsgType: "event",
      Event: "related_shop_order_submission",
      Data: { order_id: "coiqBw3BTdtdzIpQ", shop_appid: "wx51c7e09ab3d2f864" },
    },
    handler: [
      "handle: ({ Data }, { log }) => {",
      '  log.info("shop order", { order: Data?.order_id });',
      "  // Book it, once per order, and return ack.done(): until then WeChat pushes it again.",
      '  return ack.notYet("nobody wrote down how to book it");',
      "},",
    ],
    sources: [LINKED],
    doubts: [NOT_DONE],
  },
  "event:cooperation_shop_order": {
    about: { en: "The same, of accounts that were linked before.", zh: "同上，之前的合作账号使用这个事件名" },
    modes: ["http"],
    account: "mini-program",
    redeliveryPausesSeconds: PAUSES,
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      CreateTime: 1718418603,
      MsgType: "event",
      Event: "cooperation_shop_order",
      Data: { order_id: "coiqBw3BTdtdzIpQ", shop_appid: "wx51c7e09ab3d2f864" },
    },
    handler: [
      "handle: ({ Data }, { log }) => {",
      '  log.info("shop order", { order: Data?.order_id });',
      "  // Book it, once per order, and return ack.done(): until then WeChat pushes it again.",
      '  return ack.notYet("nobody wrote down how to book it");',
      "},",
    ],
    sources: [LINKED],
    doubts: [NOT_DONE],
  },
} as const satisfies Record<keyof typeof shop, PairDocs>;
