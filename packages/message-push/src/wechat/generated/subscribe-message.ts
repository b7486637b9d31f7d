// Generated from ../catalogue/subscribe-message.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:subscribe_msg_popup_event`: A user was asked about subscribe messages, and answered.
 * @zh 用户操作了订阅消息弹框
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/subscribe-message.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/functions/openapi.html
 * @see https://developers.weixin.qq.com/doc/service/guide/product/subscription_messages/push.html
 */
export interface SubscribeMsgPopupEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "subscribe_msg_popup_event";
  /** One entry per template. @zh 每个模板一项 */
  readonly List: readonly {
    /** The template. @zh 模板 ID */
    readonly TemplateId: string;
    /** `accept` or `reject`. @zh 订阅结果：accept 接收，reject 拒收 */
    readonly SubscribeStatusString: string;
    /** Where the user was asked: `0` in a page of the mini program; of service accounts `1` in a web page, `2` in an article. @zh 弹框场景：0 在小程序页面内；服务号还有 1 H5 页面，2 图文消息 */
    readonly PopupScene: string;
  }[];
}

/**
 * Pair `event:subscribe_msg_change_event`: A user turned off a template in the settings.
 * @zh 用户在服务通知里取消订阅
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/subscribe-message.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/functions/openapi.html
 */
export interface SubscribeMsgChangeEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "subscribe_msg_change_event";
  /** One entry per template. @zh 每个模板一项 */
  readonly List: readonly {
    /** The template. @zh 模板 ID */
    readonly TemplateId: string;
    /** `reject`: only turning off is pushed. @zh 订阅结果：目前只推送 reject 拒收 */
    readonly SubscribeStatusString: string;
  }[];
}

/**
 * Pair `event:subscribe_msg_sent_event`: A subscribe message was sent, or could not be.
 * @zh 订阅消息的下发结果
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/subscribe-message.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/functions/openapi.html
 */
export interface SubscribeMsgSentEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "subscribe_msg_sent_event";
  /** One entry per message. @zh 每条消息一项 */
  readonly List: readonly {
    /** The template. @zh 模板 ID */
    readonly TemplateId: string;
    /** The message, as the sending call answered. @zh 消息 ID，与调用发送接口时返回的一致 */
    readonly MsgID: string;
    /** `0` sent, anything else failed. @zh 推送结果状态码：0 成功 */
    readonly ErrorCode: string;
    /** What the code means, for example `success`. @zh 状态码的含义，如 success */
    readonly ErrorStatus: string;
  }[];
}
