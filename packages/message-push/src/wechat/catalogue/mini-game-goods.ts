// 小游戏 道具直购: a player paid for goods, in the game or in its shop.
import type { PairDocs, PairFacts } from "./facts";

export const miniGameGoods = {
  "event:minigame_game_pay_goods_deliver_notify": {
    kind: "payment",
    isAnsweredInClear: true,
    answerWithinMs: 3000,
    orderField: "MiniGame.Payload.OutTradeNo",
    customerField: "MiniGame.Payload.OpenId",
    fields: {
      /** What it is about. @zh 具体内容 */
      MiniGame: {
        /** A text of JSON, kept as it came because it is signed: OpenId (the player), OutTradeNo, Env (0 production, 1 sandbox), GoodsInfo { ProductId, Quantity, ZoneId, OrigPrice, ActualPrice, Attach, OrderSource: 1 in the game, 2 the shop, 3 a test of the shop }, prices in 分 (fen), and WeChatPayInfo { MchOrderNo, TransactionId }, absent where it was not paid through WeChat Pay. @zh JSON 文本，因参与签名而原样保留：OpenId 玩家，OutTradeNo 订单号，Env 环境（0 现网，1 沙箱），GoodsInfo { ProductId, Quantity, ZoneId, OrigPrice, ActualPrice, Attach, OrderSource：1 游戏内，2 商城，3 商城测试 }，价格单位：分，WeChatPayInfo { MchOrderNo, TransactionId }，非微信支付没有 */
        Payload: "text",
        /** Hexadecimal HMAC-SHA256 of the Event, `&` and the Payload; its key is the AppKey of the Payload's Env. @zh 签名：以 Payload 中 Env 对应的 AppKey 对“Event&Payload”做 HMAC-SHA256，十六进制 */
        PayEventSig: "text",
        /** `true` in a test from the console: answer it as done, and do nothing else. @zh 模拟推送为 true：按处理成功应答，不要执行其他逻辑 */
        IsMock: "text",
      },
    },
  },
  "event:minigame_h5_goods_deliver_notify": {
    kind: "payment",
    isAnsweredInClear: true,
    answerWithinMs: 3000,
    orderField: "MiniGame.Payload.OutTradeNo",
    customerField: "MiniGame.Payload.OpenId",
    fields: {
      /** What it is about. @zh 具体内容 */
      MiniGame: {
        /** A text of JSON, kept as it came because it is signed: OpenId (the player), OutTradeNo, Env (0 production, 1 sandbox), GoodsInfo { ProductId, Quantity, ZoneId, OrigPrice, ActualPrice, Attach, OrderSource: 1 in the game, 2 the shop, 3 a test of the shop }, prices in 分 (fen), and WeChatPayInfo { MchOrderNo, TransactionId }, absent where it was not paid through WeChat Pay. @zh JSON 文本，因参与签名而原样保留：OpenId 玩家，OutTradeNo 订单号，Env 环境（0 现网，1 沙箱），GoodsInfo { ProductId, Quantity, ZoneId, OrigPrice, ActualPrice, Attach, OrderSource：1 游戏内，2 商城，3 商城测试 }，价格单位：分，WeChatPayInfo { MchOrderNo, TransactionId }，非微信支付没有 */
        Payload: "text",
        /** Hexadecimal HMAC-SHA256 of the Event, `&` and the Payload; its key is the AppKey of the Payload's Env. @zh 签名：以 Payload 中 Env 对应的 AppKey 对“Event&Payload”做 HMAC-SHA256，十六进制 */
        PayEventSig: "text",
        /** `true` in a test from the console: answer it as done, and do nothing else. @zh 模拟推送为 true：按处理成功应答，不要执行其他逻辑 */
        IsMock: "text",
      },
    },
  },
  "event:minigame_deliver_h5_pay_products": {
    kind: "payment",
    isAnsweredInClear: true,
    answerWithinMs: 3000,
    orderField: "MiniGame.Payload.OutTradeNo",
    customerField: "MiniGame.Payload.OpenId",
    fields: {
      /** What it is about. @zh 具体内容 */
      MiniGame: {
        /** A text of JSON, kept as it came because it is signed: OpenId (the player), OutTradeNo, Env (0 production, 1 sandbox), GoodsInfo { ProductId, Quantity, ZoneId, OrigPrice, ActualPrice, Attach, OrderSource: 1 in the game, 2 the shop, 3 a test of the shop }, prices in 分 (fen), and WeChatPayInfo { MchOrderNo, TransactionId }, absent where it was not paid through WeChat Pay. @zh JSON 文本，因参与签名而原样保留：OpenId 玩家，OutTradeNo 订单号，Env 环境（0 现网，1 沙箱），GoodsInfo { ProductId, Quantity, ZoneId, OrigPrice, ActualPrice, Attach, OrderSource：1 游戏内，2 商城，3 商城测试 }，价格单位：分，WeChatPayInfo { MchOrderNo, TransactionId }，非微信支付没有 */
        Payload: "text",
        /** Hexadecimal HMAC-SHA256 of the Event, `&` and the Payload; its key is the AppKey of the Payload's Env. @zh 签名：以 Payload 中 Env 对应的 AppKey 对“Event&Payload”做 HMAC-SHA256，十六进制 */
        PayEventSig: "text",
        /** `true` in a test from the console: answer it as done, and do nothing else. @zh 模拟推送为 true：按处理成功应答，不要执行其他逻辑 */
        IsMock: "text",
      },
    },
  },
} as const satisfies Record<string, PairFacts>;

