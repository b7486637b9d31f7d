// 散单寄件 and its track, for the courier, after the order. Each push wants a packet back.
import type { PairFacts } from "./facts";

export const expressAftercare = {
  "event:cancel_single_waybill": {
    kind: "packet",
    fields: {
      /** The order's Token. @zh 下单接口传的 Token */
      Token: "text",
      /** AppID of the merchant. @zh 商户在微信端的 appid */
      WXAppId: "text",
      /** The merchant's order; Token will do instead. @zh 商户订单 ID，可以使用 Token 而不用这个字段 */
      OrderID: "text",
      /** The waybill, if there is one. @zh 运单 ID，不一定有 */
      WayBillID: "text",
      /** 1 changed my mind, 2 wrong order, 3 ordered twice, 4 too dear, 5 nobody called, 6 too slow, 7 rude, 8 another. @zh 取消原因：1 不想寄了，2 下错单，3 重复下单，4 运费太贵，5 无人联系，6 取件太慢，7 态度差，8 其他原因 */
      CancelID: "number",
      /** Why, in words. @zh 取消原因说明 */
      CancelReason: "text",
    },
    answer: {
      /** 0 for success. @zh 处理结果错误码 */
      ResultCode: "number!",
      /** The result in words. @zh 处理结果的详细信息 */
      ResultMsg: "text",
    },
  },
  "event:notify_single_waybill_pay": {
    kind: "packet",
    // A waybill is paid for once: a redelivery with another CreateTime is the same payment.
    orderField: "PayOrderId",
    fields: {
      /** The order's Token. @zh 下单接口传的 Token */
      Token: "text",
      /** AppID of the merchant. @zh 商户在微信端的 appid */
      WXAppId: "text",
      /** The merchant's order; Token will do instead. @zh 商户订单 ID，可以使用 Token 而不用这个字段 */
      OrderID: "text",
      /** The waybill. @zh 运单 ID */
      WayBillID: "text",
      /** Paid, in fen. @zh 支付金额，单位分 */
      Fee: "number",
      /** The same before reductions, in fen. @zh 原价，单位分 */
      OriginalFee: "number",
      /** Number of the payment. @zh 支付订单号 */
      PayOrderId: "text",
      /** When it was paid, in seconds since 1970. @zh 支付成功时间，10 位时间戳 */
      PayFinishTime: "number",
    },
    answer: {
      /** 0 for success. @zh 处理结果错误码 */
      ResultCode: "number!",
      /** The result in words. @zh 处理结果的详细信息 */
      ResultMsg: "text",
    },
  },
  "event:remind_waybill": {
    kind: "packet",
    fields: {
      /** The order's Token. @zh 下单接口传的 Token */
      Token: "text",
      /** AppID of the merchant. @zh 商户在微信端的 appid */
      WXAppId: "text",
      /** The merchant's order; Token will do instead. @zh 商户订单 ID，可以使用 Token 而不用这个字段 */
      OrderID: "text",
      /** The waybill; known from an SDK only. @zh 运单 ID，只见于 SDK */
      WayBillID: "text",
    },
    answer: {
      /** 0 for success. @zh 处理结果错误码 */
      ResultCode: "number!",
      /** The result in words. @zh 处理结果的详细信息 */
      ResultMsg: "text",
      /** The waybill, if there is one already. @zh 运单 ID，如果不能立即返回，可以在打印面单时回调通知微信 */
      WayBillID: "text",
      /** When it is likely to be sent: yyyy-mm-dd. @zh 预计寄送时间，格式 yyyy-mm-dd */
      EstimatedDeliveryTime: "text",
    },
  },
  "event:waybill_evaluate_agent": {
    kind: "packet",
    fields: {
      /** The order's Token. @zh 下单接口传的 Token */
      Token: "text",
      /** AppID of the merchant. @zh 商户在微信端的 appid */
      WXAppId: "text",
      /** The merchant's order; Token will do instead. @zh 商户订单 ID，可以使用 Token 而不用这个字段 */
      OrderID: "text",
      /** The waybill. @zh 运单 ID */
      WayBillID: "text",
      /** 0 who picked it up, 1 who delivered it. @zh 0 取件员，1 派件员 */
      CourierType: "number",
      /** 1 to 5, 5 is best. @zh 1-5 分，最低 1 分，最高 5 分 */
      Score: "number",
    },
    answer: {
      /** 0 for success. @zh 处理结果错误码 */
      ResultCode: "number!",
      /** The result in words. @zh 处理结果的详细信息 */
      ResultMsg: "text",
    },
  },
  "event:waybill_complaint": {
    kind: "packet",
    fields: {
      /** The order's Token. @zh 下单接口传的 Token */
      Token: "text",
      /** AppID of the merchant. @zh 商户在微信端的 appid */
      WXAppId: "text",
      /** The merchant's order; Token will do instead. @zh 商户订单 ID，可以使用 Token 而不用这个字段 */
      OrderID: "text",
      /** The waybill. @zh 运单 ID */
      WayBillID: "text",
      /** 1004 late, 1005 lost, 1006 broken or incomplete, 1007 rude, 1008 another. @zh 投诉类型：1004 快件延误，1005 快件丢失，1006 快件破损短少，1007 服务态度，1008 其他 */
      ComplainType: "number",
      /** The complaint. @zh 投诉内容 */
      Content: "text",
      /** Links to pictures, with | between them. @zh 投诉材料图片链接，多张用竖线分割 */
      Pic: "text",
      /** Whom to ask for. @zh 联系人姓名 */
      Name: "text",
      /** Telephone of that person. @zh 联系人电话 */
      Phone: "text",
    },
    answer: {
      /** 0 for success. @zh 处理结果错误码 */
      ResultCode: "number!",
      /** The result in words. @zh 处理结果的详细信息 */
      ResultMsg: "text",
    },
  },
  "event:waybill_notify_query": {
    kind: "packet",
    fields: {
      /** The waybill. @zh 运单号 */
      WaybillId: "text",
      /** The sender's mobile number. @zh 寄件人手机号 */
      SenderPhone: "text",
      /** The receiver's mobile number. @zh 收件人手机号 */
      ReceiverPhone: "text",
    },
    answer: {
      /** 0 for success; other numbers are the courier's own. @zh 处理结果错误码，成功为 0，异常由运力自定义 */
      ResultCode: "number!",
      /** The result in words. @zh 处理结果的详细信息，错误提示 */
      ResultMsg: "text!",
      /** The whole track. @zh 所有物流轨迹 */
      Path: [
        {
          /** When, in seconds since 1970. @zh 轨迹变化时间，秒级时间戳 */
          ActionTime: "number!",
          /** What, as in add_express_path. @zh 轨迹变化类型，同 add_express_path */
          ActionType: "number!",
          /** What, in words that people read; telephone numbers with their 11 digits. @zh 轨迹变化说明，展示在轨迹详情页；手机号码直接写 11 位 */
          ActionMsg: "text!",
          /** Who picks it up, once that is known. @zh 取件员姓名，分配取件员成功时返回 */
          PickupCourierName: "text",
          /** Telephone of that person. @zh 取件员电话 */
          PickupCourierPhone: "text",
          /** Who delivers it, once that is known. @zh 派件员姓名，分配派件员成功时返回 */
          DeliveryCourierName: "text",
          /** Telephone of that person. @zh 派件员电话 */
          DeliveryCourierPhone: "text",
        },
        "!",
      ],
      /** When the waybill was made, in seconds since 1970. @zh 运单创建时间，秒级时间戳 */
      WaybillCreateTime: "number!",
    },
  },
} as const satisfies Record<string, PairFacts>;
