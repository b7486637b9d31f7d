// Generated from ../catalogue/customer-service.ts by npm run generate: correct it there.
import type { Envelope, MessageId } from "../catalogue/facts";

/**
 * Pair `text`: The customer typed something.
 * @zh 客户发来文本
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/customer-message/receive.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/functions/openapi.html
 */
export interface TextMessage extends Envelope, MessageId {
  readonly MsgType: "text";
  /** What was typed. @zh 客户输入的文字 */
  readonly Content: string;
  /** The 客服子商户 whose conversation it came from; empty in the mini program's own. A reply goes back there by itself. @zh 消息来自哪个客服子商户的会话，小程序自己的会话里为空。回复会自动回到同一会话 */
  readonly BusinessId: string;
}

/**
 * Pair `image`: The customer sent a picture.
 * @zh 客户发来图片
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/customer-message/receive.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/functions/openapi.html
 */
export interface ImageMessage extends Envelope, MessageId {
  readonly MsgType: "image";
  /** Temporary media, fetched with `media.download` within 3 days. @zh 临时素材 ID，3 天内可用 `media.download` 取得 */
  readonly MediaId: string;
  /** Link to the picture, made by WeChat. @zh 图片链接，由微信生成 */
  readonly PicUrl: string;
  /** The 客服子商户 whose conversation it came from; empty in the mini program's own. A reply goes back there by itself. @zh 消息来自哪个客服子商户的会话，小程序自己的会话里为空。回复会自动回到同一会话 */
  readonly BusinessId: string;
}

/**
 * Pair `miniprogrampage`: The customer sent a mini program card.
 * @zh 客户发来小程序卡片
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/customer-message/receive.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/functions/openapi.html
 */
export interface MiniprogrampageMessage extends Envelope, MessageId {
  readonly MsgType: "miniprogrampage";
  /** Title of the card. @zh 卡片标题 */
  readonly Title: string;
  /** The mini program the page belongs to. @zh 页面所属小程序的 AppID */
  readonly AppId: string;
  /** Path of the page, with its query. @zh 页面路径，可带参数 */
  readonly PagePath: string;
  /** Temporary link to the cover. @zh 封面图片的临时链接 */
  readonly ThumbUrl: string;
  /** Temporary media of the cover, 3 days. @zh 封面图片的临时素材 ID，3 天内有效 */
  readonly ThumbMediaId: string;
  /** The 客服子商户 whose conversation it came from; empty in the mini program's own. A reply goes back there by itself. @zh 消息来自哪个客服子商户的会话，小程序自己的会话里为空。回复会自动回到同一会话 */
  readonly BusinessId: string;
}

/**
 * Pair `event:user_enter_tempsession`: The customer opened the conversation through the contact button.
 * @zh 客户通过客服按钮进入会话
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/customer-message/receive.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/functions/openapi.html
 */
export interface UserEnterTempsessionEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "user_enter_tempsession";
  /** The contact button's `session-from`; empty when the button has none. @zh 客服按钮的 session-from 属性，没有设置时为空 */
  readonly SessionFrom: string;
  /** The 客服子商户 whose conversation it came from; empty in the mini program's own. A reply goes back there by itself. @zh 消息来自哪个客服子商户的会话，小程序自己的会话里为空。回复会自动回到同一会话 */
  readonly BusinessId: string;
}
