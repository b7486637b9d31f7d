// Generated from ../catalogue/express-aftercare.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:cancel_single_waybill`: A person cancels a pick-up.
 * @zh 用户取消散单
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/provider/cancel_order.html
 * @see https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat
 */
export interface CancelSingleWaybillEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "cancel_single_waybill";
  /** The order's Token. @zh 下单接口传的 Token */
  readonly Token: string;
  /** AppID of the merchant. @zh 商户在微信端的 appid */
  readonly WXAppId: string;
  /** The merchant's order; Token will do instead. @zh 商户订单 ID，可以使用 Token 而不用这个字段 */
  readonly OrderID: string;
  /** The waybill, if there is one. @zh 运单 ID，不一定有 */
  readonly WayBillID: string;
  /** 1 changed my mind, 2 wrong order, 3 ordered twice, 4 too dear, 5 nobody called, 6 too slow, 7 rude, 8 another. @zh 取消原因：1 不想寄了，2 下错单，3 重复下单，4 运费太贵，5 无人联系，6 取件太慢，7 态度差，8 其他原因 */
  readonly CancelID?: number;
  /** Why, in words. @zh 取消原因说明 */
  readonly CancelReason: string;
}

/**
 * Pair `event:notify_single_waybill_pay`: A person has paid for a parcel online.
 * @zh 散单在线支付完成
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/provider/payment_completion_notification.html
 * @see https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat
 */
export interface NotifySingleWaybillPayEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "notify_single_waybill_pay";
  /** The order's Token. @zh 下单接口传的 Token */
  readonly Token: string;
  /** AppID of the merchant. @zh 商户在微信端的 appid */
  readonly WXAppId: string;
  /** The merchant's order; Token will do instead. @zh 商户订单 ID，可以使用 Token 而不用这个字段 */
  readonly OrderID: string;
  /** The waybill. @zh 运单 ID */
  readonly WayBillID: string;
  /** Paid, in fen. @zh 支付金额，单位分 */
  readonly Fee?: number;
  /** The same before reductions, in fen. @zh 原价，单位分 */
  readonly OriginalFee?: number;
  /** Number of the payment. @zh 支付订单号 */
  readonly PayOrderId: string;
  /** When it was paid, in seconds since 1970. @zh 支付成功时间，10 位时间戳 */
  readonly PayFinishTime?: number;
}

/**
 * Pair `event:remind_waybill`: A person asks where the courier is.
 * @zh 用户催单
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/provider/User_reminder.html
 * @see https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat
 */
export interface RemindWaybillEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "remind_waybill";
  /** The order's Token. @zh 下单接口传的 Token */
  readonly Token: string;
  /** AppID of the merchant. @zh 商户在微信端的 appid */
  readonly WXAppId: string;
  /** The merchant's order; Token will do instead. @zh 商户订单 ID，可以使用 Token 而不用这个字段 */
  readonly OrderID: string;
  /** The waybill; known from an SDK only. @zh 运单 ID，只见于 SDK */
  readonly WayBillID: string;
}

/**
 * Pair `event:waybill_evaluate_agent`: A person rates the courier.
 * @zh 用户给快递员评价
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/provider/rate_my_brother.html
 * @see https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat
 */
export interface WaybillEvaluateAgentEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "waybill_evaluate_agent";
  /** The order's Token. @zh 下单接口传的 Token */
  readonly Token: string;
  /** AppID of the merchant. @zh 商户在微信端的 appid */
  readonly WXAppId: string;
  /** The merchant's order; Token will do instead. @zh 商户订单 ID，可以使用 Token 而不用这个字段 */
  readonly OrderID: string;
  /** The waybill. @zh 运单 ID */
  readonly WayBillID: string;
  /** 0 who picked it up, 1 who delivered it. @zh 0 取件员，1 派件员 */
  readonly CourierType?: number;
  /** 1 to 5, 5 is best. @zh 1-5 分，最低 1 分，最高 5 分 */
  readonly Score?: number;
}

/**
 * Pair `event:waybill_complaint`: A person complains.
 * @zh 用户投诉
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/provider/user_complaints.html
 * @see https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat
 */
export interface WaybillComplaintEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "waybill_complaint";
  /** The order's Token. @zh 下单接口传的 Token */
  readonly Token: string;
  /** AppID of the merchant. @zh 商户在微信端的 appid */
  readonly WXAppId: string;
  /** The merchant's order; Token will do instead. @zh 商户订单 ID，可以使用 Token 而不用这个字段 */
  readonly OrderID: string;
  /** The waybill. @zh 运单 ID */
  readonly WayBillID: string;
  /** 1004 late, 1005 lost, 1006 broken or incomplete, 1007 rude, 1008 another. @zh 投诉类型：1004 快件延误，1005 快件丢失，1006 快件破损短少，1007 服务态度，1008 其他 */
  readonly ComplainType?: number;
  /** The complaint. @zh 投诉内容 */
  readonly Content: string;
  /** Links to pictures, with | between them. @zh 投诉材料图片链接，多张用竖线分割 */
  readonly Pic: string;
  /** Whom to ask for. @zh 联系人姓名 */
  readonly Name: string;
  /** Telephone of that person. @zh 联系人电话 */
  readonly Phone: string;
}

/**
 * Pair `event:waybill_notify_query`: WeChat asks back whether a parcel moved, as you told it.
 * @zh 微信收到运力的消息推送请求后反查订单状态
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/provider/check_order_status.html
 */
export interface WaybillNotifyQueryEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "waybill_notify_query";
  /** The waybill. @zh 运单号 */
  readonly WaybillId: string;
  /** The sender's mobile number. @zh 寄件人手机号 */
  readonly SenderPhone: string;
  /** The receiver's mobile number. @zh 收件人手机号 */
  readonly ReceiverPhone: string;
}
