// 平台通知: penalties, bad reviews, and the push that the debugging tool sends.
import type { PairDocs, PairFacts } from "./facts";

export const account = {
  "event:wxa_punish_event": {
    kind: "notice",
    fields: {
      /** 1 warning; 2 functions, 4 account, 10 page banned; 3 taken down. @zh 1 警告，2 功能、4 账号、10 页面封禁，3 下架 */
      event_type: "number",
      /** Id of the penalty, one for each. @zh 违规处罚 ID，每次违规唯一 */
      punish_id: "text",
      /** The mini program that is punished. @zh 被处罚小程序的 AppID */
      appid: "text",
      /** When the violation was, in seconds since 1970. @zh 违规时间，秒级时间戳 */
      punish_time: "number",
      /** Why. @zh 违规原因 */
      illegal_reason: "text",
      /** The evidence. @zh 违规内容 */
      illegal_content: ["text"],
      /** The rule that was broken. @zh 违反的规则名称 */
      rule_name: "text",
      /** Link to the rule. @zh 违反的规则链接 */
      rule_url: "text",
      /** Link to the guide for appeals and repair. @zh 申诉及整改指引链接 */
      adjust_guide_url: "text",
      /** The penalty, different for each event_type; 0 days are for ever. WeChat sends it as a text of JSON. @zh 处罚详情，随 event_type 而异，0 天即永久；微信以 JSON 字符串推送 */
      detail: {
        /** event_type 1: what is threatened. 1 the account banned, 2 functions banned, 3 taken down. @zh event_type 为 1：警告类型，1 封禁账号，2 封禁功能，3 下架 */
        warned_type: "number",
        /** event_type 1: until when to put it right, in seconds since 1970. @zh event_type 为 1：整改截止时间，秒级时间戳 */
        rectify_deadline: "number",
        /** event_type 1, warned_type 2: the functions. @zh event_type 为 1 且 warned_type 为 2：将封禁的功能 */
        warned_function_names: ["text"],
        /** event_type 1: for how many days; one for each function, or one in all. @zh event_type 为 1：将封禁的天数，与功能一一对应，其他情况只有一项 */
        warned_ban_days: ["number"],
        /** event_type 2: the functions. @zh event_type 为 2：被封禁的功能 */
        banned_function_names: ["text"],
        /** event_type 2: for how many days, one for each function; event_type 4: the account's days, alone. @zh event_type 为 2：封禁天数，与功能一一对应；为 4：账号的封禁天数，只有一项 */
        banned_days: ["number"],
        /** event_type 3: for how many days. @zh event_type 为 3：下架天数 */
        suspended_days: "number",
        /** event_type 10: the page. @zh event_type 为 10：被封禁的页面路径 */
        path: "text",
      },
    },
  },
  "event:wxa_comment_bad_score": {
    kind: "notice",
    fields: {
      /** The review. @zh 评价 */
      result: {
        /** Id of the review, which fetches the rest. @zh 评价 ID，用于查询评价详情 */
        comment_id: "text",
      },
    },
  },
  "event:debug_demo": {
    kind: "notice",
    fields: {
      /** What was typed into the debugging tool. @zh 在调试工具中填写的内容 */
      debug_str: "text",
    },
  },
} as const satisfies Record<string, PairFacts>;

const PENALTY =
  "https://developers.weixin.qq.com/miniprogram/dev/server/event_push/platform/Penalty_for_Violation.html";
const SECURITY = "https://developers.weixin.qq.com/miniprogram/dev/framework/security.html";
const THIRD_PARTY_PENALTY =
  "https://developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/product/illegalEvent.html";
const BAD_SCORE = "https://developers.weixin.qq.com/miniprogram/dev/server/event_push/guarantee/negative.html";
const PUSH = "https://developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push.html";

export const accountDocs = {
  "event:wxa_punish_event": {
    about: { en: "The mini program was punished for breaking a rule.", zh: "小程序因违规被处罚" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oYb8KxT3nQzWc0LrVs5JdGm7HpEA",
      CreateTime: 1718510403,
      MsgType: "event",
      Event: "wxa_punish_event",
      event_type: 2,
      punish_id: "73816402",
      appid: "wx3d289323f5900f8e",
      punish_time: 1718510400,
      illegal_reason: "存在诱导分享行为",
      illegal_content: ["分享后才能领取优惠券"],
      rule_name: "《微信小程序平台运营规范》5.行为规范-5.1滥用分享行为",
      rule_url: "https://developers.weixin.qq.com/miniprogram/product/index.html#_5-1-滥用分享行为",
      adjust_guide_url: "https://mp.weixin.qq.com/s/sample",
      detail: '{"banned_function_names":["分享朋友圈"],"banned_days":[7]}',
    },
    handler: [
      "handle: ({ punish_id, event_type, detail }, { log }) => {",
      "  // Tell whoever is on duty: the guide at adjust_guide_url says how to appeal.",
      '  log.warn("punished", { punish_id, event_type, functions: detail?.banned_function_names.join() });',
      "},",
    ],
    sources: [PENALTY, SECURITY, THIRD_PARTY_PENALTY],
    doubts: [
      {
        en: "illegal_content is a text in the table and a list of texts in every sample, always of one.",
        zh: "illegal_content 在字段表中是字符串，在所有示例中是只有一项的字符串数组",
      },
      {
        en: "A banned page is event_type 5 in the prose, 10 in the table and the sample.",
        zh: "页面封禁的 event_type 在正文中是 5，在字段表和示例中是 10",
      },
      {
        en: "The values of event_type are on the older pages only, and there is no XML sample.",
        zh: "event_type 的取值只见于旧页面；没有 XML 示例",
      },
    ],
  },
  "event:wxa_comment_bad_score": {
    about: { en: "A customer left a review of one or two stars.", zh: "收到差评（1 星或 2 星）" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oYb8KxT3nQzWc0LrVs5JdGm7HpEA",
      CreateTime: 1718517755,
      MsgType: "event",
      Event: "wxa_comment_bad_score",
      result: { comment_id: "2384617509213364518" },
    },
    handler: [
      "handle: ({ result }, { log }) => {",
      "  // getCommentInfo says who wrote it and what; resetApiKfQuota lets you write to them.",
      '  log.info("bad review", { comment_id: result?.comment_id });',
      "},",
    ],
    sources: [BAD_SCORE],
    doubts: [
      {
        en: "Older pages show comment_id outside result; the current page and a real packet have it inside.",
        zh: "旧页面的 comment_id 不在 result 内，现行页面和真实报文都在 result 内",
      },
    ],
  },
  "event:debug_demo": {
    about: { en: "The debugging tool of message push sent a test.", zh: "消息推送调试工具发来测试" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      CreateTime: 1718520060,
      MsgType: "event",
      Event: "debug_demo",
      debug_str: "hello world",
    },
    handler: ['handle: ({ debug_str }, { log }) => log.info("message push works", { characters: debug_str.length }),'],
    sources: [PUSH],
    doubts: [
      {
        en: "The page answers with a body of its own, to show encryption; that it is not needed follows from the general rule.",
        zh: "文档示例返回自定义内容，只为演示加密；按通用规则返回 success 即可",
      },
    ],
  },
} as const satisfies Record<keyof typeof account, PairDocs>;
