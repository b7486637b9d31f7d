// Generated from ../catalogue/virtual-payment-after-sales.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:xpay_refund_notify`: A customer was paid back, or that failed.
 * @zh 退款完成或失败
 * @see https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/virtual-payment.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/wechatpay/virtual-payment-callback.html
 */
export interface XpayRefundNotifyEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "xpay_refund_notify";
  /** The buyer. @zh 买家的 openid */
  readonly OpenId: string;
  /** WeChat's number of the refund. @zh 微信退款单号 */
  readonly WxRefundId: string;
  /** Your own number of the refund. @zh 商户退款单号 */
  readonly MchRefundId: string;
  /** WeChat's number of the order that was paid. @zh 退款对应支付单的微信单号 */
  readonly WxOrderId: string;
  /** Your own number of the order that was paid: its OutTradeNo. @zh 退款对应支付单的商户单号，即下单时的 OutTradeNo */
  readonly MchOrderId: string;
  /** How much was paid back, in 分 (fen). @zh 退款金额，单位：分 */
  readonly RefundFee?: number;
  /** 0 paid back, anything else failed. @zh 退款结果：0 成功，非 0 失败 */
  readonly RetCode?: number;
  /** What came of it; why, when it failed. @zh 退款结果详情，失败时为原因 */
  readonly RetMsg: string;
  /** When the refund began, in seconds since 1970. @zh 开始退款时间，秒级时间戳 */
  readonly RefundStartTimestamp?: number;
  /** When the refund ended, in seconds since 1970. @zh 结束退款时间，秒级时间戳 */
  readonly RefundSuccTimestamp?: number;
  /** WeChat Pay's number of the refund. @zh 退款单的微信支付单号 */
  readonly WxpayRefundTransactionId: string;
  /** Which redelivery this is, from 0; not part of the push's identity. @zh 第几次重推，从 0 开始，不参与识别重复推送 */
  readonly RetryTimes?: number;
  /** The group that bought together; absent otherwise. @zh 拼团信息，仅拼团时有 */
  readonly TeamInfo?: {
    /** The campaign. @zh 拼团活动 ID */
    readonly ActivityId: string;
    /** The group. @zh 团 ID */
    readonly TeamId: string;
    /** 1: everybody pays, and is paid back once the group is complete. @zh 团类型：1 支付全部，拼成退款 */
    readonly TeamType?: number;
    /** 0 began the group, 1 joined it. @zh 0 开团，1 参团 */
    readonly TeamAction?: number;
  };
}

/**
 * Pair `event:xpay_complaint_notify`: A customer complained about an order.
 * @zh 用户投诉订单
 * @see https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/virtual-payment.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/wechatpay/virtual-payment-callback.html
 */
export interface XpayComplaintNotifyEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "xpay_complaint_notify";
  /** The customer who complains. @zh 投诉用户的 openid */
  readonly OpenId: string;
  /** WeChat's number of the order. @zh 微信单号 */
  readonly WxOrderId: string;
  /** Your own number of the order: its OutTradeNo. @zh 商户单号，即下单时的 OutTradeNo */
  readonly MchOrderId: string;
  /** WeChat Pay's order number. @zh 微信支付交易单号 */
  readonly TransactionId: string;
  /** The complaint, for `get_complaint_detail`. @zh 投诉单号，用于 get_complaint_detail 等接口 */
  readonly ComplaintId: string;
  /** What the customer wrote. @zh 投诉内容 */
  readonly ComplaintDetail: string;
  /** When the customer complained, in seconds since 1970. @zh 投诉时间，秒级时间戳 */
  readonly ComplaintTime?: number;
  /** Which redelivery this is, from 0; not part of the push's identity. @zh 第几次重推，从 0 开始，不参与识别重复推送 */
  readonly RetryTimes?: number;
  /** WeChat's number of the request. @zh 请求编号 */
  readonly RequestId: string;
}

/**
 * Pair `event:xpay_wxpay_callback_notify`: WeChat Pay inquires about the merchant, or restricts it.
 * @zh 微信支付风控：尽职调查或商户被管控
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/API/VirtualPayment/api_query_punishment_reasons
 */
export interface XpayWxpayCallbackNotifyEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "xpay_wxpay_callback_notify";
  /** The mini program. @zh 小程序的 AppID */
  readonly AppId: string;
  /** Name of the mini program. @zh 小程序昵称 */
  readonly NickName: string;
  /** The merchant at WeChat Pay. @zh 微信支付商户号 */
  readonly MerchantCode: string;
  /** The merchant's company. @zh 商户全称 */
  readonly MerchantCompanyName: string;
  /** When it happened, as in `2026-07-03T12:47:13+08:00`. @zh 业务时间，RFC 3339 格式 */
  readonly BusinessTime: string;
  /** The case: `limitation_case_id` of `query_punishment_reasons`. @zh 业务单据号，可与 query_punishment_reasons 的 limitation_case_id 关联 */
  readonly BusinessCode: string;
  /** State of the case. @zh 业务单据状态 */
  readonly BusinessState: string;
  /** A remark. @zh 备注 */
  readonly Remark: string;
  /** `due_diligence` or `punishment`. @zh 事件类型：due_diligence 尽职调查，punishment 管控流水 */
  readonly EventType: string;
  /** Which redelivery this is, from 0; not part of the push's identity. @zh 第几次重推，从 0 开始，不参与识别重复推送 */
  readonly RetryTimes?: number;
}
