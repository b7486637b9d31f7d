// Generated from ../catalogue/live.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:wxalive_follow_notify`: A user follows the broadcasts, or no longer does.
 * @zh 用户订阅或取消订阅小程序直播
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/liveplayer/status_synchronization.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/liveplayer/subscribe-api.html
 */
export interface WxaliveFollowNotifyEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "wxalive_follow_notify";
  /** The room. @zh 房间号 */
  readonly room_id: string;
  /** Who follows. @zh 订阅者的 openid */
  readonly user_openid: string;
  /** When, in seconds since 1970. @zh 订阅的时间，秒级时间戳 */
  readonly time?: number;
  /** The room then: 101 live, 102 not begun, 103 over. @zh 当时直播间的状态：101 直播中，102 未开始，103 已结束 */
  readonly live_status?: number;
  /** `add_follow` or `del_follow`. @zh 订阅行为：add_follow 订阅，del_follow 取消订阅 */
  readonly action: string;
}

/**
 * Pair `event:wxalive_push_message_notify`: A message to all followers was sent.
 * @zh 直播长期订阅群发有了结果
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/liveplayer/longterm_subscription.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/liveplayer/subscribe-api.html
 */
export interface WxalivePushMessageNotifyEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "wxalive_push_message_notify";
  /** The message to all followers. @zh 群发消息的标识 ID */
  readonly message_id: string;
  /** The room. @zh 房间号 */
  readonly room_id: string;
  /** How many it was for. @zh 群发的 openid 总数 */
  readonly total_count?: number;
  /** How many got it. @zh 成功数量 */
  readonly success_count?: number;
  /** How many openids were wrong. @zh openid 错误数量 */
  readonly openid_error_count?: number;
  /** How many do not follow. @zh 用户未关注的数量 */
  readonly relation_error_count?: number;
  /** How many have had their share of messages. @zh 用户接收超出限制的数量 */
  readonly user_recv_limit_count?: number;
  /** How many failed for other reasons. @zh 其他错误数量 */
  readonly internal_error_count?: number;
}
