// 即时配送, for the courier: everything but the order itself. Each push wants a packet back.
import type { PairFacts } from "./facts";

const ORDER = {
  /** The shop, by the number that the courier gave it. @zh 商家 id，由配送公司分配，可以是 dev_id 或 appkey */
  shopid: "text",
  /** The merchant's order. @zh 唯一标识订单的 ID，由商户生成 */
  shop_order_id: "text",
  /** The shop's branch, as the courier has it. @zh 商家门店编号，在配送公司侧登记 */
  shop_no: "text",
  /** The courier's order. @zh 配送单 id */
  waybill_id: "text",
} as const;

const SIGNED_ORDER = {
  ...ORDER,
  /** Check it with the appSecret that you gave the merchant. @zh 用配送公司侧提供的 appSecret 加密的校验串 */
  delivery_sign: "text",
} as const;

const CANCELLED_ORDER = {
  ...SIGNED_ORDER,
  /** 1 not needed now, 2 the price, 3 wrong order, 4 too slow to pick up, 5 too slow to deliver, 6 another. @zh 取消原因 id：1 暂时不需要邮寄，2 价格不合适，3 订单信息有误，4 骑手取货不及时，5 骑手配送不及时，6 其他原因 */
  cancel_reason_id: "number",
  /** Why, in words; for 6. @zh 取消原因，id 为 6 时填写 */
  cancel_reason: "text",
} as const;

const RESULT = {
  /** 0 for success. @zh 错误码 */
  resultcode: "number!",
  /** The result in words. @zh 错误描述 */
  resultmsg: "text!",
} as const;

const CANCELLATION = {
  ...RESULT,
  /** Kept as a penalty, in yuan; may be left out. @zh 扣除的违约金，单位元，可能没有 */
  deduct_fee: "number",
  /** What is kept for what. @zh 扣费说明 */
  desc: "text!",
} as const;

export const deliveryCourier = {
  "event:transport_precancel_order": { kind: "packet", fields: CANCELLED_ORDER, answer: CANCELLATION },
  "event:transport_cancel_order": { kind: "packet", fields: CANCELLED_ORDER, answer: CANCELLATION },
  "event:transport_query_order_status": {
    kind: "packet",
    fields: SIGNED_ORDER,
    answer: {
      ...RESULT,
      /** 101 waiting, 102 accepted, 201 at the shop, 202 picked up, 301 on its way, 302 delivered; ended otherwise: 103, 203–205, 401, 501, 502; on its way back: 303–305. @zh 当前订单状态：101 等待分配骑手，102 分配骑手成功，201 到店，202 取货成功，301 配送中，302 配送成功；103、203–205、401、501、502 已结束；303–305 返还商家中 */
      order_status: "number!",
      /** More about it. @zh 附加信息 */
      action_msg: "text",
      /** The courier's order. @zh 配送单 id */
      waybill_id: "text!",
    },
  },
  "event:transport_confirm_return_to_biz": { kind: "packet", fields: SIGNED_ORDER, answer: RESULT },
  "event:transport_add_tips": {
    kind: "packet",
    fields: {
      ...SIGNED_ORDER,
      /** The tip, in yuan. @zh 小费金额，单位元 */
      tips: "number",
      /** A note. @zh 备注 */
      remark: "text",
    },
    answer: RESULT,
  },
  "event:transport_get_agent_pos": {
    kind: "packet",
    fields: ORDER,
    answer: {
      ...RESULT,
      /** Longitude by GCJ-02, six decimals. @zh 经度，火星坐标，精确到小数点后 6 位 */
      lng: "number!",
      /** Latitude by GCJ-02, six decimals. @zh 纬度，火星坐标，精确到小数点后 6 位 */
      lat: "number!",
      /** How far it still is, in metres, once it was picked up. @zh 和目的地距离，单位米，已取货配送中需返回 */
      distance: "number",
      /** How long it still takes, in seconds, once it was picked up. @zh 预计还剩多久送达，单位秒，已取货配送中需返回 */
      reach_time: "number",
    },
  },
  "event:transport_set_rider_score": {
    kind: "packet",
    fields: {
      ...ORDER,
      /** In time: 1 to 5. @zh 配送准时分数，范围 1-5 */
      delivery_ontime_score: "number",
      /** The goods intact: 1 to 5. @zh 货物完整分数，范围 1-5 */
      cargo_intact_score: "number",
      /** Manners: 1 to 5. @zh 服务态度分数，范围 1-5 */
      attitude_score: "number",
    },
    answer: RESULT,
  },
  "event:mock_update_order_status": {
    kind: "packet",
    fields: {
      ...SIGNED_ORDER,
      /** The status that the order is to have in your test environment, as in transport_query_order_status. @zh 订单状态，取值同 transport_query_order_status */
      order_status: "number",
      /** When it changed, in seconds since 1970. @zh 状态变更时间点，秒级时间戳 */
      action_time: "number",
      /** More about it; may be empty. @zh 附加信息，选填 */
      action_msg: "text",
    },
    answer: RESULT,
  },
  "event:get_pre_auth_code": {
    kind: "packet",
    fields: {
      /** AppID of the merchant that wants to connect its account. @zh 发起授权的商户小程序 appid */
      wx_appid: "text",
    },
    answer: {
      ...RESULT,
      /** The code that the merchant logs in with. @zh 预授权码 */
      pre_auth_code: "text!",
    },
  },
  "event:get_auth_info": {
    kind: "packet",
    fields: {
      /** AppID of the merchant. @zh 发起授权的商户小程序 appid */
      wx_appid: "text",
      /** The code that the merchant got. @zh 授权码 */
      code: "text",
    },
    answer: {
      ...RESULT,
      /** The merchant's number with you: its shopid from now on. @zh 配送公司分配的 appkey，对应 shopid */
      appkey: "text!",
      /** The account's name. @zh 帐号名称 */
      account: "text!",
      /** 0 not known, 1 paid in advance, 2 monthly, 3 another. @zh 帐号类型：0 不确定，1 预充值，2 月结，3 其它 */
      account_type: "number!",
    },
  },
  "event:cancel_auth_account": {
    kind: "packet",
    fields: {
      /** The shop. @zh 商家 id，配送公司唯一标识 */
      shopid: "text",
      /** AppID of the merchant. @zh 发起授权的商户小程序 appid */
      wx_appid: "text",
    },
    answer: RESULT,
  },
} as const satisfies Record<string, PairFacts>;
