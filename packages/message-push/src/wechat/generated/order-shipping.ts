// Generated from ../catalogue/order-shipping.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:trade_manage_remind_access_api`: WeChat reminds you to report shipping through its interface.
 * @zh 提醒接入发货信息管理服务 API
 * @see https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/order-shipping/order-shipping.html
 */
export interface TradeManageRemindAccessApiEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "trade_manage_remind_access_api";
  /** The reminder. @zh 消息文本内容 */
  readonly msg: string;
}

/**
 * Pair `event:trade_manage_remind_shipping`: An order was not shipped within 48 hours.
 * @zh 订单超过 48 小时未发货
 * @see https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/order-shipping/order-shipping.html
 */
export interface TradeManageRemindShippingEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "trade_manage_remind_shipping";
  /** WeChat Pay's order number. @zh 微信支付订单号 */
  readonly transaction_id: string;
  /** The merchant. @zh 商户号 */
  readonly merchant_id: string;
  /** The sub-merchant; empty without one. @zh 子商户号，没有时为空 */
  readonly sub_merchant_id: string;
  /** Your own order number. @zh 商户订单号 */
  readonly merchant_trade_no: string;
  /** When it was paid, in seconds since 1970. @zh 支付成功时间，秒级时间戳 */
  readonly pay_time?: number;
  /** The reminder. @zh 消息文本内容 */
  readonly msg: string;
}

/**
 * Pair `event:trade_manage_order_settlement`: An order was shipped and will be settled, or was settled.
 * @zh 订单将要结算或已经结算
 * @see https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/order-shipping/order-shipping.html
 */
export interface TradeManageOrderSettlementEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "trade_manage_order_settlement";
  /** WeChat Pay's order number. @zh 微信支付订单号 */
  readonly transaction_id: string;
  /** The merchant. @zh 商户号 */
  readonly merchant_id: string;
  /** The sub-merchant; empty without one. @zh 子商户号，没有时为空 */
  readonly sub_merchant_id: string;
  /** Your own order number. @zh 商户订单号 */
  readonly merchant_trade_no: string;
  /** When it was paid, in seconds since 1970. @zh 支付成功时间，秒级时间戳 */
  readonly pay_time?: number;
  /** When it was shipped, in seconds since 1970. @zh 发货时间，秒级时间戳 */
  readonly shipped_time?: number;
  /** When it should be settled, in seconds since 1970; only at shipping. @zh 预计结算时间，秒级时间戳；仅发货时推送 */
  readonly estimated_settlement_time?: number;
  /** 1 received automatically, 2 by the buyer; only at settlement. @zh 确认收货方式：1 自动，2 手动；仅结算时推送 */
  readonly confirm_receive_method?: number;
  /** When it was received, in seconds since 1970; only at settlement. @zh 确认收货时间，秒级时间戳；仅结算时推送 */
  readonly confirm_receive_time?: number;
  /** When it was settled, in seconds since 1970; only at settlement. @zh 订单结算时间，秒级时间戳；仅结算时推送 */
  readonly settlement_time?: number;
}

/**
 * Pair `event:wxa_trade_controlled`: The mini program must join order shipping, or its payments are restricted.
 * @zh 小程序需要接入发货信息管理，否则支付受限
 * @see https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/order-shipping/order-shipping.html
 */
export interface WxaTradeControlledEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "wxa_trade_controlled";
  /** What is demanded. @zh 消息文本内容 */
  readonly msg: string;
}
