// 客服消息: what a customer sends from the conversation, and entering it.
import type { PairDocs, PairFacts } from "./facts";

export const customerService = {
  text: {
    kind: "message",
    opens: "message",
    fields: {
      /** What was typed. @zh 客户输入的文字 */
      Content: "text!",
      /** The 客服子商户 whose conversation it came from; empty in the mini program's own. A reply goes back there by itself. @zh 消息来自哪个客服子商户的会话，小程序自己的会话里为空。回复会自动回到同一会话 */
      BusinessId: "text",
    },
  },
  image: {
    kind: "message",
    opens: "message",
    fields: {
      /** Temporary media, fetched with `media.download` within 3 days. @zh 临时素材 ID，3 天内可用 `media.download` 取得 */
      MediaId: "text!",
      /** Link to the picture, made by WeChat. @zh 图片链接，由微信生成 */
      PicUrl: "text",
      /** The 客服子商户 whose conversation it came from; empty in the mini program's own. A reply goes back there by itself. @zh 消息来自哪个客服子商户的会话，小程序自己的会话里为空。回复会自动回到同一会话 */
      BusinessId: "text",
    },
  },
  miniprogrampage: {
    kind: "message",
    opens: "message",
    fields: {
      /** Title of the card. @zh 卡片标题 */
      Title: "text",
      /** The mini program the page belongs to. @zh 页面所属小程序的 AppID */
      AppId: "text",
      /** Path of the page, with its query. @zh 页面路径，可带参数 */
      PagePath: "text",
      /** Temporary link to the cover. @zh 封面图片的临时链接 */
      ThumbUrl: "text",
      /** Temporary media of the cover, 3 days. @zh 封面图片的临时素材 ID，3 天内有效 */
      ThumbMediaId: "text",
      /** The 客服子商户 whose conversation it came from; empty in the mini program's own. A reply goes back there by itself. @zh 消息来自哪个客服子商户的会话，小程序自己的会话里为空。回复会自动回到同一会话 */
      BusinessId: "text",
    },
  },
  "event:user_enter_tempsession": {
    kind: "event",
    opens: "entering",
    fields: {
      /** The contact button's `session-from`; empty when the button has none. @zh 客服按钮的 session-from 属性，没有设置时为空 */
      SessionFrom: "text",
      /** The 客服子商户 whose conversation it came from; empty in the mini program's own. A reply goes back there by itself. @zh 消息来自哪个客服子商户的会话，小程序自己的会话里为空。回复会自动回到同一会话 */
      BusinessId: "text",
    },
  },
} as const satisfies Record<string, PairFacts>;

const RECEIVE = "https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/customer-message/receive.html";
const FUNCTIONS =
  "https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/functions/openapi.html";

export const customerServiceDocs = {
  text: {
    about: { en: "The customer typed something.", zh: "客户发来文本" },
    modes: ["function", "http"],
    console: { msgType: "text", event: "" },
    account: "mini-program",
    sample: {
      ToUserName: "wx3d289323f5900f8e",
      FromUserName: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      CreateTime: 1555684067,
      MsgType: "text",
      Content: "测试",
      MsgId: "49d72d67b16d115e7935ac386f2f0fa41535298877_1555684067",
    },
    handler: [
      "handle({ Content }) {",
      '  if (isUnsupported(Content)) return reply.text("这种消息暂时看不到，请发文字或图片。");',
      "  // Spreading keeps emoji whole; 500 characters fit into one message, whatever they are.",
      '  return reply.text(`收到：${[...Content].slice(0, 500).join("")}`);',
      "},",
    ],
    sources: [RECEIVE, FUNCTIONS],
    doubts: [
      {
        en: "MsgId is a 64-bit number over HTTP and a longer string in function mode: it is a string here.",
        zh: "HTTP 方式的 MsgId 是 64 位整数，云函数方式是更长的字符串：这里一律是字符串",
      },
      {
        en: "A sticker, and whatever else WeChat does not pass on, may arrive as a text that says so (reported for official accounts): `isUnsupported(Content)` knows it.",
        zh: "表情等微信不转发的消息，可能以一段提示文字的形式到达（公众号有此报告）：用 `isUnsupported(Content)` 判断",
      },
    ],
  },
  image: {
    about: { en: "The customer sent a picture.", zh: "客户发来图片" },
    modes: ["function", "http"],
    console: { msgType: "image", event: "" },
    account: "mini-program",
    sample: {
      ToUserName: "wx3d289323f5900f8e",
      FromUserName: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      CreateTime: 1555684067,
      MsgType: "image",
      PicUrl: "http://mmbiz.qpic.cn/mmbiz_jpg/sample/0",
      MediaId: "P-kVOPjxCqVHRpYBM1Dm-2h1MyVRI7FGq7zZ3zvvEaWhiqHAiwAXs0e4wTHcGFDq",
      MsgId: "8a1d72d67b16d115e7935ac386f2f0fa41535298877_1555684068",
    },
    handler: ['handle: ({ MediaId }) => (MediaId ? reply.text("图片已收到，客服会尽快查看。") : undefined),'],
    sources: [RECEIVE, FUNCTIONS],
    doubts: [],
  },
  miniprogrampage: {
    about: { en: "The customer sent a mini program card.", zh: "客户发来小程序卡片" },
    modes: ["function", "http"],
    console: { msgType: "miniprogrampage", event: "" },
    account: "mini-program",
    sample: {
      ToUserName: "wx3d289323f5900f8e",
      FromUserName: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      CreateTime: 1555684067,
      MsgType: "miniprogrampage",
      MsgId: "9b2e72d67b16d115e7935ac386f2f0fa41535298877_1555684069",
      Title: "一壶好茶",
      AppId: "wx3d289323f5900f8e",
      PagePath: "pages/product/product?id=42",
      ThumbUrl: "http://mmbiz.qpic.cn/mmbiz_jpg/cover/0",
      ThumbMediaId: "M5Ku3rWuBBbVUYwg4mRPcFCX9WVQbWgWFBq1yAtWQEZxhgzxhdFyT8FkZPQzb_xg",
    },
    handler: ["handle: ({ Title, PagePath }) => reply.text(`已收到“${Title}”（${PagePath}），请问想了解什么？`),"],
    sources: [RECEIVE, FUNCTIONS],
    doubts: [],
  },
  "event:user_enter_tempsession": {
    about: { en: "The customer opened the conversation through the contact button.", zh: "客户通过客服按钮进入会话" },
    modes: ["function", "http"],
    console: { msgType: "event", event: "user_enter_tempsession" },
    account: "mini-program",
    sample: {
      ToUserName: "wx3d289323f5900f8e",
      FromUserName: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      CreateTime: 1555684067,
      MsgType: "event",
      Event: "user_enter_tempsession",
      SessionFrom: "index",
    },
    handler: [
      'handle: ({ SessionFrom }) => (SessionFrom === "index" ? "您好，欢迎光临！" : "您好，请问有什么可以帮您？"),',
    ],
    sources: [RECEIVE, FUNCTIONS],
    doubts: [
      {
        en: "It allows 2 replies within 1 minute, as three pages of today say; an older one says 1: PUSH_REPLIES_AFTER_ENTERING.",
        zh: "一分钟内可回复 2 条，现行的三个页面一致，旧页面写 1 条：PUSH_REPLIES_AFTER_ENTERING",
      },
    ],
  },
} as const satisfies Record<keyof typeof customerService, PairDocs>;
