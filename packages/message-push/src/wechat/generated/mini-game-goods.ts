// Generated from ../catalogue/mini-game-goods.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:minigame_game_pay_goods_deliver_notify`: A player paid for goods in the game: deliver.
 * @zh 小游戏道具直购（游戏内）支付成功，请发货
 * @see https://developers.weixin.qq.com/minigame/dev/guide/open-ability/virtual-payment/goods.html
 * @see https://developers.weixin.qq.com/minigame/dev/guide/open-ability/virtual-payment/message-push.html
 * @see https://developers.weixin.qq.com/minigame/dev/guide/open-ability/virtual-payment/event.html
 */
export interface MinigameGamePayGoodsDeliverNotifyEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "minigame_game_pay_goods_deliver_notify";
  /** What it is about. @zh 具体内容 */
  readonly MiniGame?: {
    /** A text of JSON, kept as it came because it is signed: OpenId (the player), OutTradeNo, Env (0 production, 1 sandbox), GoodsInfo { ProductId, Quantity, ZoneId, OrigPrice, ActualPrice, Attach, OrderSource: 1 in the game, 2 the shop, 3 a test of the shop }, prices in 分 (fen), and WeChatPayInfo { MchOrderNo, TransactionId }, absent where it was not paid through WeChat Pay. @zh JSON 文本，因参与签名而原样保留：OpenId 玩家，OutTradeNo 订单号，Env 环境（0 现网，1 沙箱），GoodsInfo { ProductId, Quantity, ZoneId, OrigPrice, ActualPrice, Attach, OrderSource：1 游戏内，2 商城，3 商城测试 }，价格单位：分，WeChatPayInfo { MchOrderNo, TransactionId }，非微信支付没有 */
    readonly Payload: string;
    /** Hexadecimal HMAC-SHA256 of the Event, `&` and the Payload; its key is the AppKey of the Payload's Env. @zh 签名：以 Payload 中 Env 对应的 AppKey 对“Event&Payload”做 HMAC-SHA256，十六进制 */
    readonly PayEventSig: string;
    /** `true` in a test from the console: answer it as done, and do nothing else. @zh 模拟推送为 true：按处理成功应答，不要执行其他逻辑 */
    readonly IsMock: string;
  };
}

/**
 * Pair `event:minigame_h5_goods_deliver_notify`: A player paid for goods in the shop of the game: deliver.
 * @zh 小游戏道具直购（商城）支付成功，请发货
 * @see https://developers.weixin.qq.com/minigame/dev/guide/open-ability/virtual-payment/goods.html
 * @see https://developers.weixin.qq.com/minigame/dev/guide/open-ability/virtual-payment/message-push.html
 * @see https://developers.weixin.qq.com/minigame/dev/guide/open-ability/virtual-payment/event.html
 */
export interface MinigameH5GoodsDeliverNotifyEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "minigame_h5_goods_deliver_notify";
  /** What it is about. @zh 具体内容 */
  readonly MiniGame?: {
    /** A text of JSON, kept as it came because it is signed: OpenId (the player), OutTradeNo, Env (0 production, 1 sandbox), GoodsInfo { ProductId, Quantity, ZoneId, OrigPrice, ActualPrice, Attach, OrderSource: 1 in the game, 2 the shop, 3 a test of the shop }, prices in 分 (fen), and WeChatPayInfo { MchOrderNo, TransactionId }, absent where it was not paid through WeChat Pay. @zh JSON 文本，因参与签名而原样保留：OpenId 玩家，OutTradeNo 订单号，Env 环境（0 现网，1 沙箱），GoodsInfo { ProductId, Quantity, ZoneId, OrigPrice, ActualPrice, Attach, OrderSource：1 游戏内，2 商城，3 商城测试 }，价格单位：分，WeChatPayInfo { MchOrderNo, TransactionId }，非微信支付没有 */
    readonly Payload: string;
    /** Hexadecimal HMAC-SHA256 of the Event, `&` and the Payload; its key is the AppKey of the Payload's Env. @zh 签名：以 Payload 中 Env 对应的 AppKey 对“Event&Payload”做 HMAC-SHA256，十六进制 */
    readonly PayEventSig: string;
    /** `true` in a test from the console: answer it as done, and do nothing else. @zh 模拟推送为 true：按处理成功应答，不要执行其他逻辑 */
    readonly IsMock: string;
  };
}

/**
 * Pair `event:minigame_deliver_h5_pay_products`: A player paid for goods in the shop of the game: deliver. The samples' name for it.
 * @zh 小游戏道具直购（商城）支付成功，请发货（示例中的事件名）
 * @see https://developers.weixin.qq.com/minigame/dev/guide/open-ability/virtual-payment/goods.html
 * @see https://developers.weixin.qq.com/minigame/dev/guide/open-ability/virtual-payment/message-push.html
 * @see https://developers.weixin.qq.com/minigame/dev/guide/open-ability/virtual-payment/event.html
 */
export interface MinigameDeliverH5PayProductsEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "minigame_deliver_h5_pay_products";
  /** What it is about. @zh 具体内容 */
  readonly MiniGame?: {
    /** A text of JSON, kept as it came because it is signed: OpenId (the player), OutTradeNo, Env (0 production, 1 sandbox), GoodsInfo { ProductId, Quantity, ZoneId, OrigPrice, ActualPrice, Attach, OrderSource: 1 in the game, 2 the shop, 3 a test of the shop }, prices in 分 (fen), and WeChatPayInfo { MchOrderNo, TransactionId }, absent where it was not paid through WeChat Pay. @zh JSON 文本，因参与签名而原样保留：OpenId 玩家，OutTradeNo 订单号，Env 环境（0 现网，1 沙箱），GoodsInfo { ProductId, Quantity, ZoneId, OrigPrice, ActualPrice, Attach, OrderSource：1 游戏内，2 商城，3 商城测试 }，价格单位：分，WeChatPayInfo { MchOrderNo, TransactionId }，非微信支付没有 */
    readonly Payload: string;
    /** Hexadecimal HMAC-SHA256 of the Event, `&` and the Payload; its key is the AppKey of the Payload's Env. @zh 签名：以 Payload 中 Env 对应的 AppKey 对“Event&Payload”做 HMAC-SHA256，十六进制 */
    readonly PayEventSig: string;
    /** `true` in a test from the console: answer it as done, and do nothing else. @zh 模拟推送为 true：按处理成功应答，不要执行其他逻辑 */
    readonly IsMock: string;
  };
}
