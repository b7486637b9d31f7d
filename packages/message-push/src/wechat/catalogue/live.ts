// 小程序直播: who follows the broadcasts, and what became of a message to all of them.
import type { PairDocs, PairFacts } from "./facts";

export const live = {
  "event:wxalive_follow_notify": {
    kind: "event",
    wrapper: "FollowNotify",
    customerField: "user_openid",
    fields: {
      /** The room. @zh 房间号 */
      room_id: "text",
      /** Who follows. @zh 订阅者的 openid */
      user_openid: "text",
      /** When, in seconds since 1970. @zh 订阅的时间，秒级时间戳 */
      time: "number",
      /** The room then: 101 live, 102 not begun, 103 over. @zh 当时直播间的状态：101 直播中，102 未开始，103 已结束 */
      live_status: "number",
      /** `add_follow` or `del_follow`. @zh 订阅行为：add_follow 订阅，del_follow 取消订阅 */
      action: "text",
    },
  },
  "event:wxalive_push_message_notify": {
    kind: "notice",
    wrapper: "PushMessageApiNotify",
    fields: {
      /** The message to all followers. @zh 群发消息的标识 ID */
      message_id: "text",
      /** The room. @zh 房间号 */
      room_id: "text",
      /** How many it was for. @zh 群发的 openid 总数 */
      total_count: "number",
      /** How many got it. @zh 成功数量 */
      success_count: "number",
      /** How many openids were wrong. @zh openid 错误数量 */
      openid_error_count: "number",
      /** How many do not follow. @zh 用户未关注的数量 */
      relation_error_count: "number",
      /** How many have had their share of messages. @zh 用户接收超出限制的数量 */
      user_recv_limit_count: "number",
      /** How many failed for other reasons. @zh 其他错误数量 */
      internal_error_count: "number",
    },
  },
} as const satisfies Record<string, PairFacts>;

const FOLLOW =
  "https://developers.weixin.qq.com/miniprogram/dev/server/event_push/liveplayer/status_synchronization.html";
const MESSAGE =
  "https://developers.weixin.qq.com/miniprogram/dev/server/event_push/liveplayer/longterm_subscription.html";
const SUBSCRIBE = "https://developers.weixin.qq.com/miniprogram/dev/framework/liveplayer/subscribe-api.html";

const WRAPPED = {
  en: "The table has the fields at the top, the XML sample inside an element of their own: both are read.",
  zh: "字段表中的字段在顶层，XML 示例中外面还有一层元素：两种都能读",
} as const;

export const liveDocs = {
  "event:wxalive_follow_notify": {
    about: { en: "A user follows the broadcasts, or no longer does.", zh: "用户订阅或取消订阅小程序直播" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oYb8KxT3nQzWc0LrVs5JdGm7HpEA",
      CreateTime: 1718424600,
      MsgType: "event",
      Event: "wxalive_follow_notify",
      room_id: 17,
      user_openid: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      time: 1718424598,
      live_status: 101,
      action: "add_follow",
    },
    handler: ['handle: ({ room_id, action }, { log }) => log.info("follower", { room: room_id, action }),'],
    sources: [FOLLOW, SUBSCRIBE],
    doubts: [
      WRAPPED,
      {
        en: "The sample writes ![CDATA[xxx]] without angle brackets around user_openid and action: taken for a slip.",
        zh: "示例中 user_openid 和 action 的 ![CDATA[xxx]] 缺少尖括号：按笔误处理",
      },
    ],
  },
  "event:wxalive_push_message_notify": {
    about: { en: "A message to all followers was sent.", zh: "直播长期订阅群发有了结果" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oYb8KxT3nQzWc0LrVs5JdGm7HpEA",
      CreateTime: 1718424660,
      MsgType: "event",
      Event: "wxalive_push_message_notify",
      message_id: "1622047360795164672",
      room_id: 17,
      total_count: 200,
      success_count: 196,
      openid_error_count: 1,
      relation_error_count: 2,
      user_recv_limit_count: 1,
      internal_error_count: 0,
    },
    handler: [
      "handle: ({ message_id, total_count, success_count }, { log }) =>",
      '  log.info("sent to followers", { message: message_id, total: total_count, sent: success_count }),',
    ],
    sources: [MESSAGE, SUBSCRIBE],
    doubts: [WRAPPED],
  },
} as const satisfies Record<keyof typeof live, PairDocs>;
