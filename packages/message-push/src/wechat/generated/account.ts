// Generated from ../catalogue/account.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:wxa_punish_event`: The mini program was punished for breaking a rule.
 * @zh 小程序因违规被处罚
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/platform/Penalty_for_Violation.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/security.html
 * @see https://developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/product/illegalEvent.html
 */
export interface WxaPunishEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "wxa_punish_event";
  /** 1 warning; 2 functions, 4 account, 10 page banned; 3 taken down. @zh 1 警告，2 功能、4 账号、10 页面封禁，3 下架 */
  readonly event_type?: number;
  /** Id of the penalty, one for each. @zh 违规处罚 ID，每次违规唯一 */
  readonly punish_id: string;
  /** The mini program that is punished. @zh 被处罚小程序的 AppID */
  readonly appid: string;
  /** When the violation was, in seconds since 1970. @zh 违规时间，秒级时间戳 */
  readonly punish_time?: number;
  /** Why. @zh 违规原因 */
  readonly illegal_reason: string;
  /** The evidence. @zh 违规内容 */
  readonly illegal_content: readonly string[];
  /** The rule that was broken. @zh 违反的规则名称 */
  readonly rule_name: string;
  /** Link to the rule. @zh 违反的规则链接 */
  readonly rule_url: string;
  /** Link to the guide for appeals and repair. @zh 申诉及整改指引链接 */
  readonly adjust_guide_url: string;
  /** The penalty, different for each event_type; 0 days are for ever. WeChat sends it as a text of JSON. @zh 处罚详情，随 event_type 而异，0 天即永久；微信以 JSON 字符串推送 */
  readonly detail?: {
    /** event_type 1: what is threatened. 1 the account banned, 2 functions banned, 3 taken down. @zh event_type 为 1：警告类型，1 封禁账号，2 封禁功能，3 下架 */
    readonly warned_type?: number;
    /** event_type 1: until when to put it right, in seconds since 1970. @zh event_type 为 1：整改截止时间，秒级时间戳 */
    readonly rectify_deadline?: number;
    /** event_type 1, warned_type 2: the functions. @zh event_type 为 1 且 warned_type 为 2：将封禁的功能 */
    readonly warned_function_names: readonly string[];
    /** event_type 1: for how many days; one for each function, or one in all. @zh event_type 为 1：将封禁的天数，与功能一一对应，其他情况只有一项 */
    readonly warned_ban_days: readonly number[];
    /** event_type 2: the functions. @zh event_type 为 2：被封禁的功能 */
    readonly banned_function_names: readonly string[];
    /** event_type 2: for how many days, one for each function; event_type 4: the account's days, alone. @zh event_type 为 2：封禁天数，与功能一一对应；为 4：账号的封禁天数，只有一项 */
    readonly banned_days: readonly number[];
    /** event_type 3: for how many days. @zh event_type 为 3：下架天数 */
    readonly suspended_days?: number;
    /** event_type 10: the page. @zh event_type 为 10：被封禁的页面路径 */
    readonly path: string;
  };
}

/**
 * Pair `event:wxa_comment_bad_score`: A customer left a review of one or two stars.
 * @zh 收到差评（1 星或 2 星）
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/guarantee/negative.html
 */
export interface WxaCommentBadScoreEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "wxa_comment_bad_score";
  /** The review. @zh 评价 */
  readonly result?: {
    /** Id of the review, which fetches the rest. @zh 评价 ID，用于查询评价详情 */
    readonly comment_id: string;
  };
}

/**
 * Pair `event:debug_demo`: The debugging tool of message push sent a test.
 * @zh 消息推送调试工具发来测试
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push.html
 */
export interface DebugDemoEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "debug_demo";
  /** What was typed into the debugging tool. @zh 在调试工具中填写的内容 */
  readonly debug_str: string;
}
