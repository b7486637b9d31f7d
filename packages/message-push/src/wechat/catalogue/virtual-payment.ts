// 虚拟支付: what a customer bought, with money or with coins.
import type { PairDocs, PairFacts } from "./facts";

export const virtualPayment = {
  "event:xpay_goods_deliver_notify": {
    kind: "payment",
    orderField: "OutTradeNo",
    customerField: "OpenId",
    fields: {
      /** The buyer. @zh 买家的 openid */
      OpenId: "text!",
      /** Your own order number. @zh 业务订单号 */
      OutTradeNo: "text!",
      /** 0 production, 1 sandbox; absent with Apple subscriptions. @zh 环境：0 现网，1 沙箱；苹果订阅没有 */
      Env: "number",
      /** How it was paid; absent where it was not through WeChat Pay. @zh 微信支付信息，非微信支付渠道可能没有 */
      WeChatPayInfo: {
        /** WeChat Pay's number on the merchant's side. @zh 微信支付商户单号 */
        MchOrderNo: "text",
        /** WeChat Pay's order number. @zh 微信支付交易单号 */
        TransactionId: "text",
        /** When it was paid, in seconds since 1970. @zh 用户支付时间，秒级时间戳 */
        PaidTime: "number",
      },
      /** What was bought. @zh 道具信息 */
      GoodsInfo: {
        /** The goods. @zh 道具 ID */
        ProductId: "text",
        /** How many. @zh 数量 */
        Quantity: "number",
        /** The original price, in 分 (fen). @zh 原始价格，单位：分 */
        OrigPrice: "number",
        /** The price that was paid, in 分 (fen). @zh 实际支付价格，单位：分 */
        ActualPrice: "number",
        /** What you passed along when ordering. @zh 下单时的透传信息 */
        Attach: "text",
      },
      /** The group that bought together; absent otherwise. @zh 拼团信息，仅拼团时有 */
      TeamInfo: {
        /** The campaign. @zh 拼团活动 ID */
        ActivityId: "text",
        /** The group. @zh 团 ID */
        TeamId: "text",
        /** 1: everybody pays, and is paid back once the group is complete. @zh 团类型：1 支付全部，拼成退款 */
        TeamType: "number",
        /** 0 began the group, 1 joined it. @zh 0 开团，1 参团 */
        TeamAction: "number",
      },
      /** The subscription at Apple; absent otherwise. @zh 苹果订阅信息，仅苹果订阅时有 */
      AppleSubscriptionInfo: {
        /** Apple's first transaction of the subscription, which names it. @zh 首次订阅的苹果原始交易 ID，标识一份订阅 */
        OriginalTransactionId: "text",
        /** 1 renews by itself, 0 does not. @zh 自动续费状态：1 开启，0 关闭 */
        AutoRenewStatus: "number",
        /** When it is renewed next, in milliseconds since 1970. @zh 下次续费时间，毫秒级时间戳 */
        RenewalDate: "number",
      },
      /** Which redelivery this is; not part of the push's identity. @zh 第几次重推，不参与识别重复推送 */
      RetryTimes: "number",
    },
  },
  "event:xpay_coin_pay_notify": {
    kind: "payment",
    orderField: "OutTradeNo",
    customerField: "OpenId",
    fields: {
      /** The buyer. @zh 买家的 openid */
      OpenId: "text!",
      /** Your own order number. @zh 业务订单号 */
      OutTradeNo: "text!",
      /** 0 production, 1 sandbox. @zh 环境：0 现网，1 沙箱 */
      Env: "number",
      /** How it was paid; absent where it was not through WeChat Pay. @zh 微信支付信息，非微信支付渠道可能没有 */
      WeChatPayInfo: {
        /** WeChat Pay's number on the merchant's side. @zh 微信支付商户单号 */
        MchOrderNo: "text",
        /** WeChat Pay's order number. @zh 微信支付交易单号 */
        TransactionId: "text",
        /** When it was paid, in seconds since 1970. @zh 用户支付时间，秒级时间戳 */
        PaidTime: "number",
      },
      /** The coins. @zh 代币信息 */
      CoinInfo: {
        /** How many. @zh 数量 */
        Quantity: "number",
        /** The original price, in 分 (fen). @zh 原始价格，单位：分 */
        OrigPrice: "number",
        /** The price that was paid, in 分 (fen). @zh 实际支付价格，单位：分 */
        ActualPrice: "number",
        /** What you passed along when ordering. @zh 下单时的透传信息 */
        Attach: "text",
      },
    },
  },
} as const satisfies Record<string, PairFacts>;

const VIRTUAL_PAYMENT =
  "https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/virtual-payment.html";
const FUNCTIONS =
  "https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/wechatpay/virtual-payment-callback.html";
const SUBSCRIPTION =
  "https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/vip.html";

