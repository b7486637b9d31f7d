// What is believed of cloud calls, messages, media and people at the desk.
import { type Belief, believe, type InBoth } from "./belief";
import { HAND_OVER_BELIEFS } from "./hand-over";
import { MEDIA_BELIEFS } from "./media";
import { MESSAGE_BELIEFS } from "./messages";

const BY_ACCESS_TOKEN: InBoth = {
  en: "Set WECHAT_APPID and WECHAT_APPSECRET: replies go by access token there",
  zh: "设置 WECHAT_APPID 和 WECHAT_APPSECRET：那里改用 access_token 发送",
};

const PLATFORM_REFUSALS: readonly number[] = [-604101, -604104, -501001];

const CLOUD_CALL_BELIEFS: readonly Belief[] = [
  believe({
    id: "cloud-calls-in-pushes",
    part: "calls",
    rule: "pushesMayCallOpenapi",
    other: false,
    what: { en: "Cloud calls work in a push that WeChat made", zh: "微信推送触发的云函数里可以发起云调用" },
    builtOn: { en: "the official sample makes one", zh: "官方示例就是这样" },
    otherwise: {
      en: "every send fails with -604101 or -604104",
      zh: "每次发送都报 -604101 或 -604104",
    },
    setting: BY_ACCESS_TOKEN,
  }),
  believe({
    id: "cloud-calls-in-called-functions",
    part: "calls",
    rule: "calledFunctionsMayCallOpenapi",
    other: false,
    what: {
      en: "A function that another function called in a push may make cloud calls, too",
      zh: "在推送里被另一个云函数调用的云函数，也可以发起云调用",
    },
    builtOn: {
      en: "WeChat's page on cloud calls promises them where the mini program's side begins; it does not name the second call",
      zh: "微信关于云调用的文档：由小程序端触发的云函数可以发起；没有写第二次调用",
    },
    otherwise: {
      en: "what background work sends is a dead letter with -604104, or goes by access token",
      zh: "后台任务发送的消息成为死信（-604104），或用 access_token 发送",
    },
    setting: BY_ACCESS_TOKEN,
  }),
  believe({
    id: "cloud-calls-in-timers",
    part: "calls",
    rule: "timersMayCallOpenapi",
    other: false,
    what: {
      en: "A timer may make cloud calls, if uploaded from DevTools",
      zh: "用开发者工具上传后，定时触发器可以发起云调用",
    },
    builtOn: { en: "a community answer; another report denies it", zh: "一条社区回答；另有反馈说不行" },
    otherwise: {
      en: "the customer's next push drains the backlog, or an access token [sends it](operating.md#sending-without-cloud-calls)",
      zh: "由客户的下一条推送补发积压，或用 access_token [发送](operating.zh-CN.md#不经云调用发送)",
    },
    setting: BY_ACCESS_TOKEN,
  }),
  believe({
    id: "timer-refusal-number",
    part: "calls",
    rule: "timerOpenapiErrorCode",
    other: -501_003,
    agrees: (seen) => PLATFORM_REFUSALS.includes(seen),
    what: {
      en: "A timer whose cloud calls are refused gets -604101, -604104 or -501001",
      zh: "被平台拒绝的定时触发云调用报 -604101、-604104 或 -501001",
    },
    builtOn: { en: "the SDK's table of numbers; one report", zh: "SDK 的错误码表；一条反馈" },
    otherwise: {
      en: "with an access token no cloud call is made there; without one, “typing…” is tried first, and nothing is sent after any failure of it",
      zh: "有 access_token 时那里不发起云调用；没有时先试「正在输入」，它失败就什么都不发",
    },
  }),
  believe({
    id: "content-check-of-who-writes",
    part: "calls",
    rule: "checksWhoWrites",
    other: false,
    what: {
      en: "Who writes to the service desk has been in the mini program within two hours, for the content check",
      zh: "给客服发消息的客户，两小时内访问过小程序，可以做内容检查",
    },
    builtOn: { en: "the check's page: the openid must have visited", zh: "内容检查的文档：openid 须有访问记录" },
    otherwise: {
      en: '61010: the text is not said, or by `onUnchecked: "send"`',
      zh: '61010：这段话不说，设置 `onUnchecked: "send"` 则照说',
    },
    setting: { en: 'Set `onUnchecked: "send"`', zh: '设置 `onUnchecked: "send"`' },
  }),
  {
    id: "unlisted-numbers-below-zero",
    what: {
      en: "A number of WeChat below zero that no list names is a failure of the system",
      zh: "没有任何列表写明的负数错误码是系统出错",
    },
    builtOn: { en: "-1 and -1000", zh: "-1 和 -1000" },
    otherwise: {
      en: "a reply is tried again until its window ends, and is a dead letter then",
      zh: "回复会一直重试到窗口结束，那时成为死信",
    },
    notProbed: {
      en: "nobody can make WeChat fail in a way that is on no list",
      zh: "没有办法让微信以列表之外的方式出错",
    },
  },
  {
    id: "refused-token-processes-nothing",
    what: {
      en: "After a refused access token, nothing of the message was processed",
      zh: "access token 被拒绝，表示消息完全没有处理",
    },
    builtOn: { en: "WeChat checks the token first everywhere", zh: "微信各处都先检查令牌" },
    otherwise: {
      en: "a message is sent twice, once every two hours at most",
      zh: "一条消息会发两遍，最多两小时一次",
    },
    notProbed: {
      en: "the case is a token that ends while the message is on its way; an invented one says nothing about it",
      zh: "问题出在消息途中失效的令牌；用编造的令牌试不出来",
    },
  },
];

export const CALL_BELIEFS: readonly Belief[] = [
  ...CLOUD_CALL_BELIEFS,
  ...MESSAGE_BELIEFS,
  ...MEDIA_BELIEFS,
  ...HAND_OVER_BELIEFS,
];
