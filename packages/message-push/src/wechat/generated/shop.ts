// Generated from ../catalogue/shop.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:funds_order_pay`: An order was paid, in the older merchant component.
 * @zh 订单支付成功（旧的小程序收款组件）
 * @see https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/ministore/wxafunds/callback/create_order.html
 */
export interface FundsOrderPayEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "funds_order_pay";
  /** The order. @zh 订单信息 */
  readonly order_info?: {
    /** Your own order number. @zh 商家交易单号 */
    readonly trade_no: string;
    /** WeChat Pay's order number. @zh 支付单号 */
    readonly transaction_id: string;
    /** When it was paid, in Beijing time: `2024-06-15 10:30:01`. @zh 支付时间，格式 yyyy-MM-dd HH:mm:ss */
    readonly pay_time: string;
  };
}

/**
 * Pair `event:channels_ec_order_pay`: An order of your WeChat shop was paid.
 * @zh 微信小店订单支付成功
 * @see https://developers.weixin.qq.com/doc/store/shop/notify/order_callback/channels_ec_order_pay.html
 * @see https://developers.weixin.qq.com/doc/store/shop/notify/order_callback/channels_ec_order_new.html
 */
export interface ChannelsEcOrderPayEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "channels_ec_order_pay";
  /** The order. @zh 订单信息 */
  readonly order_info?: {
    /** The order's number, 64 bits. @zh 订单号，64 位 */
    readonly order_id: string;
    /** When it was paid, in seconds since 1970. @zh 支付时间，秒级时间戳 */
    readonly pay_time?: number;
  };
}

/**
 * Pair `event:related_shop_order_submission`: Somebody ordered in a linked shop, through your mini program.
 * @zh 用户通过小程序在关联的微信小店下单
 * @see https://developers.weixin.qq.com/doc/store/shop/linkstore/miniprogram_connection/miniprogram_callback/Order_notification.html
 */
export interface RelatedShopOrderSubmissionEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "related_shop_order_submission";
  /** The order. @zh 事件内容 */
  readonly Data?: {
    /** The order, by a number that only its own mini program can look up. @zh 订单 ID，不是小店侧的订单号，仅供渠道小程序查询 */
    readonly order_id: string;
    /** The shop. @zh 店铺 AppID */
    readonly shop_appid: string;
  };
}

/**
 * Pair `event:cooperation_shop_order`: The same, of accounts that were linked before.
 * @zh 同上，之前的合作账号使用这个事件名
 * @see https://developers.weixin.qq.com/doc/store/shop/linkstore/miniprogram_connection/miniprogram_callback/Order_notification.html
 */
export interface CooperationShopOrderEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "cooperation_shop_order";
  /** The order. @zh 事件内容 */
  readonly Data?: {
    /** The order, by a number that only its own mini program can look up. @zh 订单 ID，不是小店侧的订单号，仅供渠道小程序查询 */
    readonly order_id: string;
    /** The shop. @zh 店铺 AppID */
    readonly shop_appid: string;
  };
}
