// Generated from ../catalogue/store-assistant.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:retail_pay_notify`: A B2b order was paid, or closed.
 * @zh B2b 门店助手订单支付成功或已关闭
 * @see https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/industry/B2b_store_assistant.html
 */
export interface RetailPayNotifyEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "retail_pay_notify";
  /** The mini program. @zh 小程序的 AppID */
  readonly appid: string;
  /** The merchant. @zh 商户号 */
  readonly mchid: string;
  /** Your own order number, unique for one merchant. @zh 商户订单号，同一商户号下唯一 */
  readonly out_trade_no: string;
  /** The order's number at B2b payment. @zh B2b 支付订单号 */
  readonly order_id: string;
  /** `ORDER_PAY_SUCC` paid, `ORDER_CLOSE` closed: only the first is money. @zh 订单状态：ORDER_PAY_SUCC 支付成功，ORDER_CLOSE 已关闭；只有前者表示收到钱 */
  readonly pay_status: string;
  /** When it was paid, in Beijing time: `2024-06-15 10:30:01`. @zh 支付完成时间，北京时间，格式 yyyy-MM-dd HH:mm:ss */
  readonly pay_time: string;
  /** What you passed along when ordering; only once it is paid. @zh 下单时的附加数据，支付完成才有 */
  readonly attach: string;
  /** The payer. @zh 支付者的 openid */
  readonly payer_openid: string;
  /** The amounts. @zh 订单金额 */
  readonly amount?: {
    /** What had to be paid, in 分 (fen). @zh 订单总金额，单位：分 */
    readonly order_amount?: number;
    /** What was paid, in 分 (fen). @zh 用户支付金额，单位：分 */
    readonly payer_amount?: number;
    /** `CNY`. @zh 货币类型，只有 CNY */
    readonly currency: string;
  };
  /** WeChat Pay's order number. @zh 微信支付订单号 */
  readonly wxpay_transaction_id: string;
  /** 0 production, 1 sandbox. @zh 环境：0 正式，1 沙箱 */
  readonly env?: number;
}

/**
 * Pair `event:retail_refund_notify`: A B2b refund succeeded, or failed.
 * @zh B2b 门店助手退款成功或失败
 * @see https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/industry/B2b_store_assistant.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/API/B2b/bill/api_refundorder.html
 */
export interface RetailRefundNotifyEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "retail_refund_notify";
  /** The mini program. @zh 小程序的 AppID */
  readonly appid: string;
  /** The merchant. @zh 商户号 */
  readonly mchid: string;
  /** Your own number of the refund. @zh 商户退款单号 */
  readonly out_refund_no: string;
  /** The refund's number at B2b payment. @zh B2b 支付退款单号 */
  readonly refund_id: string;
  /** Your own order number. @zh 商户订单号 */
  readonly out_trade_no: string;
  /** The order's number at B2b payment. @zh B2b 支付订单号 */
  readonly order_id: string;
  /** What is paid back, in 分 (fen). @zh 退款金额，单位：分 */
  readonly refund_amount?: number;
  /** What the order cost, in 分 (fen). @zh 订单总金额，单位：分 */
  readonly order_amount?: number;
  /** Who started it: 1 customer service, 2 the user, 3 others. @zh 退款来源：1 人工客服，2 用户自己，3 其他 */
  readonly refund_from: string;
  /** Why: 0 none given, 1 product, 2 after-sales, 3 changed mind, 4 price, 5 others. @zh 退款原因：0 暂无描述，1 产品，2 售后，3 意愿，4 价格，5 其他 */
  readonly refund_reason: string;
  /** When it was accepted, in Beijing time. @zh 退款受理时间，北京时间，格式 yyyy-MM-dd HH:mm:ss */
  readonly create_time: string;
  /** When it succeeded, in Beijing time. @zh 退款成功时间，北京时间，格式 yyyy-MM-dd HH:mm:ss */
  readonly refund_time: string;
  /** `REFUND_SUCC` or `REFUND_FAIL`. @zh 退款状态：REFUND_SUCC 成功，REFUND_FAIL 失败 */
  readonly refund_status: string;
  /** WeChat Pay's number of the refund. @zh 微信支付退款单号 */
  readonly wxpay_refund_id: string;
  /** 0 production, 1 sandbox. @zh 环境：0 正式，1 沙箱 */
  readonly env?: number;
  /** 0 WeChat Pay, 1 bank transfer. @zh 交易渠道：0 微信支付，1 银行转账 */
  readonly pay_channel?: number;
  /** A word about it, for example why it failed. @zh 退款说明，如失败原因 */
  readonly refund_desc: string;
}
