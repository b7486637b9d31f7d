// 小游戏 支付类事件: coins were credited, or money was paid back. WeChat does the crediting; you may want to know.
import type { PairDocs, PairFacts } from "./facts";

export const miniGamePayment = {
  "event:minigame_coin_deliver_completed": {
    kind: "payment",
    isAnsweredInClear: true,
    answerWithinMs: 3000,
    orderField: "MiniGame.Payload.OutTradeNo",
    customerField: "MiniGame.Payload.OpenId",
    fields: {
      /** What it is about. @zh 具体内容 */
      MiniGame: {
        /** A text of JSON, kept as it came because it is signed: OpenId (the player), OutTradeNo, Env (0 production, 1 sandbox), CoinInfo { ZoneId, ActualPrice, BuyQuantity, OrigPrice }, prices in 分 (fen), and WeChatPayInfo { MchOrderNo, TransactionId }, absent where it was not paid through WeChat Pay. @zh JSON 文本，因参与签名而原样保留：OpenId 玩家，OutTradeNo 业务订单号，Env 环境（0 现网，1 沙箱），CoinInfo { ZoneId, ActualPrice, BuyQuantity, OrigPrice }，价格单位：分，WeChatPayInfo { MchOrderNo, TransactionId }，非微信支付没有 */
        Payload: "text",
        /** Hexadecimal HMAC-SHA256 of the Event, `&` and the Payload; its key is the AppKey of the Payload's Env. @zh 签名：以 Payload 中 Env 对应的 AppKey 对“Event&Payload”做 HMAC-SHA256，十六进制 */
        PayEventSig: "text",
        /** `true` in a test from the console: answer it as done, and do nothing else. @zh 模拟推送为 true：按处理成功应答，不要执行其他逻辑 */
        IsMock: "text",
      },
    },
  },
  "event:minigame_recharge_center_coin_deliver_completed": {
    kind: "payment",
    isAnsweredInClear: true,
    answerWithinMs: 3000,
    orderField: "MiniGame.Payload.OutTradeNo",
    customerField: "MiniGame.Payload.OpenId",
    fields: {
      /** What it is about. @zh 具体内容 */
      MiniGame: {
        /** A text of JSON, kept as it came because it is signed: OpenId (the player), OutTradeNo, Env (0 production, 1 sandbox), CoinInfo { ActualPrice, BuyQuantity, OrigPrice }, prices in 分 (fen), and WeChatPayInfo { MchOrderNo, TransactionId }, absent where it was not paid through WeChat Pay. @zh JSON 文本，因参与签名而原样保留：OpenId 玩家，OutTradeNo 业务订单号，Env 环境（0 现网，1 沙箱），CoinInfo { ActualPrice, BuyQuantity, OrigPrice }，价格单位：分，WeChatPayInfo { MchOrderNo, TransactionId }，非微信支付没有 */
        Payload: "text",
        /** Hexadecimal HMAC-SHA256 of the Event, `&` and the Payload; its key is the AppKey of the Payload's Env. @zh 签名：以 Payload 中 Env 对应的 AppKey 对“Event&Payload”做 HMAC-SHA256，十六进制 */
        PayEventSig: "text",
        /** `true` in a test from the console: answer it as done, and do nothing else. @zh 模拟推送为 true：按处理成功应答，不要执行其他逻辑 */
        IsMock: "text",
      },
    },
  },
  "event:minigame_pay_refund_succ_notify": {
    kind: "payment",
    isAnsweredInClear: true,
    answerWithinMs: 3000,
    orderField: "MiniGame.Payload.RefundId",
    fields: {
      /** What it is about. @zh 具体内容 */
      MiniGame: {
        /** A text of JSON, kept as it came because it is signed: RefundId, RefundAmount in 分 (fen), RefundSource (1 WeChat, 2 the console, 3 the interface), OutTradeNo, Env (0 production, 1 sandbox), and WeChatPayInfo { MchOrderNo, TransactionId } of the order, absent where it was not paid through WeChat Pay. @zh JSON 文本，因参与签名而原样保留：RefundId 退款单号，RefundAmount 退款金额（分），RefundSource 来源（1 平台，2 MP，3 API），OutTradeNo 业务订单号，Env 环境（0 现网，1 沙箱），原订单的 WeChatPayInfo { MchOrderNo, TransactionId }，非微信支付没有 */
        Payload: "text",
        /** Hexadecimal HMAC-SHA256 of the Event, `&` and the Payload; its key is the AppKey of the Payload's Env. @zh 签名：以 Payload 中 Env 对应的 AppKey 对“Event&Payload”做 HMAC-SHA256，十六进制 */
        PayEventSig: "text",
        /** `true` in a test from the console: answer it as done, and do nothing else. @zh 模拟推送为 true：按处理成功应答，不要执行其他逻辑 */
        IsMock: "text",
      },
    },
  },
} as const satisfies Record<string, PairFacts>;

