// 虚拟支付的订阅: signed or cancelled, not charged, and Apple's question about a refund.
import type { PairDocs, PairFacts } from "./facts";

export const virtualPaymentSubscription = {
  "event:xpay_subscribe_signing_result_notify": {
    kind: "payment",
    fields: {},
  },
  "event:xpay_subscribe_pay_fail_notify": {
    kind: "payment",
    customerField: "OpenId",
    fields: {
      /** The subscriber. @zh 订阅用户的 openid */
      OpenId: "text",
      /** Your own number of the charge. @zh 扣款时的业务订单号 */
      OutTradeNo: "text",
      /** Always 0, production: subscriptions have no sandbox. @zh 环境：恒为 0 现网，订阅没有沙箱 */
      Env: "number",
      /** What WeChat Pay knows about it; may be absent. @zh 微信支付信息，可能没有 */
      WeChatPayInfo: {
        /** WeChat Pay's number on the merchant's side. @zh 微信支付商户单号 */
        MchOrderNo: "text",
        /** WeChat Pay's order number. @zh 微信支付交易单号 */
        TransactionId: "text",
        /** When it was paid, in seconds since 1970. @zh 用户支付时间，秒级时间戳 */
        PaidTime: "number",
      },
      /** What was to be charged. @zh 道具信息 */
      GoodsInfo: {
        /** The goods. @zh 道具 ID */
        ProductId: "text",
        /** How many. @zh 数量 */
        Quantity: "number",
        /** The original price, in 分 (fen). @zh 原始价格，单位：分 */
        OrigPrice: "number",
        /** The price that was to be paid, in 分 (fen). @zh 实际支付价格，单位：分 */
        ActualPrice: "number",
        /** What you passed along when ordering. @zh 下单时的透传信息 */
        Attach: "text",
        /** Length of a period, in days. @zh 订阅周期，单位：天 */
        SubscribePeriodDays: "number",
      },
      /** The app that the subscription was signed in. @zh 签约所属的微信 AppID */
      ContractWxAppid: "text",
    },
  },
  "event:xpay_subscribe_ios_refund_query_notify": {
    kind: "refund-query",
    orderField: "pay_order_id",
    answerWithinMs: 3000,
    fields: {
      /** When Apple asks, in seconds since 1970. @zh 问询时间，秒级时间戳 */
      refund_time: "text",
      /** When the order was paid, in seconds since 1970. @zh 退款订单对应的交易时间，秒级时间戳 */
      order_time: "text",
      /** Apple's number of the payment. @zh Apple 支付票据号 */
      channel_bill: "text",
      /** The app at Apple; in real packets WeChat's own, `com.tencent.xin`. @zh Apple bundle ID，实际报文中是微信的 com.tencent.xin */
      bundleid: "text",
      /** The goods. @zh 道具 ID */
      product_id: "text",
      /** How many goods or coins. @zh 道具或代币数量 */
      p_count: "text",
      /** Why the customer wants the money back, for example `UNINTENDED_PURCHASE`. @zh 用户请求退款的原因，如 UNINTENDED_PURCHASE */
      refund_request_reason: "text",
      /** `0` not delivered, `1` delivered, `2` being delivered. @zh 发货状态：0 未发货，1 已发货，2 发货中 */
      provide_status: "text",
      /** The order that was paid. @zh 退款对应的支付订单号 */
      pay_order_id: "text",
      /** Not documented; `unipdt` in real packets. @zh 文档未列出，实际报文中为 unipdt */
      service_type: "text",
      /** Not documented; `0` in real packets. @zh 文档未列出，实际报文中为 0 */
      consumption_status: "text",
    },
  },
} as const satisfies Record<string, PairFacts>;

const ANDROID =
  "https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/vips.html";
const SUBSCRIPTION =
  "https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/vip.html";
const IOS =
  "https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/virtual-payment/ios.html";
const FUNCTIONS =
  "https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/wechatpay/virtual-payment-callback.html";

const CREATE_TIME = {
  en: "Whether CreateTime stays the same on a redelivery is not said: such a push is known by everything else in it.",
  zh: "重推时 CreateTime 是否不变，文档没有说明：识别重复推送时不看它",
} as const;