const GOODS = "https://developers.weixin.qq.com/minigame/dev/guide/open-ability/virtual-payment/goods.html";
const PUSH = "https://developers.weixin.qq.com/minigame/dev/guide/open-ability/virtual-payment/message-push.html";
const SIGNATURE = "https://developers.weixin.qq.com/minigame/dev/guide/open-ability/virtual-payment/event.html";

/** 15s/15s/30s/3m/10m/20m/30m/30m/30m/60m/3h/3h/3h/6h/6h. */
const PAUSES = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600] as const;
const TWO_NAMES = {
  en: "The tables call what the shop sold minigame_h5_goods_deliver_notify, the samples minigame_deliver_h5_pay_products: handle both alike.",
  zh: "商城道具的事件名，字段表中是 minigame_h5_goods_deliver_notify，示例中是 minigame_deliver_h5_pay_products：两个都要处理",
} as const;
const CREATE_TIME = {
  en: "Whether CreateTime stays the same on a redelivery is not said: such a push is known by everything else in it.",
  zh: "重推时 CreateTime 是否不变，文档没有说明：识别重复推送时不看它",
} as const;

export const miniGameGoodsDocs = {
  "event:minigame_game_pay_goods_deliver_notify": {
    about: { en: "A player paid for goods in the game: deliver.", zh: "小游戏道具直购（游戏内）支付成功，请发货" },
    modes: ["http"],
    account: "mini-program",
    redeliveryPausesSeconds: PAUSES,
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oW3kPz7LxQmNfTb2VyRc8JdHs5Ga",
      CreateTime: 1718418603,
      MsgType: "event",
      Event: "minigame_game_pay_goods_deliver_notify",
      MiniGame: {
        Payload:
          '{"OpenId":"ohl4L0Rnhq7vmmbT_DaNQa4ePaz0","OutTradeNo":"GAME202406150042","WeChatPayInfo":{"MchOrderNo":"1718418597203846150042","TransactionId":"4200002371202406151830274956"},"Env":0,"GoodsInfo":{"ProductId":"sword","Quantity":1,"ZoneId":"1","OrigPrice":600,"ActualPrice":600,"Attach":"from=shop","OrderSource":1}}',
        PayEventSig: "f749f67b751fa80f27ddc0b7c8d2821aeda162ea22b323cd64a2c8056c2736f0",
        IsMock: false,
      },
    },
    handler: [
      "handle: ({ MiniGame }, { log }) => {",
      '  if (MiniGame === undefined) return ack.notYet("no MiniGame in the push");',
      '  if (MiniGame.IsMock === "true") return ack.done();',
      '  // Verify first: PayEventSig is the hexadecimal HMAC-SHA256 of "Event&Payload", its key your AppKey.',
      "  const { OutTradeNo, GoodsInfo, Env } = JSON.parse(MiniGame.Payload);",
      '  log.info("goods paid", { order: OutTradeNo, goods: GoodsInfo?.ProductId, fen: GoodsInfo?.ActualPrice, env: Env });',
      "  // Deliver, once per OutTradeNo, and return ack.done(): until then WeChat pushes it again.",
      '  return ack.notYet("nobody wrote down how to deliver");',
      "},",
    ],
    sources: [GOODS, PUSH, SIGNATURE],
    doubts: [CREATE_TIME],
  },
  "event:minigame_h5_goods_deliver_notify": {
    about: {
      en: "A player paid for goods in the shop of the game: deliver.",
      zh: "小游戏道具直购（商城）支付成功，请发货",
    },
    modes: ["http"],
    account: "mini-program",
    redeliveryPausesSeconds: PAUSES,
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oW3kPz7LxQmNfTb2VyRc8JdHs5Ga",
      CreateTime: 1718418603,
      MsgType: "event",
      Event: "minigame_h5_goods_deliver_notify",
      MiniGame: {
        Payload:
          '{"OpenId":"ohl4L0Rnhq7vmmbT_DaNQa4ePaz0","OutTradeNo":"GAME202406150042","WeChatPayInfo":{"MchOrderNo":"1718418597203846150042","TransactionId":"4200002371202406151830274956"},"Env":0,"GoodsInfo":{"ProductId":"sword","Quantity":1,"ZoneId":"1","OrigPrice":600,"ActualPrice":600,"Attach":"from=shop","OrderSource":2}}',
        PayEventSig: "f749f67b751fa80f27ddc0b7c8d2821aeda162ea22b323cd64a2c8056c2736f0",
        IsMock: false,
      },
    },
    handler: [
      "handle: ({ MiniGame }, { log }) => {",
      '  if (MiniGame === undefined) return ack.notYet("no MiniGame in the push");',
      '  if (MiniGame.IsMock === "true") return ack.done();',
      '  // Verify first: PayEventSig is the hexadecimal HMAC-SHA256 of "Event&Payload", its key your AppKey.',
      "  const { OutTradeNo, GoodsInfo, Env } = JSON.parse(MiniGame.Payload);",
      '  log.info("goods paid", { order: OutTradeNo, goods: GoodsInfo?.ProductId, fen: GoodsInfo?.ActualPrice, env: Env });',
      "  // Deliver, once per OutTradeNo, and return ack.done(): until then WeChat pushes it again.",
      '  return ack.notYet("nobody wrote down how to deliver");',
      "},",
    ],
    sources: [GOODS, PUSH, SIGNATURE],
    doubts: [TWO_NAMES, CREATE_TIME],
  },
  "event:minigame_deliver_h5_pay_products": {
    about: {
      en: "A player paid for goods in the shop of the game: deliver. The samples' name for it.",
      zh: "小游戏道具直购（商城）支付成功，请发货（示例中的事件名）",
    },
    modes: ["http"],
    account: "mini-program",
    redeliveryPausesSeconds: PAUSES,
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oW3kPz7LxQmNfTb2VyRc8JdHs5Ga",
      CreateTime: 1718418603,
      MsgType: "event",
      Event: "minigame_deliver_h5_pay_products",
      MiniGame: {
        Payload:
          '{"OpenId":"ohl4L0Rnhq7vmmbT_DaNQa4ePaz0","OutTradeNo":"GAME202406150042","WeChatPayInfo":{"MchOrderNo":"1718418597203846150042","TransactionId":"4200002371202406151830274956"},"Env":0,"GoodsInfo":{"ProductId":"sword","Quantity":1,"ZoneId":"1","OrigPrice":600,"ActualPrice":600,"Attach":"from=shop","OrderSource":2}}',
        PayEventSig: "f749f67b751fa80f27ddc0b7c8d2821aeda162ea22b323cd64a2c8056c2736f0",
        IsMock: false,
      },
    },
    handler: [
      "handle: ({ MiniGame }, { log }) => {",
      '  if (MiniGame === undefined) return ack.notYet("no MiniGame in the push");',
      '  if (MiniGame.IsMock === "true") return ack.done();',
      '  // Verify first: PayEventSig is the hexadecimal HMAC-SHA256 of "Event&Payload", its key your AppKey.',
      "  const { OutTradeNo, GoodsInfo, Env } = JSON.parse(MiniGame.Payload);",
      '  log.info("goods paid", { order: OutTradeNo, goods: GoodsInfo?.ProductId, fen: GoodsInfo?.ActualPrice, env: Env });',
      "  // Deliver, once per OutTradeNo, and return ack.done(): until then WeChat pushes it again.",
      '  return ack.notYet("nobody wrote down how to deliver");',
      "},",
    ],
    sources: [GOODS, PUSH, SIGNATURE],
    doubts: [TWO_NAMES, CREATE_TIME],
  },
} as const satisfies Record<keyof typeof miniGameGoods, PairDocs>;