const EVENTS = "https://developers.weixin.qq.com/minigame/dev/guide/open-ability/virtual-payment/event.html";
const PUSH = "https://developers.weixin.qq.com/minigame/dev/guide/open-ability/virtual-payment/message-push.html";

/** 15s/15s/30s/3m/10m/20m/30m/30m/30m/60m/3h/3h/3h. */
const PAUSES = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800] as const;
const CREATE_TIME = {
  en: "Whether CreateTime stays the same on a redelivery is not said: such a push is known by everything else in it.",
  zh: "重推时 CreateTime 是否不变，文档没有说明：识别重复推送时不看它",
} as const;
const NO_NAMES = {
  en: "The page's packets have no ToUserName and no FromUserName: both are empty then.",
  zh: "页面的报文没有 ToUserName 和 FromUserName：此时两者为空字符串",
} as const;
const PRICE = {
  en: "The table has ActualPrice, the samples TotalPrice.",
  zh: "字段表中是 ActualPrice，示例中是 TotalPrice",
} as const;

export const miniGamePaymentDocs = {
  "event:minigame_coin_deliver_completed": {
    about: { en: "Coins that a player bought were credited.", zh: "小游戏游戏币发货完成" },
    modes: ["http"],
    account: "mini-program",
    redeliveryPausesSeconds: PAUSES,
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oW3kPz7LxQmNfTb2VyRc8JdHs5Ga",
      CreateTime: 1718418603,
      MsgType: "event",
      Event: "minigame_coin_deliver_completed",
      MiniGame: {
        Payload:
          '{"OpenId":"ohl4L0Rnhq7vmmbT_DaNQa4ePaz0","OutTradeNo":"COIN202406150043","WeChatPayInfo":{"MchOrderNo":"1718418737519204150043","TransactionId":"4200002371202406151830391728"},"Env":0,"CoinInfo":{"ZoneId":"1","ActualPrice":600,"BuyQuantity":60,"OrigPrice":600}}',
        PayEventSig: "f749f67b751fa80f27ddc0b7c8d2821aeda162ea22b323cd64a2c8056c2736f0",
        IsMock: false,
      },
    },
    handler: [
      "handle: ({ MiniGame }, { log }) => {",
      '  if (MiniGame === undefined) return ack.notYet("no MiniGame in the push");',
      '  if (MiniGame.IsMock === "true") return ack.done();',
      '  // Verify first: PayEventSig is the hexadecimal HMAC-SHA256 of "Event&Payload", its key your AppKey.',
      "  const { OutTradeNo, CoinInfo, Env } = JSON.parse(MiniGame.Payload);",
      '  log.info("coins bought", { order: OutTradeNo, coins: CoinInfo?.BuyQuantity, fen: CoinInfo?.ActualPrice, env: Env });',
      "  // Look the balance up with pay_v2.getBalance, once per OutTradeNo, and return ack.done(): until then WeChat pushes it again.",
      '  return ack.notYet("nobody wrote down how to book it");',
      "},",
    ],
    sources: [EVENTS, PUSH],
    doubts: [NO_NAMES, PRICE, CREATE_TIME],
  },
  "event:minigame_recharge_center_coin_deliver_completed": {
    about: { en: "Coins that a player bought in the recharge centre were credited.", zh: "小游戏充值中心发货完成" },
    modes: ["http"],
    account: "mini-program",
    redeliveryPausesSeconds: PAUSES,
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oW3kPz7LxQmNfTb2VyRc8JdHs5Ga",
      CreateTime: 1718418603,
      MsgType: "event",
      Event: "minigame_recharge_center_coin_deliver_completed",
      MiniGame: {
        Payload:
          '{"OpenId":"ohl4L0Rnhq7vmmbT_DaNQa4ePaz0","OutTradeNo":"COIN202406150043","WeChatPayInfo":{"MchOrderNo":"1718418737519204150043","TransactionId":"4200002371202406151830391728"},"Env":0,"CoinInfo":{"ActualPrice":600,"BuyQuantity":60,"OrigPrice":600}}',
        PayEventSig: "f749f67b751fa80f27ddc0b7c8d2821aeda162ea22b323cd64a2c8056c2736f0",
        IsMock: false,
      },
    },
    handler: [
      "handle: ({ MiniGame }, { log }) => {",
      '  if (MiniGame === undefined) return ack.notYet("no MiniGame in the push");',
      '  if (MiniGame.IsMock === "true") return ack.done();',
      '  // Verify first: PayEventSig is the hexadecimal HMAC-SHA256 of "Event&Payload", its key your AppKey.',
      "  const { OutTradeNo, CoinInfo, Env } = JSON.parse(MiniGame.Payload);",
      '  log.info("coins bought", { order: OutTradeNo, coins: CoinInfo?.BuyQuantity, fen: CoinInfo?.ActualPrice, env: Env });',
      "  // Look the balance up with pay_v2.getBalance, once per OutTradeNo, and return ack.done(): until then WeChat pushes it again.",
      '  return ack.notYet("nobody wrote down how to book it");',
      "},",
    ],
    sources: [EVENTS, PUSH],
    doubts: [NO_NAMES, PRICE, CREATE_TIME],
  },
  "event:minigame_pay_refund_succ_notify": {
    about: { en: "A player was paid back, for coins or goods.", zh: "小游戏退款成功（游戏币或道具直购）" },
    modes: ["http"],
    account: "mini-program",
    redeliveryPausesSeconds: PAUSES,
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oW3kPz7LxQmNfTb2VyRc8JdHs5Ga",
      CreateTime: 1718418603,
      MsgType: "event",
      Event: "minigame_pay_refund_succ_notify",
      MiniGame: {
        Payload:
          '{"RefundId":"r202406160007","RefundAmount":600,"RefundSource":2,"Env":0,"OutTradeNo":"GAME202406150042","WeChatPayInfo":{"MchOrderNo":"1718418597203846150042","TransactionId":"4200002371202406151830274956"}}',
        PayEventSig: "f749f67b751fa80f27ddc0b7c8d2821aeda162ea22b323cd64a2c8056c2736f0",
        IsMock: false,
      },
    },
    handler: [
      "handle: ({ MiniGame }, { log }) => {",
      '  if (MiniGame === undefined) return ack.notYet("no MiniGame in the push");',
      '  if (MiniGame.IsMock === "true") return ack.done();',
      '  // Verify first: PayEventSig is the hexadecimal HMAC-SHA256 of "Event&Payload", its key your AppKey.',
      "  const { RefundId, OutTradeNo, RefundAmount } = JSON.parse(MiniGame.Payload);",
      '  log.info("refunded", { refund: RefundId, order: OutTradeNo, fen: RefundAmount });',
      "  // Take the goods back, once per RefundId, and return ack.done(): until then WeChat pushes it again.",
      '  return ack.notYet("nobody wrote down how to take it back");',
      "},",
    ],
    sources: [EVENTS, PUSH],
    doubts: [NO_NAMES, CREATE_TIME],
  },
} as const satisfies Record<keyof typeof miniGamePayment, PairDocs>;
