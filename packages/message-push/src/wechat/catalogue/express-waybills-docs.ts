// Docs of the waybills that merchants print.

import type { expressWaybills } from "./express-waybills";
import type { PairDocs, Words } from "./facts";

/** What the pages leave open about every answer of this kind. */
const ANSWER: Words = {
  en: "The pages do not say whether the answer is to be sealed in secure mode, what a failing result code leads to, how long WeChat waits, or how often it pushes again. Here it is written as the push was, JSON or XML, and sealed where that was; the simulator waits 5 s, takes any code for an answer, and delivers three times.",
  zh: "文档没有说明安全模式下应答是否加密、结果码表示失败时微信如何处理、等待多久、重推几次。这里按推送的格式（JSON 或 XML）书写应答，推送加密时应答也加密；模拟器等待 5 秒，任何结果码都算应答，最多投递三次",
};

export const expressWaybillsDocs = {
  "event:check_biz": {
    about: {
      en: "A merchant wants to use your waybills; check its account.",
      zh: "审核商户：商户的客户编码或月结账户是否有效",
    },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_d5b5cbb5cf3a",
      FromUserName: "oTEfM5f0cY_5kE5Wm1gHhYk7yTCQ",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "check_biz",
      BizID: "57120001",
      BizPwd: "not-a-password",
      ShopAppID: "wx3d289323f5900f8e",
      ShopName: "一碗好茶",
      ShopTelphone: "18600000000",
      ShopContact: "村正",
      ServiceName: "标准快递",
      SenderAddress: "新港中路 397 号",
      SenderProvince: "广东省",
      SenderCity: "广州市",
      SenderArea: "海珠区",
    },
    handler: [
      "handle: ({ BizID }) => {",
      "  // Check BizID and BizPwd against your accounts first; 0 lets the merchant in.",
      '  return ack.packet({ BizID, ResultCode: -1, ResultMsg: "not connected yet", Quota: 0 });',
      "},",
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/provider/Review_merchant_events.html",
    ],
    doubts: [
      ANSWER,
      {
        en: "The table requires Quota in the answer; the page's samples of it lack the field.",
        zh: "应答表中 Quota 为必填，示例中却没有",
      },
    ],
  },
  "event:get_quota": {
    about: { en: "WeChat asks how many waybills a merchant may still make.", zh: "查询商户余额" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_d5b5cbb5cf3a",
      FromUserName: "oTEfM5f0cY_5kE5Wm1gHhYk7yTCQ",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "get_quota",
      BizID: "57120001",
      BizPwd: "not-a-password",
      ShopAppID: "wx3d289323f5900f8e",
    },
    handler: [
      "handle: ({ BizID }) => {",
      "  // Sample values: look yours up.",
      '  return ack.packet({ BizID, ResultCode: 0, ResultMsg: "success", Quota: 0 });',
      "},",
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/express/by-provider/logistics.onGetQuota.html",
    ],
    doubts: [ANSWER],
  },
  "event:add_waybill": {
    about: { en: "A merchant orders a waybill.", zh: "请求下单：商户要生成运单" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_d5b5cbb5cf3a",
      FromUserName: "oTEfM5f0cY_5kE5Wm1gHhYk7yTCQ",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "add_waybill",
      Token: "1234ABC234523451",
      OrderID: "TEA202406150042",
      BizID: "57120001",
      BizPwd: "not-a-password",
      ShopAppID: "wx3d289323f5900f8e",
      WayBillID: "0",
      Remark: "易碎物品",
      Sender: {
        Name: "张三",
        Tel: "",
        Mobile: "18600000001",
        Company: "",
        PostCode: "",
        Country: "中国",
        Province: "浙江省",
        City: "杭州市",
        Area: "余杭区",
        Address: "文一西路 1 号",
      },
      Receiver: {
        Name: "王小蒙",
        Tel: "",
        Mobile: "18600000002",
        Company: "",
        PostCode: "",
        Country: "中国",
        Province: "浙江省",
        City: "杭州市",
        Area: "余杭区",
        Address: "天目山路 2 号",
      },
      Cargo: {
        Weight: 1.2,
        Space_X: 20.5,
        Space_Y: 15,
        Space_Z: 10,
        Count: 2,
        DetailList: [
          {
            Name: "龙井茶",
            Count: 1,
          },
          {
            Name: "紫砂壶",
            Count: 1,
          },
        ],
      },
      Insured: {
        UseInsured: 1,
        InsuredValue: 10000,
      },
      Service: {
        ServiceType: 0,
        ServiceName: "标准快递",
      },
    },
    handler: [
      "handle: ({ Token, OrderID, BizID, WayBillID }) => {",
      "  // The push may come twice: look the order up first, so that BizID and OrderID get one waybill.",
      '  const ResultMsg = "not connected yet";',
      '  return ack.packet({ Token, OrderID, BizID, WayBillID, ResultCode: -1, ResultMsg, WaybillData: "" });',
      "},",
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/provider/Request_an_order_event.html",
    ],
    doubts: [
      ANSWER,
      {
        en: "The tables call Sender, Receiver, Cargo, Insured and Service lists of objects; the samples show objects. DetailList is in the samples only.",
        zh: "表中 Sender、Receiver、Cargo、Insured、Service 写作对象数组，示例是对象；DetailList 只见于示例",
      },
      {
        en: "What WayBillID and WaybillData hold where no waybill was made is not said: both are required.",
        zh: "没有生成运单时 WayBillID 和 WaybillData 填什么没有说明，两者都是必填",
      },
      {
        en: "The page says that the push may come twice where the network is unstable; whether CreateTime then stays the same is not said.",
        zh: "文档说网络不稳定时可能重复推送，CreateTime 是否不变没有说明",
      },
    ],
  },
  "event:cancel_waybill": {
    about: { en: "A merchant cancels a waybill.", zh: "取消订单：商户取消运单" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_d5b5cbb5cf3a",
      FromUserName: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "cancel_waybill",
      OrderID: "TEA202406150042",
      BizID: "57120001",
      BizPwd: "not-a-password",
      ShopAppID: "wx3d289323f5900f8e",
      WayBillID: "SF1380274619504",
    },
    handler: [
      "handle: ({ BizID, OrderID, WayBillID }) => {",
      "  // Cancel it first; 30002 says that it was picked up already.",
      '  return ack.packet({ BizID, OrderID, WayBillID, ResultCode: -1, ResultMsg: "not connected yet" });',
      "},",
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/provider/Cancel_order_event.html",
    ],
    doubts: [
      ANSWER,
      {
        en: "FromUserName is the openid of the user who ordered, by this page; by its siblings it is WeChat's own.",
        zh: "本页写 FromUserName 是下单用户的 OpenID，同类页面写作微信团队的 OpenID",
      },
    ],
  },
} as const satisfies Record<keyof typeof expressWaybills, PairDocs>;
