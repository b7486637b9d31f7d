// What is believed of a push: tries, pauses, and what it brings.
import { type Belief, believe } from "./belief";

const HTTP_RULE = {
  en: "the rule for HTTP push; none is written for functions",
  zh: "HTTP 推送的规则；没有文档专门写云函数",
};

/** Somebody else than WeChat: a source that the guard refuses. Must equal CLIENT_SOURCES in src/runtime/admit-push.ts. */
const CLIENT_SOURCES = ["wx_client", "wx_devtools", "wx_localdebug", "wx_crawler"];

/** What a push brings. */
const CONTENT: readonly Belief[] = [
  believe({
    id: "push-openid",
    part: "first-push",
    rule: "openidInPushes",
    other: false,
    what: {
      en: "`getWXContext().OPENID` is the sender of a customer-service push",
      zh: "客服推送里 `getWXContext().OPENID` 就是发送者",
    },
    builtOn: { en: "the official sample uses it as such", zh: "官方示例这样使用" },
    otherwise: {
      en: "the guard refuses real pushes with `CALLER_REFUSED`: report it",
      zh: "真实推送会被入口检查以 `CALLER_REFUSED` 拒绝：请反馈",
    },
  }),
  believe({
    id: "push-source",
    part: "first-push",
    rule: "pushSource",
    other: "wx_client",
    agrees: (seen) => !seen.split(",").some((source) => CLIENT_SOURCES.includes(source)),
    what: {
      en: "`getWXContext().SOURCE` of a push contains no client",
      zh: "推送的 `getWXContext().SOURCE` 里没有客户端",
    },
    builtOn: { en: "no value is documented", zh: "没有文档写明取值" },
    otherwise: {
      en: "the guard refuses real pushes with `CALLER_REFUSED`: report it",
      zh: "真实推送会被入口检查以 `CALLER_REFUSED` 拒绝：请反馈",
    },
  }),
  believe({
    id: "push-user-info",
    part: "first-push",
    rule: "userInfoInPushes",
    other: true,
    what: {
      en: "A push has no `userInfo` inside its event; `{ appId, openId }` is fine, too",
      zh: "推送的事件里没有 `userInfo`；有 `{ appId, openId }` 也没关系",
    },
    builtOn: {
      en: "real calls of clients and of cloudPay have it",
      zh: "客户端和 cloudPay 的真实调用里有它",
    },
    otherwise: {
      en: "nothing: the runtime drops it before it makes the idempotency key",
      zh: "不影响：运行时在计算幂等键之前就去掉它",
    },
  }),
];

/** When it comes again, and what it is like then. */
const TRIES: readonly Belief[] = [
  believe({
    id: "push-tries",
    part: "silent",
    rule: "attempts",
    other: 2,
    what: { en: "A push to a function is tried 3 times", zh: "推送到云函数会试 3 次" },
    builtOn: HTTP_RULE,
    otherwise: { en: "fewer redeliveries; nothing to change", zh: "重推更少，不用改动" },
  }),
  believe({
    id: "push-wait",
    part: "silent",
    rule: "attemptMs",
    other: 9_000,
    // From one delivery to the next it is also the time in which an instance starts, or starts sooner.
    agrees: (seen) => seen >= 3_500 && seen <= 7_500,
    what: { en: "WeChat waits 5 s at each try of a push to a function", zh: "推送到云函数，微信每次等 5 秒" },
    builtOn: HTTP_RULE,
    otherwise: {
      en: "shorter: answers come too late; longer: nothing to change",
      zh: "更短：应答来不及；更长：不用改动",
    },
    setting: {
      en: "`deadlineMs` in `defineFunction`: 1000 less than what was seen, from 1000 to 4800",
      zh: "`defineFunction` 的 `deadlineMs`：比看到的少 1000，取值 1000 到 4800",
    },
  }),
  believe({
    id: "push-notice",
    part: "silent",
    rule: "noticesUnanswered",
    other: false,
    what: {
      en: "A customer whose message stays unanswered sees 该小程序客服暂时无法提供服务，请稍后再试",
      zh: "消息一直没有应答的客户，会看到「该小程序客服暂时无法提供服务，请稍后再试」",
    },
    builtOn: { en: "an older text of WeChat's page on message push", zh: "微信消息推送文档的旧版" },
    otherwise: {
      en: "the customer sees nothing: a failure shows in the log only",
      zh: "客户什么也看不到：出错只能从日志里发现",
    },
  }),
  believe({
    id: "push-msgid",
    part: "silent",
    rule: "redeliveryKeepsMsgId",
    other: false,
    what: { en: "`MsgId` is the same in every delivery of a message", zh: "同一条消息，每次投递的 `MsgId` 相同" },
    builtOn: { en: "WeChat's own rule for duplicates", zh: "微信自己的去重规则" },
    otherwise: {
      en: "a message that is delivered again is handled twice: report it",
      zh: "重推的消息会被处理两次：请反馈",
    },
  }),
  believe({
    id: "push-createtime",
    part: "entering",
    rule: "redeliveryKeepsCreateTime",
    other: false,
    what: {
      en: "`CreateTime` is the same in every delivery of an event without MsgId",
      zh: "没有 MsgId 的事件，每次投递的 `CreateTime` 相同",
    },
    builtOn: { en: "WeChat's own rule for duplicates", zh: "微信自己的去重规则" },
    otherwise: { en: "such an event is handled twice", zh: "这样的事件会被处理两次" },
  }),
  believe({
    id: "push-failed",
    part: "failing",
    rule: "retriesAfterFailure",
    other: false,
    what: { en: "A push whose function fails is tried again", zh: "云函数报错的推送会重推" },
    builtOn: HTTP_RULE,
    otherwise: {
      en: 'what asks for a redelivery gets none: with `onStoreDown: "redeliver"`, a message that comes while the database is down is not answered',
      zh: '要求重推也不会重推：设置了 `onStoreDown: "redeliver"` 时，数据库不可用期间的消息得不到回复',
    },
    setting: {
      en: '`onStoreDown: "answer"` for messages, which is the default',
      zh: '消息用默认的 `onStoreDown: "answer"`',
    },
  }),
  believe({
    id: "push-nonsense",
    part: "failing",
    rule: "retriesAfterNonsense",
    other: true,
    what: {
      en: "A push whose function answers something without a meaning is not tried again",
      zh: "云函数的应答没有意义时，微信不会重推",
    },
    builtOn: {
      en: "an older text of WeChat's page names the notice for it, and no other try",
      zh: "微信文档的旧版只说客户会看到提示，没有说重推",
    },
    otherwise: {
      en: "nothing to change: the runtime makes no such answer",
      zh: "不用改动：运行时不会给出这样的应答",
    },
  }),
  believe({
    id: "push-late-answer",
    part: "late",
    rule: "lateAnswersCount",
    other: true,
    what: {
      en: "An answer after WeChat's wait does not count: the next try follows all the same",
      zh: "超过微信等待时间的应答不算数，照样重推",
    },
    builtOn: {
      en: "the rule for HTTP push, where the connection is dropped",
      zh: "HTTP 推送的规则：到时间就断开连接",
    },
    otherwise: { en: "fewer redeliveries; nothing to change", zh: "重推更少，不用改动" },
  }),
];

export const PUSH_BELIEFS: readonly Belief[] = [...CONTENT, ...TRIES];
