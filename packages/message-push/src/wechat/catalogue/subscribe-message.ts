// 订阅消息: what a user allowed, turned off later, and what became of a message.
import type { PairDocs, PairFacts } from "./facts";

export const subscribeMessage = {
  "event:subscribe_msg_popup_event": {
    kind: "event",
    wrapper: "SubscribeMsgPopupEvent",
    fields: {
      /** One entry per template. @zh 每个模板一项 */
      List: [
        {
          /** The template. @zh 模板 ID */
          TemplateId: "text",
          /** `accept` or `reject`. @zh 订阅结果：accept 接收，reject 拒收 */
          SubscribeStatusString: "text",
          /** Where the user was asked: `0` in a page of the mini program; of service accounts `1` in a web page, `2` in an article. @zh 弹框场景：0 在小程序页面内；服务号还有 1 H5 页面，2 图文消息 */
          PopupScene: "text",
        },
      ],
    },
  },
  "event:subscribe_msg_change_event": {
    kind: "event",
    wrapper: "SubscribeMsgChangeEvent",
    fields: {
      /** One entry per template. @zh 每个模板一项 */
      List: [
        {
          /** The template. @zh 模板 ID */
          TemplateId: "text",
          /** `reject`: only turning off is pushed. @zh 订阅结果：目前只推送 reject 拒收 */
          SubscribeStatusString: "text",
        },
      ],
    },
  },
  "event:subscribe_msg_sent_event": {
    kind: "event",
    wrapper: "SubscribeMsgSentEvent",
    fields: {
      /** One entry per message. @zh 每条消息一项 */
      List: [
        {
          /** The template. @zh 模板 ID */
          TemplateId: "text",
          /** The message, as the sending call answered. @zh 消息 ID，与调用发送接口时返回的一致 */
          MsgID: "text",
          /** `0` sent, anything else failed. @zh 推送结果状态码：0 成功 */
          ErrorCode: "text",
          /** What the code means, for example `success`. @zh 状态码的含义，如 success */
          ErrorStatus: "text",
        },
      ],
    },
  },
} as const satisfies Record<string, PairFacts>;

const SUBSCRIBE_MESSAGE =
  "https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/subscribe-message.html";
const FUNCTIONS =
  "https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/functions/openapi.html";
const SERVICE_ACCOUNTS = "https://developers.weixin.qq.com/doc/service/guide/product/subscription_messages/push.html";

const ROW_INFERRED = {
  en: "No page says which events the row subscribe_msg_event stands for: its label suggests these three.",
  zh: "没有页面说明 subscribe_msg_event 对应哪些事件：由名称“小程序订阅消息”推断为这三个",
} as const;
const ONE_ENTRY = {
  en: "A List of one is the entry itself by the rule, and a list in a sample: it is a list here.",
  zh: "按规则 List 只有一项时是对象本身，示例中却是数组：这里一律是数组",
} as const;

export const subscribeMessageDocs = {
  "event:subscribe_msg_popup_event": {
    about: { en: "A user was asked about subscribe messages, and answered.", zh: "用户操作了订阅消息弹框" },
    modes: ["function", "http"],
    console: { msgType: "event", event: "subscribe_msg_event" },
    account: "mini-program",
    sample: {
      ToUserName: "wx3d289323f5900f8e",
      FromUserName: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      CreateTime: 1718418590,
      MsgType: "event",
      Event: "subscribe_msg_popup_event",
      List: [
        {
          TemplateId: "kT7wQz3LmXcVb9NsRy2JdHf5GpA8oKi1UeTqYxWvZrM",
          SubscribeStatusString: "accept",
          PopupScene: "0",
        },
        {
          TemplateId: "pB4nHs8QyTf2JdXz0LrVcGu7MpEa5WkHoPi1YtNxRl9",
          SubscribeStatusString: "reject",
          PopupScene: "0",
        },
      ],
    },
    handler: [
      "handle: ({ List }, { log }) => {",
      "  for (const { TemplateId, SubscribeStatusString } of List) {",
      '    log.info("asked", { template: TemplateId, status: SubscribeStatusString });',
      "  }",
      "},",
    ],
    sources: [SUBSCRIBE_MESSAGE, FUNCTIONS, SERVICE_ACCOUNTS],
    doubts: [
      ROW_INFERRED,
      ONE_ENTRY,
      {
        en: "The XML sample has a PopupScene of 2, an article: the page for service accounts explains it, and has the same sample.",
        zh: "XML 示例中 PopupScene 为 2（图文消息）：取值见服务号的页面，那里是同一个示例",
      },
    ],
  },
  "event:subscribe_msg_change_event": {
    about: { en: "A user turned off a template in the settings.", zh: "用户在服务通知里取消订阅" },
    modes: ["function", "http"],
    console: { msgType: "event", event: "subscribe_msg_event" },
    account: "mini-program",
    sample: {
      ToUserName: "wx3d289323f5900f8e",
      FromUserName: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      CreateTime: 1718504990,
      MsgType: "event",
      Event: "subscribe_msg_change_event",
      List: {
        TemplateId: "kT7wQz3LmXcVb9NsRy2JdHf5GpA8oKi1UeTqYxWvZrM",
        SubscribeStatusString: "reject",
      },
    },
    handler: [
      "handle: ({ List }, { log }) => {",
      "  for (const { TemplateId, SubscribeStatusString } of List) {",
      '    log.info("changed", { template: TemplateId, status: SubscribeStatusString });',
      "  }",
      "},",
    ],
    sources: [SUBSCRIBE_MESSAGE, FUNCTIONS],
    doubts: [ROW_INFERRED, ONE_ENTRY],
  },
  "event:subscribe_msg_sent_event": {
    about: { en: "A subscribe message was sent, or could not be.", zh: "订阅消息的下发结果" },
    modes: ["function", "http"],
    console: { msgType: "event", event: "subscribe_msg_event" },
    account: "mini-program",
    sample: {
      ToUserName: "wx3d289323f5900f8e",
      FromUserName: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      CreateTime: 1718418660,
      MsgType: "event",
      Event: "subscribe_msg_sent_event",
      List: {
        TemplateId: "kT7wQz3LmXcVb9NsRy2JdHf5GpA8oKi1UeTqYxWvZrM",
        MsgID: "3491827364510294016",
        ErrorCode: "0",
        ErrorStatus: "success",
      },
    },
    handler: [
      "handle: ({ List }, { log }) => {",
      "  for (const { MsgID, ErrorCode, ErrorStatus } of List) {",
      '    if (ErrorCode !== "0") log.warn("not sent", { message: MsgID, code: ErrorCode, status: ErrorStatus });',
      "  }",
      "},",
    ],
    sources: [SUBSCRIBE_MESSAGE, FUNCTIONS],
    doubts: [
      ROW_INFERRED,
      ONE_ENTRY,
      {
        en: "No page lists the codes other than 0; failures are those of WeChat's own system alone.",
        zh: "文档没有列出 0 以外的状态码；失败仅指异步推送的系统失败",
      },
    ],
  },
} as const satisfies Record<keyof typeof subscribeMessage, PairDocs>;
