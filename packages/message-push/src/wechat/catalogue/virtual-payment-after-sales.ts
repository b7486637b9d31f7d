// 虚拟支付的售后与风控: what a customer got back or complains about, and what WeChat Pay restricts.
import type { PairDocs, PairFacts } from "./facts";

export const virtualPaymentAfterSales = {
  "event:xpay_refund_notify": {
    kind: "payment",
    orderField: "WxRefundId",
    customerField: "OpenId",
    fields: {
      /** The buyer. @zh 买家的 openid */
      OpenId: "text!",
      /** WeChat's number of the refund. @zh 微信退款单号 */
      WxRefundId: "text",
      /** Your own number of the refund. @zh 商户退款单号 */
      MchRefundId: "text",
      /** WeChat's number of the order that was paid. @zh 退款对应支付单的微信单号 */
      WxOrderId: "text",
      /** Your own number of the order that was paid: its OutTradeNo. @zh 退款对应支付单的商户单号，即下单时的 OutTradeNo */
      MchOrderId: "text",
      /** How much was paid back, in 分 (fen). @zh 退款金额，单位：分 */
      RefundFee: "number",
      /** 0 paid back, anything else failed. @zh 退款结果：0 成功，非 0 失败 */
      RetCode: "number",
      /** What came of it; why, when it failed. @zh 退款结果详情，失败时为原因 */
      RetMsg: "text",
      /** When the refund began, in seconds since 1970. @zh 开始退款时间，秒级时间戳 */
      RefundStartTimestamp: "number",
      /** When the refund ended, in seconds since 1970. @zh 结束退款时间，秒级时间戳 */
      RefundSuccTimestamp: "number",
      /** WeChat Pay's number of the refund. @zh 退款单的微信支付单号 */
      WxpayRefundTransactionId: "text",
      /** Which redelivery this is, from 0; not part of the push's identity. @zh 第几次重推，从 0 开始，不参与识别重复推送 */
      RetryTimes: "number",
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
    },
  },
  "event:xpay_complaint_notify": {
    kind: "payment",
    orderField: "RequestId",
    customerField: "OpenId",
    fields: {
      /** The customer who complains. @zh 投诉用户的 openid */
      OpenId: "text!",
      /** WeChat's number of the order. @zh 微信单号 */
      WxOrderId: "text",
      /** Your own number of the order: its OutTradeNo. @zh 商户单号，即下单时的 OutTradeNo */
      MchOrderId: "text",
      /** WeChat Pay's order number. @zh 微信支付交易单号 */
      TransactionId: "text",
      /** The complaint, for `get_complaint_detail`. @zh 投诉单号，用于 get_complaint_detail 等接口 */
      ComplaintId: "text",
      /** What the customer wrote. @zh 投诉内容 */
      ComplaintDetail: "text",
      /** When the customer complained, in seconds since 1970. @zh 投诉时间，秒级时间戳 */
      ComplaintTime: "number",
      /** Which redelivery this is, from 0; not part of the push's identity. @zh 第几次重推，从 0 开始，不参与识别重复推送 */
      RetryTimes: "number",
      /** WeChat's number of the request. @zh 请求编号 */
      RequestId: "text",
    },
  },
  "event:xpay_wxpay_callback_notify": {
    kind: "payment",
    fields: {
      /** The mini program. @zh 小程序的 AppID */
      AppId: "text",
      /** Name of the mini program. @zh 小程序昵称 */
      NickName: "text",
      /** The merchant at WeChat Pay. @zh 微信支付商户号 */
      MerchantCode: "text",
      /** The merchant's company. @zh 商户全称 */
      MerchantCompanyName: "text",
      /** When it happened, as in `2026-07-03T12:47:13+08:00`. @zh 业务时间，RFC 3339 格式 */
      BusinessTime: "text",
      /** The case: `limitation_case_id` of `query_punishment_reasons`. @zh 业务单据号，可与 query_punishment_reasons 的 limitation_case_id 关联 */
      BusinessCode: "text",
      /** State of the case. @zh 业务单据状态 */
      BusinessState: "text",
      /** A remark. @zh 备注 */
      Remark: "text",
      /** `due_diligence` or `punishment`. @zh 事件类型：due_diligence 尽职调查，punishment 管控流水 */
      EventType: "text",
      /** Which redelivery this is, from 0; not part of the push's identity. @zh 第几次重推，从 0 开始，不参与识别重复推送 */
      RetryTimes: "number",
    },
  },
} as const satisfies Record<string, PairFacts>;

const VIRTUAL_PAYMENT =
  "https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/virtual-payment.html";
const FUNCTIONS =
  "https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/wechatpay/virtual-payment-callback.html";
const PUNISHMENT =
  "https://developers.weixin.qq.com/miniprogram/dev/server/API/VirtualPayment/api_query_punishment_reasons";

const CREATE_TIME = {
  en: "Whether CreateTime stays the same on a redelivery is not said: such a push is known by everything else in it.",
  zh: "重推时 CreateTime 是否不变，文档没有说明：识别重复推送时不看它",
} as const;

