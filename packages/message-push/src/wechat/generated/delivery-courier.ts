// Generated from ../catalogue/delivery-courier.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:transport_precancel_order`: A merchant asks whether an order can be cancelled, and for how much.
 * @zh 预取消订单：查询能否取消以及违约金
 * @see https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/immediate-delivery/by-provider/immediateDelivery.onOrderPreCancel.html
 * @see https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat
 * @see https://github.com/medivhzhan/weapp
 */
export interface TransportPrecancelOrderEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "transport_precancel_order";
  /** The shop, by the number that the courier gave it. @zh 商家 id，由配送公司分配，可以是 dev_id 或 appkey */
  readonly shopid: string;
  /** The merchant's order. @zh 唯一标识订单的 ID，由商户生成 */
  readonly shop_order_id: string;
  /** The shop's branch, as the courier has it. @zh 商家门店编号，在配送公司侧登记 */
  readonly shop_no: string;
  /** The courier's order. @zh 配送单 id */
  readonly waybill_id: string;
  /** Check it with the appSecret that you gave the merchant. @zh 用配送公司侧提供的 appSecret 加密的校验串 */
  readonly delivery_sign: string;
  /** 1 not needed now, 2 the price, 3 wrong order, 4 too slow to pick up, 5 too slow to deliver, 6 another. @zh 取消原因 id：1 暂时不需要邮寄，2 价格不合适，3 订单信息有误，4 骑手取货不及时，5 骑手配送不及时，6 其他原因 */
  readonly cancel_reason_id?: number;
  /** Why, in words; for 6. @zh 取消原因，id 为 6 时填写 */
  readonly cancel_reason: string;
}

/**
 * Pair `event:transport_cancel_order`: A merchant cancels an order.
 * @zh 取消订单
 * @see https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/immediate-delivery/by-provider/immediateDelivery.onOrderCancel.html
 * @see https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat
 * @see https://github.com/medivhzhan/weapp
 */
export interface TransportCancelOrderEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "transport_cancel_order";
  /** The shop, by the number that the courier gave it. @zh 商家 id，由配送公司分配，可以是 dev_id 或 appkey */
  readonly shopid: string;
  /** The merchant's order. @zh 唯一标识订单的 ID，由商户生成 */
  readonly shop_order_id: string;
  /** The shop's branch, as the courier has it. @zh 商家门店编号，在配送公司侧登记 */
  readonly shop_no: string;
  /** The courier's order. @zh 配送单 id */
  readonly waybill_id: string;
  /** Check it with the appSecret that you gave the merchant. @zh 用配送公司侧提供的 appSecret 加密的校验串 */
  readonly delivery_sign: string;
  /** 1 not needed now, 2 the price, 3 wrong order, 4 too slow to pick up, 5 too slow to deliver, 6 another. @zh 取消原因 id：1 暂时不需要邮寄，2 价格不合适，3 订单信息有误，4 骑手取货不及时，5 骑手配送不及时，6 其他原因 */
  readonly cancel_reason_id?: number;
  /** Why, in words; for 6. @zh 取消原因，id 为 6 时填写 */
  readonly cancel_reason: string;
}

/**
 * Pair `event:transport_query_order_status`: A merchant asks for the status of an order.
 * @zh 查询订单状态
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/deliver/deliver_by_provider/Check_order_status.html
 * @see https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat
 */
export interface TransportQueryOrderStatusEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "transport_query_order_status";
  /** The shop, by the number that the courier gave it. @zh 商家 id，由配送公司分配，可以是 dev_id 或 appkey */
  readonly shopid: string;
  /** The merchant's order. @zh 唯一标识订单的 ID，由商户生成 */
  readonly shop_order_id: string;
  /** The shop's branch, as the courier has it. @zh 商家门店编号，在配送公司侧登记 */
  readonly shop_no: string;
  /** The courier's order. @zh 配送单 id */
  readonly waybill_id: string;
  /** Check it with the appSecret that you gave the merchant. @zh 用配送公司侧提供的 appSecret 加密的校验串 */
  readonly delivery_sign: string;
}

/**
 * Pair `event:transport_confirm_return_to_biz`: The shop has got back what could not be delivered.
 * @zh 异常妥投商户收货确认
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/deliver/deliver_by_provider/Exceptionally_delivered_merchant_receipt_confirmation.html
 * @see https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat
 */
export interface TransportConfirmReturnToBizEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "transport_confirm_return_to_biz";
  /** The shop, by the number that the courier gave it. @zh 商家 id，由配送公司分配，可以是 dev_id 或 appkey */
  readonly shopid: string;
  /** The merchant's order. @zh 唯一标识订单的 ID，由商户生成 */
  readonly shop_order_id: string;
  /** The shop's branch, as the courier has it. @zh 商家门店编号，在配送公司侧登记 */
  readonly shop_no: string;
  /** The courier's order. @zh 配送单 id */
  readonly waybill_id: string;
  /** Check it with the appSecret that you gave the merchant. @zh 用配送公司侧提供的 appSecret 加密的校验串 */
  readonly delivery_sign: string;
}

/**
 * Pair `event:transport_add_tips`: A merchant adds a tip to an order that waits for a rider.
 * @zh 增加小费
 * @see https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/immediate-delivery/by-provider/immediateDelivery.onOrderAddTips.html
 * @see https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat
 * @see https://github.com/medivhzhan/weapp
 */
