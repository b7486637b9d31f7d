// Docs of 即时配送 for the courier: the order itself.

import type { deliveryOrders } from "./delivery-orders";
import type { PairDocs, Words } from "./facts";

/** What the pages leave open about every answer of this kind. */
const ANSWER: Words = {
  en: "The pages do not say whether the answer is to be sealed in secure mode, what a failing result code leads to, how long WeChat waits, or how often it pushes again. Here it is written as the push was, JSON or XML, and sealed where that was; the simulator waits 5 s, takes any code for an answer, and delivers three times.",
  zh: "文档没有说明安全模式下应答是否加密、结果码表示失败时微信如何处理、等待多久、重推几次。这里按推送的格式（JSON 或 XML）书写应答，推送加密时应答也加密；模拟器等待 5 秒，任何结果码都算应答，最多投递三次",
};

/** For pages that could not be read as they are today. */
const OLD_PAGE: Words = {
  en: "Read in copies of the official page of 2020 and in two SDKs; how the page reads today is not known.",
  zh: "依据 2020 年官方文档的副本和两个 SDK；官方页面今天的内容未能读到",
};

export const deliveryOrdersDocs = {
  "event:transport_precreate_order": {
    about: {
      en: "A merchant asks whether you would take an order, and for how much.",
      zh: "预下单：验证能否接单并返回运费",
    },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_d5b5cbb5cf3a",
      FromUserName: "oTEfM5f0cY_5kE5Wm1gHhYk7yTCQ",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "transport_precreate_order",
      shopid: "test_shop_id",
      shop_no: "shop_no_1",
      shop_order_id: "TEA202406150042",
      delivery_sign: "c7e2d4f0a1b3958677889900aabbccddeeff0011",
      sender: {
        name: "一碗好茶",
        city: "杭州市",
        address: "文一西路",
        address_detail: "1 号楼",
        phone: "18600000001",
        lng: 120.015083,
        lat: 30.278491,
        coordinate_type: 0,
      },
      receiver: {
        name: "王小蒙",
        city: "杭州市",
        address: "天目山路",
        address_detail: "1 号楼",
        phone: "18600000002",
        lng: 120.130203,
        lat: 30.259324,
        coordinate_type: 0,
      },
      cargo: {
        goods_value: 58,
        goods_weight: 1,
        goods_detail: {
          goods: [
            {
              good_count: 2,
              good_name: "龙井奶茶",
              good_price: 29,
              good_unit: "杯",
            },
          ],
        },
        cargo_first_class: "美食宵夜",
        cargo_second_class: "饮品",
      },
      order_info: {
        delivery_service_code: "",
        order_type: 0,
        poi_seq: "42",
        note: "",
        order_time: 1718603400,
        is_insured: 0,
        tips: 0,
      },
    },
    handler: [
      "handle: () => {",
      "  // Sample values: look yours up.",
      "  const price = { fee: 8, deliverfee: 8, couponfee: 0, tips: 0, insurancefee: 0 };",
      '  return ack.packet({ resultcode: 0, resultmsg: "ok", ...price, distance: 3200, dispatch_duration: 300 });',
      "},",
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/immediate-delivery/by-provider/immediateDelivery.onOrderPreAdd.html",
      "https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat",
      "https://github.com/medivhzhan/weapp",
    ],
    doubts: [ANSWER, OLD_PAGE],
  },
  "event:transport_add_order": {
    about: { en: "A merchant orders a delivery.", zh: "真实发起下单" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_d5b5cbb5cf3a",
      FromUserName: "oTEfM5f0cY_5kE5Wm1gHhYk7yTCQ",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "transport_add_order",
      wx_token: "1234ABC234523451",
      delivery_token: "",
      shopid: "test_shop_id",
      shop_no: "shop_no_1",
      shop_order_id: "TEA202406150042",
      delivery_sign: "c7e2d4f0a1b3958677889900aabbccddeeff0011",
      sender: {
        name: "一碗好茶",
        city: "杭州市",
        address: "文一西路",
        address_detail: "1 号楼",
        phone: "18600000001",
        lng: 120.015083,
        lat: 30.278491,
        coordinate_type: 0,
      },
      receiver: {
        name: "王小蒙",
        city: "杭州市",
        address: "天目山路",
        address_detail: "1 号楼",
        phone: "18600000002",
        lng: 120.130203,
        lat: 30.259324,
        coordinate_type: 0,
      },
      cargo: {
        goods_value: 58,
        goods_weight: 1,
        goods_detail: {
          goods: [
            {
              good_count: 2,
              good_name: "龙井奶茶",
              good_price: 29,
              good_unit: "杯",
            },
          ],
        },
        cargo_first_class: "美食宵夜",
        cargo_second_class: "饮品",
      },
      order_info: {
        delivery_service_code: "",
        order_type: 0,
        poi_seq: "42",
        note: "",
        order_time: 1718603400,
        is_insured: 0,
        tips: 0,
      },
    },
    handler: [
      "handle: () => {",
      "  // Check delivery_sign and make the order under shop_order_id first: the push may come twice.",
      "  const price = { fee: 0, deliverfee: 0, couponfee: 0, tips: 0, insurancefee: 0 };",
      '  return ack.packet({ resultcode: -1, resultmsg: "not connected yet", ...price, order_status: 103 });',
      "},",
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/immediate-delivery/by-provider/immediateDelivery.onOrderAdd.html",
      "https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat",
      "https://github.com/medivhzhan/weapp",
    ],
    doubts: [
      ANSWER,
      OLD_PAGE,
      {
        en: "finish_code and pickup_code are numbers by an SDK: a leading zero has no place in them.",
        zh: "SDK 中 finish_code 和 pickup_code 是数字，因此不能有前导零",
      },
    ],
  },
  "event:transport_readd_order": {
    about: { en: "A merchant orders again what was cancelled or failed.", zh: "重新下单" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_d5b5cbb5cf3a",
      FromUserName: "oTEfM5f0cY_5kE5Wm1gHhYk7yTCQ",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "transport_readd_order",
      wx_token: "1234ABC234523451",
      delivery_token: "",
      shopid: "test_shop_id",
      shop_no: "shop_no_1",
      shop_order_id: "TEA202406150042",
      delivery_sign: "c7e2d4f0a1b3958677889900aabbccddeeff0011",
      sender: {
        name: "一碗好茶",
        city: "杭州市",
        address: "文一西路",
        address_detail: "1 号楼",
        phone: "18600000001",
        lng: 120.015083,
        lat: 30.278491,
        coordinate_type: 0,
      },
      receiver: {
        name: "王小蒙",
        city: "杭州市",
        address: "天目山路",
        address_detail: "1 号楼",
        phone: "18600000002",
        lng: 120.130203,
        lat: 30.259324,
        coordinate_type: 0,
      },
      cargo: {
        goods_value: 58,
        goods_weight: 1,
        goods_detail: {
          goods: [
            {
              good_count: 2,
              good_name: "龙井奶茶",
              good_price: 29,
              good_unit: "杯",
            },
          ],
        },
        cargo_first_class: "美食宵夜",
        cargo_second_class: "饮品",
      },
      order_info: {
        delivery_service_code: "",
        order_type: 0,
        poi_seq: "42",
        note: "",
        order_time: 1718603400,
        is_insured: 0,
        tips: 0,
      },
    },
    handler: [
      "handle: () => {",
      "  // Check delivery_sign and make the order under shop_order_id first: the push may come twice.",
      "  const price = { fee: 0, deliverfee: 0, couponfee: 0, tips: 0, insurancefee: 0 };",
      '  return ack.packet({ resultcode: -1, resultmsg: "not connected yet", ...price, order_status: 103 });',
      "},",
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/immediate-delivery/by-provider/immediateDelivery.onOrderReAdd.html",
      "https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat",
      "https://github.com/medivhzhan/weapp",
    ],
    doubts: [
      ANSWER,
      OLD_PAGE,
      {
        en: "finish_code and pickup_code are numbers by an SDK: a leading zero has no place in them.",
        zh: "SDK 中 finish_code 和 pickup_code 是数字，因此不能有前导零",
      },
    ],
  },
} as const satisfies Record<keyof typeof deliveryOrders, PairDocs>;
