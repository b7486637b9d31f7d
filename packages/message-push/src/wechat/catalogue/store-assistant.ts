// B2b 门店助手: a shop paid its supplier, or was paid back.
import type { PairDocs, PairFacts } from "./facts";

export const storeAssistant = {
  "event:retail_pay_notify": {
    kind: "payment",
    acknowledgedWith: "success",
    orderField: ["order_id", "out_trade_no"],
    customerField: "payer_openid",
    fields: {
      /** The mini program. @zh 小程序的 AppID */
      appid: "text",
      /** The merchant. @zh 商户号 */
      mchid: "text",
      /** Your own order number, unique for one merchant. @zh 商户订单号，同一商户号下唯一 */
      out_trade_no: "text!",
      /** The order's number at B2b payment. @zh B2b 支付订单号 */
      order_id: "text",
      /** `ORDER_PAY_SUCC` paid, `ORDER_CLOSE` closed: only the first is money. @zh 订单状态：ORDER_PAY_SUCC 支付成功，ORDER_CLOSE 已关闭；只有前者表示收到钱 */
      pay_status: "text!",
      /** When it was paid, in Beijing time: `2024-06-15 10:30:01`. @zh 支付完成时间，北京时间，格式 yyyy-MM-dd HH:mm:ss */
      pay_time: "text",
      /** What you passed along when ordering; only once it is paid. @zh 下单时的附加数据，支付完成才有 */
      attach: "text",
      /** The payer. @zh 支付者的 openid */
      payer_openid: "text",
      /** The amounts. @zh 订单金额 */
      amount: {
        /** What had to be paid, in 分 (fen). @zh 订单总金额，单位：分 */
        order_amount: "number",
        /** What was paid, in 分 (fen). @zh 用户支付金额，单位：分 */
        payer_amount: "number",
        /** `CNY`. @zh 货币类型，只有 CNY */
        currency: "text",
      },
      /** WeChat Pay's order number. @zh 微信支付订单号 */
      wxpay_transaction_id: "text",
      /** 0 production, 1 sandbox. @zh 环境：0 正式，1 沙箱 */
      env: "number",
    },
  },
  "event:retail_refund_notify": {
    kind: "payment",
    acknowledgedWith: "success",
    orderField: ["refund_id", "out_refund_no"],
    fields: {
      /** The mini program. @zh 小程序的 AppID */
      appid: "text",
      /** The merchant. @zh 商户号 */
      mchid: "text",
      /** Your own number of the refund. @zh 商户退款单号 */
      out_refund_no: "text!",
      /** The refund's number at B2b payment. @zh B2b 支付退款单号 */
      refund_id: "text",
      /** Your own order number. @zh 商户订单号 */
      out_trade_no: "text",
      /** The order's number at B2b payment. @zh B2b 支付订单号 */
      order_id: "text",
      /** What is paid back, in 分 (fen). @zh 退款金额，单位：分 */
      refund_amount: "number",
      /** What the order cost, in 分 (fen). @zh 订单总金额，单位：分 */
      order_amount: "number",
      /** Who started it: 1 customer service, 2 the user, 3 others. @zh 退款来源：1 人工客服，2 用户自己，3 其他 */
      refund_from: "text",
      /** Why: 0 none given, 1 product, 2 after-sales, 3 changed mind, 4 price, 5 others. @zh 退款原因：0 暂无描述，1 产品，2 售后，3 意愿，4 价格，5 其他 */
      refund_reason: "text",
      /** When it was accepted, in Beijing time. @zh 退款受理时间，北京时间，格式 yyyy-MM-dd HH:mm:ss */
      create_time: "text",
      /** When it succeeded, in Beijing time. @zh 退款成功时间，北京时间，格式 yyyy-MM-dd HH:mm:ss */
      refund_time: "text",
      /** `REFUND_SUCC` or `REFUND_FAIL`. @zh 退款状态：REFUND_SUCC 成功，REFUND_FAIL 失败 */
      refund_status: "text!",
      /** WeChat Pay's number of the refund. @zh 微信支付退款单号 */
      wxpay_refund_id: "text",
      /** 0 production, 1 sandbox. @zh 环境：0 正式，1 沙箱 */
      env: "number",
      /** 0 WeChat Pay, 1 bank transfer. @zh 交易渠道：0 微信支付，1 银行转账 */
      pay_channel: "number",
      /** A word about it, for example why it failed. @zh 退款说明，如失败原因 */
      refund_desc: "text",
    },
  },
} as const satisfies Record<string, PairFacts>;

const STORE_ASSISTANT =
  "https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/industry/B2b_store_assistant.html";
