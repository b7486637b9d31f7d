// Generated from ../catalogue/virtual-payment.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:xpay_goods_deliver_notify`: A customer paid for goods, or a subscription was charged: deliver.
 * @zh 用户购买道具支付成功，或订阅扣款成功，请发货
 * @see https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/virtual-payment.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/wechatpay/virtual-payment-callback.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/vip.html
 */
export interface XpayGoodsDeliverNotifyEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "xpay_goods_deliver_notify";
  /** The buyer. @zh 买家的 openid */
  readonly OpenId: string;
  /** Your own order number. @zh 业务订单号 */
  readonly OutTradeNo: string;
  /** 0 production, 1 sandbox; absent with Apple subscriptions. @zh 环境：0 现网，1 沙箱；苹果订阅没有 */
  readonly Env?: number;
  /** How it was paid; absent where it was not through WeChat Pay. @zh 微信支付信息，非微信支付渠道可能没有 */
  readonly WeChatPayInfo?: {
    /** WeChat Pay's number on the merchant's side. @zh 微信支付商户单号 */
    readonly MchOrderNo: string;
    /** WeChat Pay's order number. @zh 微信支付交易单号 */
    readonly TransactionId: string;
    /** When it was paid, in seconds since 1970. @zh 用户支付时间，秒级时间戳 */
    readonly PaidTime?: number;
  };
  /** What was bought. @zh 道具信息 */
  readonly GoodsInfo?: {
    /** The goods. @zh 道具 ID */
    readonly ProductId: string;
    /** How many. @zh 数量 */
    readonly Quantity?: number;
    /** The original price, in 分 (fen). @zh 原始价格，单位：分 */
    readonly OrigPrice?: number;
    /** The price that was paid, in 分 (fen). @zh 实际支付价格，单位：分 */
    readonly ActualPrice?: number;
    /** What you passed along when ordering. @zh 下单时的透传信息 */
    readonly Attach: string;
  };
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
  /** The subscription at Apple; absent otherwise. @zh 苹果订阅信息，仅苹果订阅时有 */
  readonly AppleSubscriptionInfo?: {
    /** Apple's first transaction of the subscription, which names it. @zh 首次订阅的苹果原始交易 ID，标识一份订阅 */
    readonly OriginalTransactionId: string;
    /** 1 renews by itself, 0 does not. @zh 自动续费状态：1 开启，0 关闭 */
    readonly AutoRenewStatus?: number;
    /** When it is renewed next, in milliseconds since 1970. @zh 下次续费时间，毫秒级时间戳 */
    readonly RenewalDate?: number;
  };
  /** Which redelivery this is; not part of the push's identity. @zh 第几次重推，不参与识别重复推送 */
  readonly RetryTimes?: number;
}

/**
 * Pair `event:xpay_coin_pay_notify`: A customer paid with coins, or for them.
 * @zh 代币支付成功
 * @see https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/virtual-payment.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/wechatpay/virtual-payment-callback.html
 */
export interface XpayCoinPayNotifyEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "xpay_coin_pay_notify";
  /** The buyer. @zh 买家的 openid */
  readonly OpenId: string;
  /** Your own order number. @zh 业务订单号 */
  readonly OutTradeNo: string;
  /** 0 production, 1 sandbox. @zh 环境：0 现网，1 沙箱 */
  readonly Env?: number;
  /** How it was paid; absent where it was not through WeChat Pay. @zh 微信支付信息，非微信支付渠道可能没有 */
  readonly WeChatPayInfo?: {
    /** WeChat Pay's number on the merchant's side. @zh 微信支付商户单号 */
    readonly MchOrderNo: string;
    /** WeChat Pay's order number. @zh 微信支付交易单号 */
    readonly TransactionId: string;
    /** When it was paid, in seconds since 1970. @zh 用户支付时间，秒级时间戳 */
    readonly PaidTime?: number;
  };
  /** The coins. @zh 代币信息 */
  readonly CoinInfo?: {
    /** How many. @zh 数量 */
    readonly Quantity?: number;
    /** The original price, in 分 (fen). @zh 原始价格，单位：分 */
    readonly OrigPrice?: number;
    /** The price that was paid, in 分 (fen). @zh 实际支付价格，单位：分 */
    readonly ActualPrice?: number;
    /** What you passed along when ordering. @zh 下单时的透传信息 */
    readonly Attach: string;
  };
}
