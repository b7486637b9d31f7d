// Docs of the parcels that people send.

import type { expressSingle } from "./express-single";
import type { PairDocs, Words } from "./facts";

/** What the pages leave open about every answer of this kind. */
const ANSWER: Words = {
  en: "The pages do not say whether the answer is to be sealed in secure mode, what a failing result code leads to, how long WeChat waits, or how often it pushes again. Here it is written as the push was, JSON or XML, and sealed where that was; the simulator waits 5 s, takes any code for an answer, and delivers three times.",
  zh: "文档没有说明安全模式下应答是否加密、结果码表示失败时微信如何处理、等待多久、重推几次。这里按推送的格式（JSON 或 XML）书写应答，推送加密时应答也加密；模拟器等待 5 秒，任何结果码都算应答，最多投递三次",
};

/** For pages whose end could not be read. */
const UNREAD_END: Words = {
  en: "The end of the page could not be read: fields of the answer that stand there are taken from an SDK.",
  zh: "官方页面的末尾未能读到，那里的应答字段取自 SDK",
};

export const expressSingleDocs = {
  "event:query_single_waybill_fee": {
    about: { en: "A person asks what a parcel would cost.", zh: "用户选择收发货地址时查询标准运费" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_d5b5cbb5cf3a",
      FromUserName: "oTEfM5f0cY_5kE5Wm1gHhYk7yTCQ",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "query_single_waybill_fee",
      Sender: {
        Name: "张三",
        Tel: "",
        Mobile: "18600000001",
        Province: "浙江省",
        City: "杭州市",
        Area: "余杭区",
        Street: "文一西路",
        Address: "1 号",
        Id: "",
      },
      Receiver: {
        Name: "王小蒙",
        Tel: "",
        Mobile: "18600000002",
        Province: "浙江省",
        City: "杭州市",
        Area: "余杭区",
        Street: "文一西路",
        Address: "2 号",
        Id: "",
      },
      GoodDetail: {
        Weight: 1.2,
        Special: 1,
      },
      Scene: 1,
    },
    handler: [
      "handle: ({ GoodDetail }) => {",
      "  // Sample values: look yours up.",
      "  const kilograms = Math.max(1, Math.ceil(GoodDetail?.Weight ?? 1));",
      '  return ack.packet({ ResultCode: 0, ResultMsg: "success", Fee: 10 + 2 * (kilograms - 1) });',
      "},",
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/provider/check_standard_shipping.html",
      "https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat",
    ],
    doubts: [
      ANSWER,
      UNREAD_END,
      {
        en: "Fee is in yuan by an SDK; the other events of its family count in fen.",
        zh: "Fee 在 SDK 中单位是元，散单的其他事件用分",
      },
    ],
  },
  "event:waybill_query_expect_time_range": {
    about: { en: "A person asks when a courier can come.", zh: "查询所在城市的预约时间段" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_d5b5cbb5cf3a",
      FromUserName: "oTEfM5f0cY_5kE5Wm1gHhYk7yTCQ",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "waybill_query_expect_time_range",
      WXAppId: "wx3d289323f5900f8e",
      Province: "浙江省",
      City: "杭州市",
      Area: "余杭区",
      Street: "文一西路",
      Address: "1 号",
      Id: "",
    },
    handler: [
      "handle: () => {",
      "  // Sample values: look yours up.",
      "  const ValidTimeRange = [{ StartTime: 9, EndTime: 11, DayDelta: 1 }];",
      '  return ack.packet({ ResultCode: 0, ResultMsg: "success", ValidTimeRange });',
      "},",
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/provider/check_reservation.html",
      "https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat",
    ],
    doubts: [
      ANSWER,
      {
        en: "The page requires ExpectTimeRange and says that it is not used any more; an SDK leaves it out. Here it may be left out.",
        zh: "文档把 ExpectTimeRange 标为必填又写明已废弃，SDK 中没有；这里可以不给",
      },
      {
        en: "The answer may have an object Asap (pick-up within two hours), whose fields could not be read: it is not among the fields. Write the pair down as your own to give it.",
        zh: "应答还可以有对象 Asap（两小时内上门），其字段未能读到，因此没有列出；需要时可作为自己的消息对写下",
      },
    ],
  },
  "event:add_single_waybill": {
    about: { en: "A person orders a pick-up.", zh: "运力下单：用户寄快递" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_d5b5cbb5cf3a",
      FromUserName: "oTEfM5f0cY_5kE5Wm1gHhYk7yTCQ",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "add_single_waybill",
      Token: "1234ABC234523451",
      WXAppId: "wx3d289323f5900f8e",
      OrderID: "TEA202406150042",
      Sender: {
        Name: "张三",
        Tel: "",
        Mobile: "18600000001",
        Province: "浙江省",
        City: "杭州市",
        Area: "余杭区",
        Street: "文一西路",
        Address: "1 号",
        Id: "",
      },
      Receiver: {
        Name: "王小蒙",
        Tel: "",
        Mobile: "18600000002",
        Province: "浙江省",
        City: "杭州市",
        Area: "余杭区",
        Street: "文一西路",
        Address: "2 号",
        Id: "",
      },
      GoodDetail: {
        Weight: 1.2,
        Special: 1,
      },
      Insured: {
        UseInsured: 0,
        InsuredValue: 0,
      },
      ExpectStartTime: 1718611200,
      ExpectEndTime: 1718618400,
      Settingment: 0,
      Remark: "",
      PickUpStartTime: 1718611200,
      PickUpEndTime: 1718618400,
      Scene: 1,
    },
    handler: [
      "handle: ({ Token }, { log }) => {",
      "  // Record the order under its Token first: the push may come twice.",
      '  log.warn("not connected yet", { hasToken: Token !== "" });',
      '  return ack.packet({ ResultCode: -1, ResultMsg: "not connected yet" });',
      "},",
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/provider/shipping_capacity_order.html",
      "https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat",
    ],
    doubts: [ANSWER, UNREAD_END],
  },
  "event:query_single_waybill": {
    about: { en: "A person asks where a parcel is, and what it costs.", zh: "查询运单：用户查看散单" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_d5b5cbb5cf3a",
      FromUserName: "oTEfM5f0cY_5kE5Wm1gHhYk7yTCQ",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "query_single_waybill",
      Token: "1234ABC234523451",
      WXAppId: "wx3d289323f5900f8e",
      WaybillId: "SF1380274619504",
      OrderID: "TEA202406150042",
    },
    handler: [
      "handle: ({ WaybillId }) => {",
      "  // Sample values: look yours up.",
      '  const track = [{ action_time: 1718596800, action_type: 100001, action_msg: "快递员已揽件" }];',
      "  return ack.packet({",
      "    ResultCode: 0,",
      "    WayBillID: WaybillId,",
      "    PathInfo: { path_info: track },",
      "    OnlinePay: 1,",
      "    PayResult: 0,",
      "  });",
      "},",
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/provider/query_waybill.html",
      "https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat",
    ],
    doubts: [
      ANSWER,
      UNREAD_END,
      {
        en: "The waybill is WaybillId in the push by the page, WayBillID by an SDK; in the answer WayBillID.",
        zh: "推送中的运单号在文档里是 WaybillId，SDK 是 WayBillID；应答中是 WayBillID",
      },
      {
        en: "PathInfo's fields are an SDK's, in small letters, unlike all the others.",
        zh: "PathInfo 的字段取自 SDK，为小写，与其他字段不同",
      },
    ],
  },
} as const satisfies Record<keyof typeof expressSingle, PairDocs>;