export const virtualPaymentSubscriptionDocs = {
  "event:xpay_subscribe_signing_result_notify": {
    about: {
      en: "A subscription was signed or cancelled, on Android or HarmonyOS.",
      zh: "安卓、鸿蒙订阅签约或解约结果",
    },
    modes: ["function", "http"],
    console: { msgType: "event", event: "xpay_subscribe_signing_result_notify" },
    account: "mini-program",
    sample: {
      ToUserName: "wx3d289323f5900f8e",
      FromUserName: "oW3kPz7LxQmNfTb2VyRc8JdHs5Ga",
      CreateTime: 1718419205,
      MsgType: "event",
      Event: "xpay_subscribe_signing_result_notify",
    },
    handler: [
      "handle: (event, { log }) => {",
      "  // No readable page names its fields: see which ones came, and write them down in the catalogue.",
      '  log.info("signing result", { fields: Object.keys(event).join(" ") });',
      '  return ack.notYet("its fields are not written down");',
      "},",
    ],
    sources: [ANDROID, FUNCTIONS],
    doubts: [
      {
        en: "Its fields are unknown: the sample is the envelope alone, and the customer's openid is in a field not known yet.",
        zh: "字段未知：样例只有公共字段，用户的 openid 在哪个字段也未知",
      },
      {
        en: "Whether a cancellation arrives as this event too: one page says signing and cancelling, the other only signing.",
        zh: "解约是否也推送此事件：一处文档写签约、解约，另一处只写签约",
      },
      CREATE_TIME,
    ],
  },
  "event:xpay_subscribe_pay_fail_notify": {
    about: { en: "A subscription could not be charged.", zh: "订阅扣费失败" },
    modes: ["function", "http"],
    console: { msgType: "event", event: "xpay_subscribe_pay_fail_notify" },
    account: "mini-program",
    sample: {
      ToUserName: "wx3d289323f5900f8e",
      FromUserName: "oW3kPz7LxQmNfTb2VyRc8JdHs5Ga",
      CreateTime: 1721011205,
      MsgType: "event",
      Event: "xpay_subscribe_pay_fail_notify",
      OpenId: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      OutTradeNo: "TEACLUB202407150011",
      Env: 0,
      GoodsInfo: {
        ProductId: "tea_club_monthly",
        Quantity: 1,
        OrigPrice: 3000,
        ActualPrice: 3000,
        Attach: "member=1042",
        SubscribePeriodDays: 31,
      },
      ContractWxAppid: "wx3d289323f5900f8e",
    },
    handler: [
      "handle: ({ OutTradeNo, GoodsInfo }, { log }) => {",
      "  // A charge may be tried again until the sixth day after it was due.",
      '  log.warn("subscription not charged", { order: OutTradeNo, goods: GoodsInfo?.ProductId });',
      "  return ack.done();",
      "},",
    ],
    sources: [ANDROID, FUNCTIONS],
    doubts: [
      {
        en: "The fields are known from third-party code only; why it failed is in none of them.",
        zh: "字段只见于第三方代码，其中没有失败原因",
      },
      {
        en: "Whether another failure of the same OutTradeNo is pushed again is not said: it could not be told from a redelivery.",
        zh: "同一 OutTradeNo 再次扣费失败是否再推送，文档没有说明：若推送，与重推无法区分",
      },
      CREATE_TIME,
    ],
  },
  "event:xpay_subscribe_ios_refund_query_notify": {
    about: {
      en: "Apple asks what you suggest about a refund, of whatever was bought on iOS.",
      zh: "iOS 退款问询：是否建议退款，不限于订阅",
    },
    modes: ["function", "http"],
    console: { msgType: "event", event: "xpay_subscribe_ios_refund_query_notify" },
    account: "mini-program",
    sample: {
      ToUserName: "wx3d289323f5900f8e",
      FromUserName: "oW3kPz7LxQmNfTb2VyRc8JdHs5Ga",
      CreateTime: 1782439766,
      MsgType: "event",
      Event: "xpay_subscribe_ios_refund_query_notify",
      refund_time: "1782439766",
      order_time: "1782382428",
      channel_bill: "2000001183904627",
      bundleid: "com.tencent.xin",
      product_id: "gift_box_small",
      p_count: "1",
      refund_request_reason: "UNINTENDED_PURCHASE",
      provide_status: "1",
      pay_order_id: "GIFT202606250042",
      service_type: "unipdt",
      consumption_status: "0",
    },
    handler: [
      "handle: ({ pay_order_id, provide_status, refund_request_reason }, { log }) => {",
      '  log.info("refund query", { order: pay_order_id, delivered: provide_status, reason: refund_request_reason });',
      '  if (provide_status !== "1") return ack.refund({ suggest: "refund", evidence: `订单 ${pay_order_id} 尚未发货` });',
      "  // Say what the customer got, and whether it was used: your database knows, and there are 3 s to ask it.",
      '  return ack.refund({ suggest: "refuse", evidence: `订单 ${pay_order_id} 已发货，道具已到账` });',
      "},",
    ],
    sources: [IOS, SUBSCRIPTION, FUNCTIONS],
    doubts: [
      {
        en: "Apple asks three times; at which intervals, and whether refund_time is another one each time, is not said.",
        zh: "Apple 会连续问询三次，间隔多久、refund_time 是否变化，文档没有说明",
      },
      {
        en: 'There is no code for "cannot decide": only silence for 3 s, three times, leaves it to Apple.',
        zh: "没有“无法判断”的返回码：只有三次都未在 3 秒内应答，才视为不确定，由 Apple 决定",
      },
      {
        en: "What an empty answer, `success` or an ErrCode means here is not said.",
        zh: "对此事件返回空串、success 或 ErrCode 的效果，文档没有说明",
      },
      {
        en: "Whether pay_order_id is your OutTradeNo or WeChat's number is not said: look for both.",
        zh: "pay_order_id 是业务订单号还是微信单号，文档没有说明：两种都要查",
      },
      {
        en: "service_type and consumption_status are in real packets and in no page.",
        zh: "service_type 和 consumption_status 见于实际报文，文档没有列出",
      },
    ],
  },
} as const satisfies Record<keyof typeof virtualPaymentSubscription, PairDocs>;
