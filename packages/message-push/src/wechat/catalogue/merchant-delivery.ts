// 即时配送, 物流助手 and 无忧退货, on the merchant's side: what a courier and an insurer report.
import type { PairDocs, PairFacts } from "./facts";

export const merchantDelivery = {
  "event:update_waybill_status": {
    kind: "packet",
    fields: {
      /** The merchant: the appkey that the courier gave you. @zh 商家 ID，由配送公司分配的 appkey */
      shopid: "text",
      /** Your own order. @zh 商家的订单 ID */
      shop_order_id: "text!",
      /** The shop, as registered with the courier. @zh 商家门店编号，在配送公司侧登记 */
      shop_no: "text",
      /** The courier's order. @zh 配送单 ID */
      waybill_id: "text",
      /** When it happened, in seconds since 1970. @zh 状态变更时间，秒级时间戳 */
      action_time: "number",
      /** 101 waits for a rider, 102 has one; 201 to 205 fetching, 301 to 305 on the way, 401 returned, 501 and 502 cancelled. The last of an order is 302 (delivered), 103, 203, 204, 205, 401, 501 or 502. @zh 配送状态：101 等待分配骑手，102 分配成功；201–205 取货，301–305 配送，401 已退回，501、502 取消。最终状态：302 送达，以及 103、203、204、205、401、501、502 */
      order_status: "number!",
      /** A word about it. @zh 附加信息 */
      action_msg: "text",
      /** The rider. @zh 骑手信息 */
      agent: {
        /** Name. @zh 骑手姓名 */
        name: "text",
        /** Phone number: keep it out of logs. @zh 骑手电话，不要写入日志 */
        phone: "text",
        /** When the goods should arrive, in seconds since 1970; while on the way. @zh 预计送达时间，秒级时间戳，配送中才有 */
        reach_time: "number",
      },
    },
    answer: {
      /** 0: received. @zh 错误码，0 表示成功 */
      resultcode: "number!",
      /** A word about it, for example `ok`. @zh 错误描述，如 ok */
      resultmsg: "text!",
    },
  },
  "event:update_business_bind_result": {
    kind: "notice",
    fields: {
      /** 0: the courier took you on. @zh 审核结果，0 为通过 */
      errcode: "number",
      /** A word about it. @zh 结果说明 */
      errmsg: "text",
      /** The courier, for example `EMS`. @zh 快递公司 ID，如 EMS */
      delivery_id: "text",
      /** Your account with the courier. @zh 快递公司客户编码 */
      biz_id: "text",
    },
  },
  "event:wxainsurance_claim_result": {
    kind: "notice",
    wrapper: "upload_event",
    fields: {
      /** WeChat Pay's order number, as the policy has it. @zh 微信支付单号，与投保时一致 */
      OrderNo: "text!",
      /** 5 paid out, 6 failed. @zh 保单状态：5 理赔成功，6 理赔失败 */
      Status: "number!",
      /** When it was paid out, in seconds since 1970. @zh 理赔成功时间，秒级时间戳 */
      FinishTime: "number",
      /** Why it failed; empty when it was paid out. @zh 理赔失败原因，成功时为空 */
      PayFailReason: "text",
    },
  },
} as const satisfies Record<string, PairFacts>;

const STATUS =
  "https://developers.weixin.qq.com/miniprogram/dev/server/event_push/deliver/deliver_by_business/Delivery_order_delivery_status_update_notification_interface.html";
const BIND =
  "https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/business/Bind_merchant_review_result_update_event.html";
const CLAIM =
  "https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/business/claim_settlement_result.html";

export const merchantDeliveryDocs = {
  "event:update_waybill_status": {
    about: { en: "A courier's order moved on.", zh: "即时配送：配送单状态更新" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oYb8KxT3nQzWc0LrVs5JdGm7HpEA",
      CreateTime: 1718424600,
      MsgType: "event",
      Event: "update_waybill_status",
      shopid: "test_shop_id",
      shop_order_id: "TEA202406150042",
      shop_no: "shop-7",
      waybill_id: "343660893155",
      action_time: 1718424598,
      order_status: 301,
      action_msg: "",
      agent: { name: "李师傅", phone: "13800000000", reach_time: 1718426400 },
    },
    handler: [
      "handle: ({ shop_order_id, order_status, action_time }, { log }) => {",
      '  log.info("courier", { order: shop_order_id, status: order_status, at: action_time });',
      '  return ack.packet({ resultcode: 0, resultmsg: "ok" });',
      "},",
    ],
    sources: [STATUS],
    doubts: [
      {
        en: "The page calls ToUserName the courier's mini program; this push goes to the merchant's.",
        zh: "文档把 ToUserName 写作快递公司小程序，这个推送是发给商家的",
      },
      {
        en: "What another resultcode than 0 brings, and how often it is pushed again, is not said.",
        zh: "resultcode 不为 0 时微信怎样处理、会重推几次，文档没有说明",
      },
    ],
  },
  "event:update_business_bind_result": {
    about: {
      en: "A courier decided about the account that you want to bind.",
      zh: "物流助手：绑定商户的审核有了结果",
    },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oYb8KxT3nQzWc0LrVs5JdGm7HpEA",
      CreateTime: 1718352010,
      MsgType: "event",
      Event: "update_business_bind_result",
      errcode: 0,
      errmsg: "ok",
      delivery_id: "EMS",
      biz_id: "1234567",
    },
    handler: [
      "handle: ({ delivery_id, errcode }, { log }) =>",
      '  log.info(errcode === 0 ? "courier bound" : "courier refused", { courier: delivery_id, errcode }),',
    ],
    sources: [BIND],
    doubts: [
      {
        en: "The page has samples and no table of fields: what they mean is read from their names and from the courier's interface.",
        zh: "文档只有示例没有字段表：含义由字段名和运力方接口推断",
      },
    ],
  },
  "event:wxainsurance_claim_result": {
    about: { en: "A claim on return freight was settled, or failed.", zh: "无忧退货（运费险）理赔有了结果" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oYb8KxT3nQzWc0LrVs5JdGm7HpEA",
      CreateTime: 1718424600,
      MsgType: "event",
      Event: "wxainsurance_claim_result",
      OrderNo: "4200002371202406151830274956",
      Status: 5,
      FinishTime: 1718424590,
    },
    handler: [
      "handle: ({ OrderNo, Status, PayFailReason }, { log }) => {",
      '  if (Status === 6) log.warn("claim failed", { order: OrderNo, reason: PayFailReason });',
      '  else log.info("claim", { order: OrderNo, status: Status });',
      "},",
    ],
    sources: [CLAIM],
    doubts: [
      {
        en: "The table has the fields at the top, the XML sample inside upload_event: both are read.",
        zh: "字段表中的字段在顶层，XML 示例中在 upload_event 里：两种都能读",
      },
    ],
  },
} as const satisfies Record<keyof typeof merchantDelivery, PairDocs>;
