// 小游戏礼包: a player took a gift in WeChat, and the game must hand it out.
import type { PairDocs, PairFacts } from "./facts";

export const miniGameGift = {
  "event:minigame_deliver_goods": {
    kind: "payment",
    isAnsweredInClear: true,
    orderField: ["MiniGame.OrderId", "MiniGame.Payload.OutTradeNo"],
    customerField: ["MiniGame.ToUserOpenid", "MiniGame.Payload.OpenId"],
    fields: {
      /** What to hand out. @zh 发货参数 */
      MiniGame: {
        /** The order, one for each gift. @zh 订单唯一 ID，可用于去重 */
        OrderId: "text",
        /** 1 in a preview, 0 otherwise. @zh 是否预览调试 */
        IsPreview: "number",
        /** The player. @zh 接收道具的玩家 openid */
        ToUserOpenid: "text",
        /** 1001 iOS, 2001 Android and PC. @zh 分区：1001 iOS，2001 Android、PC */
        Zone: "number",
        /** What the gift is for, for example 1 daily login, 18 sent by a friend. @zh 礼包类型，如 1 每日登录，18 给朋友送道具 */
        GiftTypeId: "number",
        /** The gift, as the console names it. @zh 礼包 ID，在 MP 配置后可提前获取 */
        GiftId: "text",
        /** When the player took it, in seconds since 1970. @zh 玩家接收道具的时间，秒级时间戳 */
        SendTime: "number",
        /** The goods. @zh 发货列表 */
        GoodsList: [
          {
            /** The goods, as the console names them. @zh 游戏道具 ID */
            Id: "text",
            /** How many. @zh 数量 */
            Num: "number",
          },
        ],
        /** A text of JSON, in a form that SDKs know beside the gifts; kept as it came because it is signed. @zh JSON 文本，见于 SDK 的另一种形式，因参与签名而原样保留 */
        Payload: "text",
        /** Signature of the Payload. @zh Payload 的签名 */
        PayEventSig: "text",
        /** `true` in a test from the console. @zh 模拟推送为 true */
        IsMock: "text",
      },
    },
  },
} as const satisfies Record<string, PairFacts>;

const GIFT = "https://developers.weixin.qq.com/minigame/dev/guide/open-ability/game-gift.html";
const SKIT = "https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat";

/** After 2, 4, 8 … 1024 minutes. */
const PAUSES = [120, 240, 480, 960, 1920, 3840, 7680, 15_360, 30_720, 61_440] as const;

export const miniGameGiftDocs = {
  "event:minigame_deliver_goods": {
    about: { en: "A player took a gift: hand it out.", zh: "玩家领取了小游戏礼包，请发货" },
    modes: ["http"],
    account: "mini-program",
    redeliveryPausesSeconds: PAUSES,
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oW3kPz7LxQmNfTb2VyRc8JdHs5Ga",
      CreateTime: 1718418603,
      MsgType: "event",
      Event: "minigame_deliver_goods",
      MiniGame: {
        OrderId: "r_202406150042",
        IsPreview: 0,
        ToUserOpenid: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
        Zone: 2001,
        GiftTypeId: 1,
        GiftId: "CBgAAoXb6hx2kb4vrq9mMP2t",
        SendTime: 1718418600,
        GoodsList: [{ Id: "sword", Num: 1 }],
      },
    },
    handler: [
      "handle: ({ MiniGame }, { log }) => {",
      '  if (MiniGame === undefined) return ack.notYet("no MiniGame in the push");',
      "  const { OrderId, GiftId, GoodsList, IsPreview } = MiniGame;",
      '  log.info("gift", { order: OrderId, gift: GiftId, goods: GoodsList.length, preview: IsPreview });',
      "  // Hand it out, once per OrderId, and return ack.done(): until then WeChat pushes it again, and may stop the gift.",
      '  return ack.notYet("nobody wrote down how to hand it out");',
      "},",
    ],
    sources: [GIFT, SKIT],
    doubts: [
      {
        en: "The page's packets have no ToUserName and no FromUserName: both are empty then.",
        zh: "页面的报文没有 ToUserName 和 FromUserName：此时两者为空字符串",
      },
      {
        en: "The answer may carry a SubErrCode (172935494: no such player), which ack.notYet cannot say.",
        zh: "应答可以带 SubErrCode（172935494：未注册用户），ack.notYet 不能表达",
      },
      {
        en: "Payload, PayEventSig and IsMock are known from SDKs only: the page has none of them.",
        zh: "Payload、PayEventSig、IsMock 只见于 SDK，页面没有",
      },
      {
        en: "The schedule of redeliveries is quoted by those who use it; whether each counts from the last one is inferred.",
        zh: "重推的时间表取自使用者的引述；间隔从上一次算起是推断",
      },
    ],
  },
} as const satisfies Record<keyof typeof miniGameGift, PairDocs>;