export interface TransportAddTipsEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "transport_add_tips";
  /** The shop, by the number that the courier gave it. @zh 商家 id，由配送公司分配，可以是 dev_id 或 appkey */
  readonly shopid: string;
  /** The merchant's order. @zh 唯一标识订单的 ID，由商户生成 */
  readonly shop_order_id: string;
  /** The shop's branch, as the courier has it. @zh 商家门店编号，在配送公司侧登记 */
  readonly shop_no: string;
  /** The courier's order. @zh 配送单 id */
  readonly waybill_id: string;
  /** Check it with the appSecret that you gave the merchant. @zh 用配送公司侧提供的 appSecret 加密的校验串 */
  readonly delivery_sign: string;
  /** The tip, in yuan. @zh 小费金额，单位元 */
  readonly tips?: number;
  /** A note. @zh 备注 */
  readonly remark: string;
}

/**
 * Pair `event:transport_get_agent_pos`: A merchant asks where the rider is.
 * @zh 查询骑手当前位置
 * @see https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/immediate-delivery/by-provider/immediateDelivery.onAgentPosQuery.html
 * @see https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat
 * @see https://github.com/medivhzhan/weapp
 */
export interface TransportGetAgentPosEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "transport_get_agent_pos";
  /** The shop, by the number that the courier gave it. @zh 商家 id，由配送公司分配，可以是 dev_id 或 appkey */
  readonly shopid: string;
  /** The merchant's order. @zh 唯一标识订单的 ID，由商户生成 */
  readonly shop_order_id: string;
  /** The shop's branch, as the courier has it. @zh 商家门店编号，在配送公司侧登记 */
  readonly shop_no: string;
  /** The courier's order. @zh 配送单 id */
  readonly waybill_id: string;
}

/**
 * Pair `event:transport_set_rider_score`: A merchant rates the rider.
 * @zh 给骑手评分
 * @see https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/immediate-delivery/by-provider/immediateDelivery.onRiderScoreSet.html
 * @see https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat
 * @see https://github.com/medivhzhan/weapp
 */
export interface TransportSetRiderScoreEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "transport_set_rider_score";
  /** The shop, by the number that the courier gave it. @zh 商家 id，由配送公司分配，可以是 dev_id 或 appkey */
  readonly shopid: string;
  /** The merchant's order. @zh 唯一标识订单的 ID，由商户生成 */
  readonly shop_order_id: string;
  /** The shop's branch, as the courier has it. @zh 商家门店编号，在配送公司侧登记 */
  readonly shop_no: string;
  /** The courier's order. @zh 配送单 id */
  readonly waybill_id: string;
  /** In time: 1 to 5. @zh 配送准时分数，范围 1-5 */
  readonly delivery_ontime_score?: number;
  /** The goods intact: 1 to 5. @zh 货物完整分数，范围 1-5 */
  readonly cargo_intact_score?: number;
  /** Manners: 1 to 5. @zh 服务态度分数，范围 1-5 */
  readonly attitude_score?: number;
}

/**
 * Pair `event:mock_update_order_status`: A merchant sets the status of a test order (realMockUpdateOrder).
 * @zh 模拟更新订单状态（测试账户）
 * @see https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/immediate-delivery/by-provider/immediateDelivery.onMockUpdateOrder.html
 * @see https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat
 * @see https://github.com/medivhzhan/weapp
 */
export interface MockUpdateOrderStatusEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "mock_update_order_status";
  /** The shop, by the number that the courier gave it. @zh 商家 id，由配送公司分配，可以是 dev_id 或 appkey */
  readonly shopid: string;
  /** The merchant's order. @zh 唯一标识订单的 ID，由商户生成 */
  readonly shop_order_id: string;
  /** The shop's branch, as the courier has it. @zh 商家门店编号，在配送公司侧登记 */
  readonly shop_no: string;
  /** The courier's order. @zh 配送单 id */
  readonly waybill_id: string;
  /** Check it with the appSecret that you gave the merchant. @zh 用配送公司侧提供的 appSecret 加密的校验串 */
  readonly delivery_sign: string;
  /** The status that the order is to have in your test environment, as in transport_query_order_status. @zh 订单状态，取值同 transport_query_order_status */
  readonly order_status?: number;
  /** When it changed, in seconds since 1970. @zh 状态变更时间点，秒级时间戳 */
  readonly action_time?: number;
  /** More about it; may be empty. @zh 附加信息，选填 */
  readonly action_msg: string;
}

/**
 * Pair `event:get_pre_auth_code`: A merchant wants to connect its account and needs a code to log in with.
 * @zh 获取预授权码
 * @see https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/immediate-delivery/by-provider/immediateDelivery.onPreAuthCodeGet.html
 * @see https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat
 * @see https://github.com/medivhzhan/weapp
 */
export interface GetPreAuthCodeEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "get_pre_auth_code";
  /** AppID of the merchant that wants to connect its account. @zh 发起授权的商户小程序 appid */
  readonly wx_appid: string;
}

/**
 * Pair `event:get_auth_info`: A merchant has logged in; WeChat asks for its account.
 * @zh 使用授权码拉取授权信息
 * @see https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/immediate-delivery/by-provider/immediateDelivery.onAuthInfoGet.html
 * @see https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat
 * @see https://github.com/medivhzhan/weapp
 */
export interface GetAuthInfoEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "get_auth_info";
  /** AppID of the merchant. @zh 发起授权的商户小程序 appid */
  readonly wx_appid: string;
  /** The code that the merchant got. @zh 授权码 */
  readonly code: string;
}

/**
 * Pair `event:cancel_auth_account`: A merchant disconnects its account.
 * @zh 取消授权账号
 * @see https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/immediate-delivery/by-provider/immediateDelivery.onCancelAuth.html
 * @see https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat
 * @see https://github.com/medivhzhan/weapp
 */
export interface CancelAuthAccountEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "cancel_auth_account";
  /** The shop. @zh 商家 id，配送公司唯一标识 */
  readonly shopid: string;
  /** AppID of the merchant. @zh 发起授权的商户小程序 appid */
  readonly wx_appid: string;
}
