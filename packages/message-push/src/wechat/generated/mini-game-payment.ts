// Generated from ../catalogue/mini-game-payment.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:minigame_coin_deliver_completed`: Coins that a player bought were credited.
 * @zh 小游戏游戏币发货完成
 * @see https://developers.weixin.qq.com/minigame/dev/guide/open-ability/virtual-payment/event.html
 * @see https://developers.weixin.qq.com/minigame/dev/guide/open-ability/virtual-payment/message-push.html
 */
export interface MinigameCoinDeliverCompletedEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "minigame_coin_deliver_completed";
  /** What it is about. @zh 具体内容 */
  readonly MiniGame?: {
    /** A text of JSON, kept as it came because it is signed: OpenId (the player), OutTradeNo, Env (0 production, 1 sandbox), CoinInfo { ZoneId, ActualPrice, BuyQuantity, OrigPrice }, prices in 分 (fen), and WeChatPayInfo { MchOrderNo, TransactionId }, absent where it was not paid through WeChat Pay. @zh JSON 文本，因参与签名而原样保留：OpenId 玩家，OutTradeNo 业务订单号，Env 环境（0 现网，1 沙箱），CoinInfo { ZoneId, ActualPrice, BuyQuantity, OrigPrice }，价格单位：分，WeChatPayInfo { MchOrderNo, TransactionId }，非微信支付没有 */
    readonly Payload: string;
    /** Hexadecimal HMAC-SHA256 of the Event, `&` and the Payload; its key is the AppKey of the Payload's Env. @zh 签名：以 Payload 中 Env 对应的 AppKey 对“Event&Payload”做 HMAC-SHA256，十六进制 */
    readonly PayEventSig: string;
    /** `true` in a test from the console: answer it as done, and do nothing else. @zh 模拟推送为 true：按处理成功应答，不要执行其他逻辑 */
    readonly IsMock: string;
  };
}

/**
 * Pair `event:minigame_recharge_center_coin_deliver_completed`: Coins that a player bought in the recharge centre were credited.
 * @zh 小游戏充值中心发货完成
 * @see https://developers.weixin.qq.com/minigame/dev/guide/open-ability/virtual-payment/event.html
 * @see https://developers.weixin.qq.com/minigame/dev/guide/open-ability/virtual-payment/message-push.html
 */
export interface MinigameRechargeCenterCoinDeliverCompletedEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "minigame_recharge_center_coin_deliver_completed";
  /** What it is about. @zh 具体内容 */
  readonly MiniGame?: {
    /** A text of JSON, kept as it came because it is signed: OpenId (the player), OutTradeNo, Env (0 production, 1 sandbox), CoinInfo { ActualPrice, BuyQuantity, OrigPrice }, prices in 分 (fen), and WeChatPayInfo { MchOrderNo, TransactionId }, absent where it was not paid through WeChat Pay. @zh JSON 文本，因参与签名而原样保留：OpenId 玩家，OutTradeNo 业务订单号，Env 环境（0 现网，1 沙箱），CoinInfo { ActualPrice, BuyQuantity, OrigPrice }，价格单位：分，WeChatPayInfo { MchOrderNo, TransactionId }，非微信支付没有 */
    readonly Payload: string;
    /** Hexadecimal HMAC-SHA256 of the Event, `&` and the Payload; its key is the AppKey of the Payload's Env. @zh 签名：以 Payload 中 Env 对应的 AppKey 对“Event&Payload”做 HMAC-SHA256，十六进制 */
    readonly PayEventSig: string;
    /** `true` in a test from the console: answer it as done, and do nothing else. @zh 模拟推送为 true：按处理成功应答，不要执行其他逻辑 */
    readonly IsMock: string;
  };
}

/**
 * Pair `event:minigame_pay_refund_succ_notify`: A player was paid back, for coins or goods.
 * @zh 小游戏退款成功（游戏币或道具直购）
 * @see https://developers.weixin.qq.com/minigame/dev/guide/open-ability/virtual-payment/event.html
 * @see https://developers.weixin.qq.com/minigame/dev/guide/open-ability/virtual-payment/message-push.html
 */
export interface MinigamePayRefundSuccNotifyEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "minigame_pay_refund_succ_notify";
  /** What it is about. @zh 具体内容 */
  readonly MiniGame?: {
    /** A text of JSON, kept as it came because it is signed: RefundId, RefundAmount in 分 (fen), RefundSource (1 WeChat, 2 the console, 3 the interface), OutTradeNo, Env (0 production, 1 sandbox), and WeChatPayInfo { MchOrderNo, TransactionId } of the order, absent where it was not paid through WeChat Pay. @zh JSON 文本，因参与签名而原样保留：RefundId 退款单号，RefundAmount 退款金额（分），RefundSource 来源（1 平台，2 MP，3 API），OutTradeNo 业务订单号，Env 环境（0 现网，1 沙箱），原订单的 WeChatPayInfo { MchOrderNo, TransactionId }，非微信支付没有 */
    readonly Payload: string;
    /** Hexadecimal HMAC-SHA256 of the Event, `&` and the Payload; its key is the AppKey of the Payload's Env. @zh 签名：以 Payload 中 Env 对应的 AppKey 对“Event&Payload”做 HMAC-SHA256，十六进制 */
    readonly PayEventSig: string;
    /** `true` in a test from the console: answer it as done, and do nothing else. @zh 模拟推送为 true：按处理成功应答，不要执行其他逻辑 */
    readonly IsMock: string;
  };
}
