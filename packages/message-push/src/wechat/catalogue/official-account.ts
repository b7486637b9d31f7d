// 公众号: accounts that share the environment: voice and video, following, and scanned codes.
import type { PairDocs, PairFacts } from "./facts";

export const officialAccount = {
  voice: {
    kind: "message",
    opens: "message",
    fields: {
      /** Temporary media of the recording; 8 kHz when Format is amr. @zh 语音的临时素材 ID；Format 为 amr 时是 8K 采样率 */
      MediaId: "text!",
      /** Encoding, for example amr or speex. @zh 语音格式，如 amr、speex */
      Format: "text",
      /** Temporary media of the same recording at 16 kHz; empty in older packets. @zh 16K 采样率语音的临时素材 ID，旧报文没有 */
      MediaId16K: "text",
      /** What was said, where speech recognition is on. @zh 语音识别结果，开通语音识别后才有 */
      Recognition: "text",
      /** The article it was sent from; empty when from none. @zh 消息来自文章时的数据 ID，否则为空 */
      MsgDataId: "text",
      /** Which article of several, from 1. @zh 多图文时是第几篇文章，从 1 开始 */
      Idx: "number",
    },
  },
  video: {
    kind: "message",
    opens: "message",
    fields: {
      /** Temporary media of the video. @zh 视频的临时素材 ID */
      MediaId: "text!",
      /** Temporary media of the thumbnail. @zh 视频缩略图的临时素材 ID */
      ThumbMediaId: "text",
      /** The article it was sent from; empty when from none. @zh 消息来自文章时的数据 ID，否则为空 */
      MsgDataId: "text",
      /** Which article of several, from 1. @zh 多图文时是第几篇文章，从 1 开始 */
      Idx: "number",
    },
  },
  "event:subscribe": {
    kind: "event",
    fields: {
      /** `qrscene_` and the code's scene value; empty when no code was scanned. @zh qrscene_ 加二维码的参数值；非扫码关注为空 */
      EventKey: "text",
      /** Ticket of the code, which fetches its picture; empty without a code. @zh 二维码的 ticket，可换取图片；非扫码关注为空 */
      Ticket: "text",
    },
  },
  "event:unsubscribe": {
    kind: "event",
    fields: {},
  },
  "event:SCAN": {
    kind: "event",
    fields: {
      /** The code's scene value, without `qrscene_`. @zh 二维码的参数值，不带 qrscene_ 前缀 */
      EventKey: "text",
      /** Ticket of the code, which fetches its picture. @zh 二维码的 ticket，可换取二维码图片 */
      Ticket: "text",
    },
  },
} as const satisfies Record<string, PairFacts>;

const MESSAGES = "https://developers.weixin.qq.com/doc/service/guide/product/message/Receiving_standard_messages.html";
const EVENTS = "https://developers.weixin.qq.com/doc/service/guide/product/message/Receiving_event_pushes.html";
const SHARED = "https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/basis/message-push.html";
const FUNCTIONS =
  "https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/functions/openapi.html";

const NOT_LISTED = {
  en: "Not on the public list of pushes for functions, although WeChat's own tools accept the type.",
  zh: "不在公开的云函数消息推送列表中，但官方工具接受这一消息类型",
} as const;
const SENT_AS_MINI_PROGRAM = {
  en: "Replies go out as the mini program, so a follower gets none (40003), unless you send with cloud.openapi({ appid }) yourself.",
  zh: "回复以小程序身份发出，公众号用户收不到（40003），除非自行用 cloud.openapi({ appid }) 发送",
} as const;
const ROW_INFERRED = {
  en: "No page says which packets the console's row stands for: it is inferred from the row's label.",
  zh: "没有页面写明控制台这一行对应哪些报文：由该行的中文名称推断",
} as const;
const ONLY_MESSAGES = {
  en: "The page on shared environments says that only customer service messages are pushed; the console lists this row all the same.",
  zh: "环境共享文档说目前仅支持客服消息推送，控制台却列有这一行",
} as const;
const EITHER_ROW = {
  en: "A follow by code may come by the row subscribe_and_unsubscribe or by qr_scan_scene: bind both to the function.",
  zh: "扫码关注可能走 subscribe_and_unsubscribe，也可能走 qr_scan_scene：两行都绑定到该云函数",
} as const;

