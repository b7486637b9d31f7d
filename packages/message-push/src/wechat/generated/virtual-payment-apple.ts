// Generated from ../catalogue/virtual-payment-apple.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:xpay_apple_subscribe_signing_result_notify`: A subscription was signed at Apple, for the first time.
 * @zh 苹果订阅首次签约成功
 * @see https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/vip.html
 */
export interface XpayAppleSubscribeSigningResultNotifyEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "xpay_apple_subscribe_signing_result_notify";
  /** The subscriber. @zh 订阅用户的 openid */
  readonly OpenId: string;
  /** What you passed along when signing. @zh 签约时的透传信息 */
  readonly Attach: string;
  /** The subscription at Apple. @zh 苹果订阅信息 */
  readonly AppleSubscriptionInfo?: {
    /** Apple's first transaction of the subscription, which names it. @zh 首次订阅的苹果原始交易 ID，标识一份订阅 */
    readonly OriginalTransactionId: string;
    /** The goods that are subscribed to. @zh 订阅道具 ID */
    readonly ProductId: string;
    /** 1 renews by itself, 0 does not. @zh 自动续费状态：1 开启，0 关闭 */
    readonly AutoRenewStatus?: number;
    /** When it is renewed next, in milliseconds since 1970. @zh 下次续费时间，毫秒级时间戳 */
    readonly RenewalDate?: number;
    /** When it was signed, in milliseconds since 1970. @zh 签约成功时间，毫秒级时间戳 */
    readonly SignedTime?: number;
  };
}

/**
 * Pair `event:xpay_apple_subscribe_unsigning_result_notify`: A subscriber turned off the renewal at Apple.
 * @zh 用户关闭苹果订阅的自动续费
 * @see https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/vip.html
 */
export interface XpayAppleSubscribeUnsigningResultNotifyEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "xpay_apple_subscribe_unsigning_result_notify";
  /** The subscriber. @zh 订阅用户的 openid */
  readonly OpenId: string;
  /** What you passed along when signing. @zh 签约时的透传信息 */
  readonly Attach: string;
  /** Always `unsubscribe`. @zh 动作类型，恒为 unsubscribe */
  readonly Action: string;
  /** The subscription at Apple. @zh 苹果订阅信息 */
  readonly AppleSubscriptionInfo?: {
    /** Apple's first transaction of the subscription, which names it. @zh 首次订阅的苹果原始交易 ID，标识一份订阅 */
    readonly OriginalTransactionId: string;
    /** The goods that are subscribed to. @zh 订阅道具 ID */
    readonly ProductId: string;
    /** Always 0: it no longer renews by itself. @zh 自动续费状态，恒为 0 关闭 */
    readonly AutoRenewStatus?: number;
    /** When the current period ends, in milliseconds since 1970. @zh 当前订阅周期的结束时间，毫秒级时间戳 */
    readonly RenewalDate?: number;
    /** When it was cancelled, in milliseconds since 1970. @zh 解约时间，毫秒级时间戳 */
    readonly UnsignedTime?: number;
  };
}
