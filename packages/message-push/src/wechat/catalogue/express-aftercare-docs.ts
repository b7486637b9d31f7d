// Docs of what follows an order of 散单寄件, and of WeChat asking for a track.

import type { expressAftercare } from "./express-aftercare";
import type { PairDocs, Words } from "./facts";

/** What the pages leave open about every answer of this kind. */
const ANSWER: Words = {
  en: "The pages do not say whether the answer is to be sealed in secure mode, what a failing result code leads to, how long WeChat waits, or how often it pushes again. Here it is written as the push was, JSON or XML, and sealed where that was; the simulator waits 5 s, takes any code for an answer, and delivers three times.",
  zh: "文档没有说明安全模式下应答是否加密、结果码表示失败时微信如何处理、等待多久、重推几次。这里按推送的格式（JSON 或 XML）书写应答，推送加密时应答也加密；模拟器等待 5 秒，任何结果码都算应答，最多投递三次",
};

export const expressAftercareDocs = {
  "event:cancel_single_waybill": {
    about: { en: "A person cancels a pick-up.", zh: "用户取消散单" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_d5b5cbb5cf3a",
      FromUserName: "oTEfM5f0cY_5kE5Wm1gHhYk7yTCQ",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "cancel_single_waybill",
      Token: "1234ABC234523451",
      WXAppId: "wx3d289323f5900f8e",
      OrderID: "TEA202406150042",
      WayBillID: "SF1380274619504",
      CancelID: 6,
      CancelReason: "取件太慢",
    },
    handler: [
      "handle: ({ CancelID }, { log }) => {",
      "  // Cancel the order of that Token first.",
      '  log.warn("not connected yet", { reason: CancelID ?? 0 });',
      '  return ack.packet({ ResultCode: -1, ResultMsg: "not connected yet" });',
      "},",
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/provider/cancel_order.html",
      "https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat",
    ],
    doubts: [ANSWER],
  },
  "event:notify_single_waybill_pay": {
    about: { en: "A person has paid for a parcel online.", zh: "散单在线支付完成" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_d5b5cbb5cf3a",
      FromUserName: "oTEfM5f0cY_5kE5Wm1gHhYk7yTCQ",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "notify_single_waybill_pay",
      Token: "1234ABC234523451",
      WXAppId: "wx3d289323f5900f8e",
      OrderID: "TEA202406150042",
      WayBillID: "SF1380274619504",
      Fee: 1200,
      OriginalFee: 1500,
      PayOrderId: "4200001234202406170000000001",
      PayFinishTime: 1718603400,
    },
    handler: [
      "handle: ({ PayOrderId, Fee }, { log }) => {",
      "  // Book it first. An answer is final, whatever its code; where booking failed, throw.",
      '  log.warn("not booked yet", { payment: PayOrderId, fen: Fee ?? 0 });',
      '  return ack.packet({ ResultCode: -1, ResultMsg: "not booked yet" });',
      "},",
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/provider/payment_completion_notification.html",
      "https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat",
    ],
    doubts: [
      ANSWER,
      {
        en: "The page wants query_single_waybill_pay as the answer's Event, which is probably an error in the page: here it is the push's own, as everywhere else.",
        zh: "文档写应答的 Event 固定为 query_single_waybill_pay，疑为笔误；这里与推送相同，同其他事件一致",
      },
    ],
  },
  "event:remind_waybill": {
    about: { en: "A person asks where the courier is.", zh: "用户催单" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_d5b5cbb5cf3a",
      FromUserName: "oTEfM5f0cY_5kE5Wm1gHhYk7yTCQ",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "remind_waybill",
      Token: "1234ABC234523451",
      WXAppId: "wx3d289323f5900f8e",
      OrderID: "TEA202406150042",
      WayBillID: "SF1380274619504",
    },
    handler: [
      "handle: ({ OrderID }, { log }) => {",
      '  log.info("reminded", { order: OrderID });',
      '  return ack.packet({ ResultCode: 0, ResultMsg: "success" });',
      "},",
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/provider/User_reminder.html",
      "https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat",
    ],
    doubts: [
      ANSWER,
      { en: "WayBillID of the push is an SDK's; the page lacks it.", zh: "推送中的 WayBillID 只见于 SDK，文档没有" },
    ],
  },
  "event:waybill_evaluate_agent": {
    about: { en: "A person rates the courier.", zh: "用户给快递员评价" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_d5b5cbb5cf3a",
      FromUserName: "oTEfM5f0cY_5kE5Wm1gHhYk7yTCQ",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "waybill_evaluate_agent",
      Token: "1234ABC234523451",
      WXAppId: "wx3d289323f5900f8e",
      OrderID: "TEA202406150042",
      WayBillID: "SF1380274619504",
      CourierType: 0,
      Score: 5,
    },
    handler: [
      "handle: ({ WayBillID, CourierType, Score }, { log }) => {",
      '  log.info("rated", { waybill: WayBillID, courier: CourierType ?? 0, score: Score ?? 0 });',
      '  return ack.packet({ ResultCode: 0, ResultMsg: "success" });',
      "},",
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/provider/rate_my_brother.html",
      "https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat",
    ],
    doubts: [ANSWER],
  },
  "event:waybill_complaint": {
    about: { en: "A person complains.", zh: "用户投诉" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_d5b5cbb5cf3a",
      FromUserName: "oTEfM5f0cY_5kE5Wm1gHhYk7yTCQ",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "waybill_complaint",
      Token: "1234ABC234523451",
      WXAppId: "wx3d289323f5900f8e",
      OrderID: "TEA202406150042",
      WayBillID: "SF1380274619504",
      ComplainType: 1004,
      Content: "三天没有更新",
      Pic: "https://example.com/1.jpg|https://example.com/2.jpg",
      Name: "张三",
      Phone: "18600000001",
    },
    handler: [
      "handle: ({ WayBillID, ComplainType, Pic }, { log }) => {",
      '  const pictures = Pic === "" ? 0 : Pic.split("|").length;',
      '  log.warn("complaint", { waybill: WayBillID, type: ComplainType ?? 0, pictures });',
      '  return ack.packet({ ResultCode: 0, ResultMsg: "success" });',
      "},",
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/provider/user_complaints.html",
      "https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat",
    ],
    doubts: [
      ANSWER,
      {
        en: "That several links have | between them is the page's word; its example shows one link only.",
        zh: "文档说多张图片用竖线分割，示例只有一个链接",
      },
    ],
  },
  "event:waybill_notify_query": {
    about: {
      en: "WeChat asks back whether a parcel moved, as you told it.",
      zh: "微信收到运力的消息推送请求后反查订单状态",
    },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_d5b5cbb5cf3a",
      FromUserName: "oTEfM5f0cY_5kE5Wm1gHhYk7yTCQ",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "waybill_notify_query",
      WaybillId: "SF1380274619504",
      SenderPhone: "18600000001",
      ReceiverPhone: "18600000002",
    },
    handler: [
      "handle: () => {",
      "  // Sample values: look yours up.",
      '  const Path = [{ ActionTime: 1718596800, ActionType: 100001, ActionMsg: "快递员已揽件" }];',
      '  return ack.packet({ ResultCode: 0, ResultMsg: "success", Path, WaybillCreateTime: 1718590000 });',
      "},",
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/provider/check_order_status.html",
    ],
    doubts: [
      ANSWER,
      {
        en: "The end of the page could not be read: a step of Path may have more fields than DeliveryCourierPhone.",
        zh: "官方页面的末尾未能读到，Path 的节点在 DeliveryCourierPhone 之后可能还有字段",
      },
    ],
  },
} as const satisfies Record<keyof typeof expressAftercare, PairDocs>;