export const officialAccountDocs = {
  voice: {
    about: { en: "A follower of the official account sent a voice message.", zh: "公众号用户发来语音" },
    modes: ["function", "http"],
    console: { msgType: "voice", event: "" },
    account: "official-account",
    sample: {
      ToUserName: "wx8f0c2b6d1e7a4953",
      FromUserName: "oT4wZ6cKq1VnXeB8rLs0JyMhPd2A",
      CreateTime: 1718247360,
      MsgType: "voice",
      MediaId: "Hq3vT0sWcNz8LmYx1RbKdUe5JpGa7FoQi2ZnXlVt9SrCwBkMhEyDuPg4",
      Format: "amr",
      MediaId16K: "Rk9dXe2LuVb5TnQw7CzHsMy1AgJf4PoYi8NlGxKt3SrBvUcEhWmDqZp6",
      Recognition: "",
      MsgId: "24601873356920714",
    },
    handler: ['handle: ({ Format }, { log }) => log.info("voice message", { format: Format }),'],
    sources: [MESSAGES, SHARED],
    doubts: [
      NOT_LISTED,
      SENT_AS_MINI_PROGRAM,
      {
        en: "Recognition is gone from the current page, and users report that it comes empty.",
        zh: "Recognition 已不在现行文档中，有开发者反馈收到的是空值",
      },
    ],
  },
  video: {
    about: { en: "A follower of the official account sent a video.", zh: "公众号用户发来视频" },
    modes: ["function", "http"],
    console: { msgType: "video", event: "" },
    account: "official-account",
    sample: {
      ToUserName: "wx8f0c2b6d1e7a4953",
      FromUserName: "oT4wZ6cKq1VnXeB8rLs0JyMhPd2A",
      CreateTime: 1718247418,
      MsgType: "video",
      MediaId: "Wn5bKs8QyTf2JdXz0LrVcGu7MpEa4HoPi1YtNxRl9SvCqBkUhDmZwEg3",
      ThumbMediaId: "Yc1mLt7NzPg4VbQs9XwKeRu2HdJf5AoTi8GlBxMk0SrDvCyEhUnWqZp3",
      MsgId: "24601874190358273",
    },
    handler: ['handle: (_event, { log }) => log.info("video message"),'],
    sources: [MESSAGES, SHARED],
    doubts: [NOT_LISTED, SENT_AS_MINI_PROGRAM],
  },
  "event:subscribe": {
    about: { en: "Somebody followed the official account.", zh: "用户关注了公众号" },
    modes: ["function", "http"],
    console: { msgType: "event", event: "subscribe_and_unsubscribe" },
    account: "official-account",
    sample: {
      ToUserName: "wx8f0c2b6d1e7a4953",
      FromUserName: "oT4wZ6cKq1VnXeB8rLs0JyMhPd2A",
      CreateTime: 1718246102,
      MsgType: "event",
      Event: "subscribe",
      EventKey: "qrscene_table-12",
      Ticket: "gQF47zwAAAAAAAAAAS5odHRwOi8vd2VpeGluLnFxLmNvbS9xLzAyc2FtcGxlVGlja2V0",
    },
    handler: ['handle: ({ EventKey }, { log }) => log.info("followed", { byCode: EventKey.startsWith("qrscene_") }),'],
    sources: [EVENTS, FUNCTIONS, SHARED],
    doubts: [ROW_INFERRED, EITHER_ROW, ONLY_MESSAGES, SENT_AS_MINI_PROGRAM],
  },
  "event:unsubscribe": {
    about: { en: "Somebody stopped following the official account.", zh: "用户取消关注公众号" },
    modes: ["function", "http"],
    console: { msgType: "event", event: "subscribe_and_unsubscribe" },
    account: "official-account",
    sample: {
      ToUserName: "wx8f0c2b6d1e7a4953",
      FromUserName: "oT4wZ6cKq1VnXeB8rLs0JyMhPd2A",
      CreateTime: 1718333975,
      MsgType: "event",
      Event: "unsubscribe",
    },
    handler: [
      "handle: (_event, { log }) => {",
      "  // WeChat asks you to delete what you keep about the sender.",
      '  log.info("unfollowed");',
      "},",
    ],
    sources: [EVENTS, FUNCTIONS, SHARED],
    doubts: [ROW_INFERRED, ONLY_MESSAGES, SENT_AS_MINI_PROGRAM],
  },
  "event:SCAN": {
    about: { en: "A follower scanned a code with a scene value.", zh: "已关注的用户扫描带参数二维码" },
    modes: ["function", "http"],
    console: { msgType: "event", event: "qr_scan_scene" },
    account: "official-account",
    sample: {
      ToUserName: "wx8f0c2b6d1e7a4953",
      FromUserName: "oT4wZ6cKq1VnXeB8rLs0JyMhPd2A",
      CreateTime: 1718246990,
      MsgType: "event",
      Event: "SCAN",
      EventKey: "table-12",
      Ticket: "gQF47zwAAAAAAAAAAS5odHRwOi8vd2VpeGluLnFxLmNvbS9xLzAyc2FtcGxlVGlja2V0",
    },
    handler: [
      "handle: ({ EventKey }, { log }) => {",
      "  // The scene value that you gave the code when you made it.",
      "  const table = /^table-(\\d+)$/.exec(EventKey)?.[1];",
      '  log.info("scanned", { table });',
      "},",
    ],
    sources: [EVENTS, FUNCTIONS, SHARED],
    doubts: [ROW_INFERRED, EITHER_ROW, ONLY_MESSAGES, SENT_AS_MINI_PROGRAM],
  },
} as const satisfies Record<keyof typeof officialAccount, PairDocs>;
