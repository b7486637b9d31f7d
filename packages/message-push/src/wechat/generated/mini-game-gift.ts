// Generated from ../catalogue/mini-game-gift.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:minigame_deliver_goods`: A player took a gift: hand it out.
 * @zh 玩家领取了小游戏礼包，请发货
 * @see https://developers.weixin.qq.com/minigame/dev/guide/open-ability/game-gift.html
 * @see https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat
 */
export interface MinigameDeliverGoodsEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "minigame_deliver_goods";
  /** What to hand out. @zh 发货参数 */
  readonly MiniGame?: {
    /** The order, one for each gift. @zh 订单唯一 ID，可用于去重 */
    readonly OrderId: string;
    /** 1 in a preview, 0 otherwise. @zh 是否预览调试 */
    readonly IsPreview?: number;
    /** The player. @zh 接收道具的玩家 openid */
    readonly ToUserOpenid: string;
    /** 1001 iOS, 2001 Android and PC. @zh 分区：1001 iOS，2001 Android、PC */
    readonly Zone?: number;
    /** What the gift is for, for example 1 daily login, 18 sent by a friend. @zh 礼包类型，如 1 每日登录，18 给朋友送道具 */
    readonly GiftTypeId?: number;
    /** The gift, as the console names it. @zh 礼包 ID，在 MP 配置后可提前获取 */
    readonly GiftId: string;
    /** When the player took it, in seconds since 1970. @zh 玩家接收道具的时间，秒级时间戳 */
    readonly SendTime?: number;
    /** The goods. @zh 发货列表 */
    readonly GoodsList: readonly {
      /** The goods, as the console names them. @zh 游戏道具 ID */
      readonly Id: string;
      /** How many. @zh 数量 */
      readonly Num?: number;
    }[];
    /** A text of JSON, in a form that SDKs know beside the gifts; kept as it came because it is signed. @zh JSON 文本，见于 SDK 的另一种形式，因参与签名而原样保留 */
    readonly Payload: string;
    /** Signature of the Payload. @zh Payload 的签名 */
    readonly PayEventSig: string;
    /** `true` in a test from the console. @zh 模拟推送为 true */
    readonly IsMock: string;
  };
}