export const virtualPaymentAfterSalesDocs = {
  "event:xpay_refund_notify": {
    about: { en: "A customer was paid back, or that failed.", zh: "退款完成或失败" },
    modes: ["function", "http"],
    console: { msgType: "event", event: "xpay_refund_notify" },
    account: "mini-program",
    sample: {
      ToUserName: "wx3d289323f5900f8e",
      FromUserName: "oW3kPz7LxQmNfTb2VyRc8JdHs5Ga",
      CreateTime: 1718505012,
      MsgType: "event",
      Event: "xpay_refund_notify",
      OpenId: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      WxRefundId: "1718505001846120370042",
      MchRefundId: "REFUND202406160007",
      WxOrderId: "1718418597203846150042",
      MchOrderId: "GIFT202406150042",
      RefundFee: 1790,
      RetCode: 0,
      RetMsg: "success",
      RefundStartTimestamp: 1718505001,
      RefundSuccTimestamp: 1718505010,
      WxpayRefundTransactionId: "50301700282024061634719085263",
      RetryTimes: 0,
    },
    handler: [
      "handle: ({ MchOrderId, RefundFee, RetCode }, { log }) => {",
      '  log.info("refund", { order: MchOrderId, fen: RefundFee, code: RetCode });',
      "  // It failed: the customer keeps what was bought.",
      "  if (RetCode) return ack.done();",
      "  // Take back what was bought, once per WxRefundId, and return ack.done(): until then WeChat pushes it again.",
      '  return ack.notYet("nobody wrote down how to take it back");',
      "},",
    ],
    sources: [VIRTUAL_PAYMENT, FUNCTIONS],
    doubts: [
      {
        en: "It is listed for functions, and a developer reports that it could not be received there.",
        zh: "文档的云函数推送列表中有它，但有开发者反馈云函数收不到",
      },
      CREATE_TIME,
      {
        en: "Third-party code also reads Attach and WxTransactionId, for orders on iOS: no page has them.",
        zh: "有第三方代码在 iOS 退款中还读取 Attach 和 WxTransactionId，文档没有这两个字段",
      },
    ],
  },
  "event:xpay_complaint_notify": {
    about: { en: "A customer complained about an order.", zh: "用户投诉订单" },
    modes: ["function", "http"],
    console: { msgType: "event", event: "xpay_complaint_notify" },
    account: "mini-program",
    sample: {
      ToUserName: "wx3d289323f5900f8e",
      FromUserName: "oW3kPz7LxQmNfTb2VyRc8JdHs5Ga",
      CreateTime: 1718422265,
      MsgType: "event",
      Event: "xpay_complaint_notify",
      OpenId: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      WxOrderId: "1718418597203846150042",
      MchOrderId: "GIFT202406150042",
      TransactionId: "4200002371202406151830274956",
      ComplaintId: "200000020240615310018462907",
      ComplaintDetail: "付款后没有到账",
      ComplaintTime: 1718422260,
      RetryTimes: 0,
      RequestId: "8c41e7d0-5f2b-4a96-b3de-17f60a92c854",
    },
    handler: [
      "handle: ({ ComplaintId, MchOrderId }, { log }) => {",
      "  // Tell whoever answers complaints: WeChat expects them to be answered.",
      '  log.warn("complaint", { complaint: ComplaintId, order: MchOrderId });',
      "  return ack.done();",
      "},",
    ],
    sources: [VIRTUAL_PAYMENT, FUNCTIONS],
    doubts: [
      CREATE_TIME,
      {
        en: "Whether RequestId stays the same on a redelivery is not said: if not, the handler runs again.",
        zh: "重推时 RequestId 是否不变，文档没有说明：如有变化，处理函数会再次执行",
      },
      {
        en: "TransactionId, ComplaintId and ComplaintDetail are in the code of several SDKs, and not in every text of the page.",
        zh: "TransactionId、ComplaintId、ComplaintDetail 见于多个 SDK，并非在各版本的文档中都有",
      },
    ],
  },
  "event:xpay_wxpay_callback_notify": {
    about: {
      en: "WeChat Pay inquires about the merchant, or restricts it.",
      zh: "微信支付风控：尽职调查或商户被管控",
    },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oW3kPz7LxQmNfTb2VyRc8JdHs5Ga",
      CreateTime: 1783054036,
      MsgType: "event",
      Event: "xpay_wxpay_callback_notify",
      AppId: "wx3d289323f5900f8e",
      NickName: "一壶好茶",
      MerchantCode: "1604829317",
      MerchantCompanyName: "一壶好茶（杭州）有限公司",
      BusinessTime: "2026-07-03T12:47:13+08:00",
      BusinessCode: "2026070312471300018462",
      BusinessState: "sample",
      Remark: "",
      EventType: "punishment",
      RetryTimes: 0,
    },
    handler: [
      "handle: ({ EventType, BusinessCode, BusinessState }, { log }) => {",
      "  // Ask query_punishment_reasons what is restricted, and how to get out of it.",
      '  log.warn("risk notice", { type: EventType, case: BusinessCode, state: BusinessState });',
      "  return ack.done();",
      "},",
    ],
    sources: [PUNISHMENT],
    doubts: [
      {
        en: "The fields are known from third-party code only; the values of BusinessState are not known at all.",
        zh: "字段只见于第三方代码；BusinessState 的取值未知",
      },
      {
        en: "It is not on the list of pushes for functions: HTTP alone is assumed.",
        zh: "不在云函数消息推送列表中：按仅 HTTP 方式处理",
      },
      CREATE_TIME,
    ],
  },
} as const satisfies Record<keyof typeof virtualPaymentAfterSales, PairDocs>;
