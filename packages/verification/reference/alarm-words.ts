// The alarms that docs/reference/log-events.md proposes: on log events, on the platform's metrics, and on what the database holds.
import type { Both } from "../../message-push/src/language";

export interface Alarm {
  /** What it is set on. */
  readonly on: Both;
  /** To begin with. */
  readonly threshold: Both;
  readonly means: Both;
  readonly todo: Both;
}

/** Links are written from docs/. */
export const ALARMS: readonly Alarm[] = [
  {
    on: { en: "`dead-letter` in the log", zh: "日志出现 `dead-letter`" },
    threshold: { en: "1", zh: "1" },
    means: { en: "A customer got no reply, and will get none", zh: "有客户没有得到回复，也不会再得到" },
    todo: { en: "by `reason`: [dead letters](operating.md)", zh: "按 `reason` 处理：[死信](operating.zh-CN.md)" },
  },
  {
    on: { en: "`unhandled` of level error", zh: "error 级别的 `unhandled`" },
    threshold: { en: "1", zh: "1" },
    means: {
      en: "Money or goods, or a customer's message, have no handler; WeChat pushes a payment for hours, then never",
      zh: "钱和货、或客户消息没有处理函数；支付微信会重推几小时，然后不再推",
    },
    todo: {
      en: "deploy a handler: `npm run new <pair>`; what is over by then: ask WeChat for the order",
      zh: "部署处理函数：`npm run new <消息对>`；已错过的按订单查询",
    },
  },
  {
    on: { en: "metric `FunctionError` of a push function", zh: "推送函数的指标 `FunctionError`" },
    threshold: { en: "3 in 5 minutes", zh: "5 分钟 3 次" },
    means: {
      en: "Pushes were refused or failed: WeChat pushes again, then the customer sees the notice",
      zh: "推送被拒绝或失败：微信会重推，之后客户看到提示",
    },
    todo: { en: "the log of that function", zh: "看该函数的日志" },
  },
  {
    on: { en: "no line `relay`", zh: "没有 `relay` 这一行" },
    threshold: { en: "5 minutes", zh: "5 分钟" },
    means: { en: "The backlog is drained only by customers' next pushes", zh: "积压只能靠客户的下一条推送来处理" },
    todo: { en: "upload `relay` and its trigger from DevTools", zh: "用开发者工具上传 `relay` 及其触发器" },
  },
  {
    on: { en: "metric `FunctionTimeout`", zh: "指标 `FunctionTimeout`" },
    threshold: { en: "1", zh: "1" },
    means: {
      en: "An instance was killed: an endless loop, or a timeout below 2 s",
      zh: "实例被强制结束：死循环，或超时时间小于 2 秒",
    },
    todo: { en: "the handler; 超时时间", zh: "检查处理函数；超时时间" },
  },
  {
    on: { en: "`claim-unavailable`", zh: "`claim-unavailable`" },
    threshold: { en: "10 in 5 minutes", zh: "5 分钟 10 次" },
    means: { en: "The database is down or its quota is used up", zh: "数据库不可用，或配额用完" },
    todo: { en: "云开发 → 数据库; 套餐用量", zh: "云开发 → 数据库；套餐用量" },
  },
  {
    on: {
      en: "records that are due for more than 10 minutes ([query](operating.md))",
      zh: "到期超过 10 分钟的记录（[查询](operating.zh-CN.md)）",
    },
    threshold: { en: "1", zh: "1" },
    means: { en: "The relay cannot finish them", zh: "投递器处理不了" },
    todo: { en: "`relay-failed`, `waiting` in its log", zh: "看它日志里的 `relay-failed`、`waiting`" },
  },
  {
    on: { en: "`http-refused` with `signature`", zh: "原因为 `signature` 的 `http-refused`" },
    threshold: { en: "20 in 5 minutes", zh: "5 分钟 20 次" },
    means: { en: "Forged requests, or Token was changed on one side only", zh: "有伪造的请求，或 Token 只改了一边" },
    todo: { en: "`npm run verify-url -- <url>`", zh: "`npm run verify-url -- <url>`" },
  },
  {
    on: { en: "-604101", zh: "-604101" },
    threshold: { en: "1", zh: "1" },
    means: {
      en: "Permissions are gone, often after an upload by another tool",
      zh: "权限失效，多半是用别的工具上传过",
    },
    todo: {
      en: "[upload from DevTools](going-live.md#with-wechat-devtools), wait 10 minutes",
      zh: "[用开发者工具上传](going-live.zh-CN.md)，等 10 分钟",
    },
  },
  {
    on: { en: "套餐用量", zh: "套餐用量" },
    threshold: { en: "80 %", zh: "80 %" },
    means: {
      en: "Without 超限按量, the environment [stops](https://docs.cloudbase.net/solutions/cloudbase-for-platforms/quota) when it is used up",
      zh: "没有开启超限按量时，用完即[停服](https://docs.cloudbase.net/solutions/cloudbase-for-platforms/quota)",
    },
    todo: { en: "enlarge it, or allow 超限按量", zh: "升级套餐，或开启超限按量" },
  },
];