const REFUND = "https://developers.weixin.qq.com/miniprogram/dev/server/API/B2b/bill/api_refundorder.html";

/** 10s, 30s, 60s, 5min, 15min, 30min, 60min, 3h, 6h, 12h. */
const PAUSES = [10, 30, 60, 300, 900, 1800, 3600, 10_800, 21_600, 43_200] as const;
const TEXT_TIME = {
  en: "CreateTime is a number in the table and a text in the sample: it is a number here.",
  zh: "CreateTime 在字段表中是数字，在示例中是字符串：这里一律是数字",
} as const;
const NOT_DONE = {
  en: "Done is `success` or nothing; what else WeChat takes for not done is not said: the word `fail` is sent.",
  zh: "处理成功回复 success 或空串；怎样算失败文档没有说明：这里回复 fail",
} as const;
const CREATE_TIME = {
  en: "Whether CreateTime stays the same on a redelivery is not said: such a push is known by everything else in it.",
  zh: "重推时 CreateTime 是否不变，文档没有说明：识别重复推送时不看它",
} as const;

export const storeAssistantDocs = {
  "event:retail_pay_notify": {
    about: { en: "A B2b order was paid, or closed.", zh: "B2b 门店助手订单支付成功或已关闭" },
    modes: ["http"],
    account: "mini-program",
    redeliveryPausesSeconds: PAUSES,
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oW3kPz7LxQmNfTb2VyRc8JdHs5Ga",
      CreateTime: 1718418603,
      MsgType: "event",
      Event: "retail_pay_notify",
      appid: "wx3d289323f5900f8e",
      mchid: "1230000109",
      out_trade_no: "B2B202406150042",
      order_id: "o202406151029571423564773",
      pay_status: "ORDER_PAY_SUCC",
      pay_time: "2024-06-15 10:30:01",
      attach: "shop=42",
      payer_openid: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      amount: { order_amount: 129900, payer_amount: 129900, currency: "CNY" },
      wxpay_transaction_id: "4200002371202406151830274956",
      env: 0,
    },
    handler: [
      "handle: ({ out_trade_no, pay_status, amount, env }, { log }) => {",
      '  log.info("B2b order", { order: out_trade_no, status: pay_status, fen: amount?.payer_amount, env });',
      '  if (pay_status !== "ORDER_PAY_SUCC") return ack.done();',
      "  // Book it, once per out_trade_no, and return ack.done(): until then WeChat pushes it again.",
      '  return ack.notYet("nobody wrote down how to book it");',
      "},",
    ],
    sources: [STORE_ASSISTANT],
    doubts: [TEXT_TIME, NOT_DONE, CREATE_TIME],
  },
  "event:retail_refund_notify": {
    about: { en: "A B2b refund succeeded, or failed.", zh: "B2b 门店助手退款成功或失败" },
    modes: ["http"],
    account: "mini-program",
    redeliveryPausesSeconds: PAUSES,
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oW3kPz7LxQmNfTb2VyRc8JdHs5Ga",
      CreateTime: 1718504990,
      MsgType: "event",
      Event: "retail_refund_notify",
      appid: "wx3d289323f5900f8e",
      mchid: "1230000109",
      out_refund_no: "R202406160007",
      refund_id: "r202406161029411591176368",
      out_trade_no: "B2B202406150042",
      order_id: "o202406151029571423564773",
      refund_amount: 9900,
      order_amount: 129900,
      refund_from: "REFUND_FROM_USER",
      refund_reason: "REFUND_REASON_WILLING",
      create_time: "2024-06-16 10:29:41",
      refund_time: "2024-06-16 10:29:50",
      refund_status: "REFUND_SUCC",
      wxpay_refund_id: "50302002662024061600599670471",
      env: 0,
      pay_channel: 0,
      refund_desc: "",
    },
    handler: [
      "handle: ({ out_refund_no, refund_status, refund_amount }, { log }) => {",
      '  log.info("B2b refund", { refund: out_refund_no, status: refund_status, fen: refund_amount });',
      "  // Book it, once per out_refund_no, and return ack.done(): until then WeChat pushes it again.",
      '  return ack.notYet("nobody wrote down how to book it");',
      "},",
    ],
    sources: [STORE_ASSISTANT, REFUND],
    doubts: [
      TEXT_TIME,
      NOT_DONE,
      CREATE_TIME,
      {
        en: "refund_from and refund_reason are numbers in the table, and words like REFUND_FROM_USER in the sample.",
        zh: "refund_from 和 refund_reason 在字段表中是数字，在示例中是 REFUND_FROM_USER 之类的词",
      },
    ],
  },
} as const satisfies Record<keyof typeof storeAssistant, PairDocs>;