const CREATE_TIME = {
  en: "Whether CreateTime stays the same on a redelivery is not said: such a push is known by everything else in it.",
  zh: "重推时 CreateTime 是否不变，文档没有说明：识别重复推送时不看它",
} as const;
const TIME_LIMIT = {
  en: "How long WeChat waits for the answer is not said: the usual 5 s are assumed.",
  zh: "文档没有说明应答时限：按一般规则的 5 秒处理",
} as const;
const PRICE = {
  en: "Whether the prices are for one piece or for all of them is not said.",
  zh: "Quantity 大于 1 时，价格是单价还是总价，文档没有说明",
} as const;

export const virtualPaymentDocs = {
  "event:xpay_goods_deliver_notify": {
    about: {
      en: "A customer paid for goods, or a subscription was charged: deliver.",
      zh: "用户购买道具支付成功，或订阅扣款成功，请发货",
    },
    modes: ["function", "http"],
    console: { msgType: "event", event: "xpay_goods_deliver_notify" },
    account: "mini-program",
    sample: {
      ToUserName: "wx3d289323f5900f8e",
      FromUserName: "oW3kPz7LxQmNfTb2VyRc8JdHs5Ga",
      CreateTime: 1718418603,
      MsgType: "event",
      Event: "xpay_goods_deliver_notify",
      OpenId: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      OutTradeNo: "GIFT202406150042",
      Env: 0,
      WeChatPayInfo: {
        MchOrderNo: "1718418597203846150042",
        TransactionId: "4200002371202406151830274956",
        PaidTime: 1718418601,
      },
      GoodsInfo: {
        ProductId: "gift_box_small",
        Quantity: 1,
        OrigPrice: 1990,
        ActualPrice: 1790,
        Attach: "from=product-page",
      },
    },
    handler: [
      "handle: ({ OutTradeNo, GoodsInfo, Env }, { log }) => {",
      "  if (GoodsInfo === undefined) return ack.notYet(`no goods in ${OutTradeNo}`);",
      "  const { ProductId, Quantity = 1, ActualPrice } = GoodsInfo;",
      '  log.info("goods paid", { order: OutTradeNo, goods: ProductId, pieces: Quantity, fen: ActualPrice, env: Env });',
      "  // Deliver, once per OutTradeNo, and return ack.done(): until then WeChat pushes it again.",
      '  return ack.notYet("nobody wrote down how to deliver");',
      "},",
    ],
    sources: [VIRTUAL_PAYMENT, FUNCTIONS, SUBSCRIPTION],
    doubts: [
      CREATE_TIME,
      TIME_LIMIT,
      PRICE,
      {
        en: "RetryTimes is not in every text of the page.",
        zh: "RetryTimes 并非在各版本的文档中都有",
      },
      {
        en: "With Apple subscriptions the table has no Env; nothing says whether the push has it.",
        zh: "苹果订阅的字段表没有 Env，推送中是否携带没有说明",
      },
    ],
  },
  "event:xpay_coin_pay_notify": {
    about: { en: "A customer paid with coins, or for them.", zh: "代币支付成功" },
    modes: ["function", "http"],
    console: { msgType: "event", event: "xpay_coin_pay_notify" },
    account: "mini-program",
    sample: {
      ToUserName: "wx3d289323f5900f8e",
      FromUserName: "oW3kPz7LxQmNfTb2VyRc8JdHs5Ga",
      CreateTime: 1718418743,
      MsgType: "event",
      Event: "xpay_coin_pay_notify",
      OpenId: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      OutTradeNo: "COIN202406150043",
      Env: 0,
      WeChatPayInfo: {
        MchOrderNo: "1718418737519204150043",
        TransactionId: "4200002371202406151830391728",
        PaidTime: 1718418741,
      },
      CoinInfo: {
        Quantity: 100,
        OrigPrice: 1000,
        ActualPrice: 1000,
        Attach: "from=wallet-page",
      },
    },
    handler: [
      "handle: ({ OutTradeNo, CoinInfo, Env }, { log }) => {",
      "  if (CoinInfo === undefined) return ack.notYet(`no coins in ${OutTradeNo}`);",
      "  const { Quantity, ActualPrice } = CoinInfo;",
      '  log.info("coins paid", { order: OutTradeNo, coins: Quantity, fen: ActualPrice, env: Env });',
      "  // Book it, once per OutTradeNo, and return ack.done(): until then WeChat pushes it again.",
      '  return ack.notYet("nobody wrote down how to book it");',
      "},",
    ],
    sources: [VIRTUAL_PAYMENT, FUNCTIONS],
    doubts: [
      {
        en: "One page says that it is sent when goods are bought with coins; the other has the fields, and does not say when.",
        zh: "一处文档写使用代币购买道具后推送；列出字段的页面没有说明触发时机",
      },
      CREATE_TIME,
      TIME_LIMIT,
      PRICE,
    ],
  },
} as const satisfies Record<keyof typeof virtualPayment, PairDocs>;
