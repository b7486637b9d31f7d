// Generated from ../catalogue/virtual-payment-subscription.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:xpay_subscribe_signing_result_notify`: A subscription was signed or cancelled, on Android or HarmonyOS.
 * @zh 安卓、鸿蒙订阅签约或解约结果
 * @see https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/vips.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/wechatpay/virtual-payment-callback.html
 */
export interface XpaySubscribeSigningResultNotifyEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "xpay_subscribe_signing_result_notify";
}

/**
 * Pair `event:xpay_subscribe_pay_fail_notify`: A subscription could not be charged.
 * @zh 订阅扣费失败
 * @see https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/vips.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/wechatpay/virtual-payment-callback.html
 */
export interface XpaySubscribePayFailNotifyEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "xpay_subscribe_pay_fail_notify";
  /** The subscriber. @zh 订阅用户的 openid */
  readonly OpenId: string;
  /** Your own number of the charge. @zh 扣款时的业务订单号 */
  readonly OutTradeNo: string;
  /** Always 0, production: subscriptions have no sandbox. @zh 环境：恒为 0 现网，订阅没有沙箱 */
  readonly Env?: number;
  /** What WeChat Pay knows about it; may be absent. @zh 微信支付信息，可能没有 */
  readonly WeChatPayInfo?: {
    /** WeChat Pay's number on the merchant's side. @zh 微信支付商户单号 */
    readonly MchOrderNo: string;
    /** WeChat Pay's order number. @zh 微信支付交易单号 */
    readonly TransactionId: string;
    /** When it was paid, in seconds since 1970. @zh 用户支付时间，秒级时间戳 */
    readonly PaidTime?: number;
  };
  /** What was to be charged. @zh 道具信息 */
  readonly GoodsInfo?: {
    /** The goods. @zh 道具 ID */
    readonly ProductId: string;
    /** How many. @zh 数量 */
    readonly Quantity?: number;
    /** The original price, in 分 (fen). @zh 原始价格，单位：分 */
    readonly OrigPrice?: number;
    /** The price that was to be paid, in 分 (fen). @zh 实际支付价格，单位：分 */
    readonly ActualPrice?: number;
    /** What you passed along when ordering. @zh 下单时的透传信息 */
    readonly Attach: string;
    /** Length of a period, in days. @zh 订阅周期，单位：天 */
    readonly SubscribePeriodDays?: number;
  };
  /** The app that the subscription was signed in. @zh 签约所属的微信 AppID */
  readonly ContractWxAppid: string;
}

/**
 * Pair `event:xpay_subscribe_ios_refund_query_notify`: Apple asks what you suggest about a refund, of whatever was bought on iOS.
 * @zh iOS 退款问询：是否建议退款，不限于订阅
 * @see https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/virtual-payment/ios.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/vip.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/wechatpay/virtual-payment-callback.html
 */
export interface XpaySubscribeIosRefundQueryNotifyEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "xpay_subscribe_ios_refund_query_notify";
  /** When Apple asks, in seconds since 1970. @zh 问询时间，秒级时间戳 */
  readonly refund_time: string;
  /** When the order was paid, in seconds since 1970. @zh 退款订单对应的交易时间，秒级时间戳 */
  readonly order_time: string;
  /** Apple's number of the payment. @zh Apple 支付票据号 */
  readonly channel_bill: string;
  /** The app at Apple; in real packets WeChat's own, `com.tencent.xin`. @zh Apple bundle ID，实际报文中是微信的 com.tencent.xin */
  readonly bundleid: string;
  /** The goods. @zh 道具 ID */
  readonly product_id: string;
  /** How many goods or coins. @zh 道具或代币数量 */
  readonly p_count: string;
  /** Why the customer wants the money back, for example `UNINTENDED_PURCHASE`. @zh 用户请求退款的原因，如 UNINTENDED_PURCHASE */
  readonly refund_request_reason: string;
  /** `0` not delivered, `1` delivered, `2` being delivered. @zh 发货状态：0 未发货，1 已发货，2 发货中 */
  readonly provide_status: string;
  /** The order that was paid. @zh 退款对应的支付订单号 */
  readonly pay_order_id: string;
  /** Not documented; `unipdt` in real packets. @zh 文档未列出，实际报文中为 unipdt */
  readonly service_type: string;
  /** Not documented; `0` in real packets. @zh 文档未列出，实际报文中为 0 */
  readonly consumption_status: string;
}
