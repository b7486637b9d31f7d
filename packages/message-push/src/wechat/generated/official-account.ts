// Generated from ../catalogue/official-account.ts by npm run generate: correct it there.
import type { Envelope, MessageId } from "../catalogue/facts";

/**
 * Pair `voice`: A follower of the official account sent a voice message.
 * @zh 公众号用户发来语音
 * @see https://developers.weixin.qq.com/doc/service/guide/product/message/Receiving_standard_messages.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/basis/message-push.html
 */
export interface VoiceMessage extends Envelope, MessageId {
  readonly MsgType: "voice";
  /** Temporary media of the recording; 8 kHz when Format is amr. @zh 语音的临时素材 ID；Format 为 amr 时是 8K 采样率 */
  readonly MediaId: string;
  /** Encoding, for example amr or speex. @zh 语音格式，如 amr、speex */
  readonly Format: string;
  /** Temporary media of the same recording at 16 kHz; empty in older packets. @zh 16K 采样率语音的临时素材 ID，旧报文没有 */
  readonly MediaId16K: string;
  /** What was said, where speech recognition is on. @zh 语音识别结果，开通语音识别后才有 */
  readonly Recognition: string;
  /** The article it was sent from; empty when from none. @zh 消息来自文章时的数据 ID，否则为空 */
  readonly MsgDataId: string;
  /** Which article of several, from 1. @zh 多图文时是第几篇文章，从 1 开始 */
  readonly Idx?: number;
}

/**
 * Pair `video`: A follower of the official account sent a video.
 * @zh 公众号用户发来视频
 * @see https://developers.weixin.qq.com/doc/service/guide/product/message/Receiving_standard_messages.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/basis/message-push.html
 */
export interface VideoMessage extends Envelope, MessageId {
  readonly MsgType: "video";
  /** Temporary media of the video. @zh 视频的临时素材 ID */
  readonly MediaId: string;
  /** Temporary media of the thumbnail. @zh 视频缩略图的临时素材 ID */
  readonly ThumbMediaId: string;
  /** The article it was sent from; empty when from none. @zh 消息来自文章时的数据 ID，否则为空 */
  readonly MsgDataId: string;
  /** Which article of several, from 1. @zh 多图文时是第几篇文章，从 1 开始 */
  readonly Idx?: number;
}

/**
 * Pair `event:subscribe`: Somebody followed the official account.
 * @zh 用户关注了公众号
 * @see https://developers.weixin.qq.com/doc/service/guide/product/message/Receiving_event_pushes.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/functions/openapi.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/basis/message-push.html
 */
export interface SubscribeEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "subscribe";
  /** `qrscene_` and the code's scene value; empty when no code was scanned. @zh qrscene_ 加二维码的参数值；非扫码关注为空 */
  readonly EventKey: string;
  /** Ticket of the code, which fetches its picture; empty without a code. @zh 二维码的 ticket，可换取图片；非扫码关注为空 */
  readonly Ticket: string;
}

/**
 * Pair `event:unsubscribe`: Somebody stopped following the official account.
 * @zh 用户取消关注公众号
 * @see https://developers.weixin.qq.com/doc/service/guide/product/message/Receiving_event_pushes.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/functions/openapi.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/basis/message-push.html
 */
export interface UnsubscribeEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "unsubscribe";
}

/**
 * Pair `event:SCAN`: A follower scanned a code with a scene value.
 * @zh 已关注的用户扫描带参数二维码
 * @see https://developers.weixin.qq.com/doc/service/guide/product/message/Receiving_event_pushes.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/functions/openapi.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/basis/message-push.html
 */
export interface ScanEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "SCAN";
  /** The code's scene value, without `qrscene_`. @zh 二维码的参数值，不带 qrscene_ 前缀 */
  readonly EventKey: string;
  /** Ticket of the code, which fetches its picture. @zh 二维码的 ticket，可换取二维码图片 */
  readonly Ticket: string;
}
