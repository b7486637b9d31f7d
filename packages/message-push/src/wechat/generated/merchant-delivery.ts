// Generated from ../catalogue/merchant-delivery.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:update_waybill_status`: A courier's order moved on.
 * @zh 即时配送：配送单状态更新
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/deliver/deliver_by_business/Delivery_order_delivery_status_update_notification_interface.html
 */
export interface UpdateWaybillStatusEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "update_waybill_status";
  /** The merchant: the appkey that the courier gave you. @zh 商家 ID，由配送公司分配的 appkey */
  readonly shopid: string;
  /** Your own order. @zh 商家的订单 ID */
  readonly shop_order_id: string;
  /** The shop, as registered with the courier. @zh 商家门店编号，在配送公司侧登记 */
  readonly shop_no: string;
  /** The courier's order. @zh 配送单 ID */
  readonly waybill_id: string;
  /** When it happened, in seconds since 1970. @zh 状态变更时间，秒级时间戳 */
  readonly action_time?: number;
  /** 101 waits for a rider, 102 has one; 201 to 205 fetching, 301 to 305 on the way, 401 returned, 501 and 502 cancelled. The last of an order is 302 (delivered), 103, 203, 204, 205, 401, 501 or 502. @zh 配送状态：101 等待分配骑手，102 分配成功；201–205 取货，301–305 配送，401 已退回，501、502 取消。最终状态：302 送达，以及 103、203、204、205、401、501、502 */
  readonly order_status: number;
  /** A word about it. @zh 附加信息 */
  readonly action_msg: string;
  /** The rider. @zh 骑手信息 */
  readonly agent?: {
    /** Name. @zh 骑手姓名 */
    readonly name: string;
    /** Phone number: keep it out of logs. @zh 骑手电话，不要写入日志 */
    readonly phone: string;
    /** When the goods should arrive, in seconds since 1970; while on the way. @zh 预计送达时间，秒级时间戳，配送中才有 */
    readonly reach_time?: number;
  };
}

/**
 * Pair `event:update_business_bind_result`: A courier decided about the account that you want to bind.
 * @zh 物流助手：绑定商户的审核有了结果
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/business/Bind_merchant_review_result_update_event.html
 */
export interface UpdateBusinessBindResultEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "update_business_bind_result";
  /** 0: the courier took you on. @zh 审核结果，0 为通过 */
  readonly errcode?: number;
  /** A word about it. @zh 结果说明 */
  readonly errmsg: string;
  /** The courier, for example `EMS`. @zh 快递公司 ID，如 EMS */
  readonly delivery_id: string;
  /** Your account with the courier. @zh 快递公司客户编码 */
  readonly biz_id: string;
}

/**
 * Pair `event:wxainsurance_claim_result`: A claim on return freight was settled, or failed.
 * @zh 无忧退货（运费险）理赔有了结果
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/business/claim_settlement_result.html
 */
export interface WxainsuranceClaimResultEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "wxainsurance_claim_result";
  /** WeChat Pay's order number, as the policy has it. @zh 微信支付单号，与投保时一致 */
  readonly OrderNo: string;
  /** 5 paid out, 6 failed. @zh 保单状态：5 理赔成功，6 理赔失败 */
  readonly Status: number;
  /** When it was paid out, in seconds since 1970. @zh 理赔成功时间，秒级时间戳 */
  readonly FinishTime?: number;
  /** Why it failed; empty when it was paid out. @zh 理赔失败原因，成功时为空 */
  readonly PayFailReason: string;
}
