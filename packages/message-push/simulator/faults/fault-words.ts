// What can be injected where, in words, for docs/reference/control-api.md. Nothing that runs imports this.
import type { Both } from "../../src/language";
import type { CutOff } from "./cut-off";
import type { InvocationEffect, PushEffect, RequestEffect, StartEffect } from "./fault";
import type { FigureName, SelectorName } from "./kinds";
import type { Site } from "./places";

/** What `on` may name, by what it is injected into. */
export const PLACE_WORDS: readonly { readonly on: string; readonly means: Both }[] = [
  {
    on: "`database.insertDocument`, `functions.invokeFunction`, …",
    means: { en: "that action of the gateway", zh: "网关的这个动作" },
  },
  {
    on: "`customerServiceMessage.send`, …",
    means: { en: "that cloud call; `wx.openApi` is any of them", zh: "这个云调用；`wx.openApi` 是任意一个" },
  },
  { on: "`database`", means: { en: "any action on the database", zh: "数据库的任何动作" } },
  { on: "`gateway`", means: { en: "any request of a function", zh: "云函数的任何请求" } },
  { on: "`start`", means: { en: "an instance that is about to load", zh: "即将加载的实例" } },
  {
    on: "`invocation`",
    means: { en: "one call of a function, with all its requests", zh: "一次云函数调用，连同它的全部请求" },
  },
  {
    on: "`push`",
    means: { en: "a delivery by WeChat: one attempt of a push", zh: "微信的一次投递：一条推送的一次尝试" },
  },
];

interface KindWords extends Readonly<Record<Site, unknown>> {
  readonly request: Readonly<Record<RequestEffect["kind"], Both>>;
  readonly start: Readonly<Record<StartEffect["kind"], Both>>;
  readonly invocation: Readonly<Record<InvocationEffect["kind"], Both>>;
  readonly push: Readonly<Record<PushEffect["kind"], Both>>;
}

/** Every kind at every site; one without words does not compile. */
export const KIND_WORDS: KindWords = {
  request: {
    delay: { en: "it takes so much longer", zh: "多花这么久" },
    hang: { en: "no response comes", zh: "没有响应" },
    reset: { en: "the connection breaks in place of a response", zh: "连接断开，没有响应" },
    status: { en: "an HTTP error comes in place of the response", zh: "返回一个 HTTP 错误" },
    empty: {
      en: "status 200 without a body; the SDK takes that for success of a cloud call",
      zh: "状态码 200，正文为空；SDK 把它当作云调用成功",
    },
    truncated: {
      en: "half of the true response comes; for a send, the SDK takes that for success too",
      zh: "只收到真实响应的一半；发送时 SDK 也当作成功",
    },
    errcode: {
      en: "a cloud call is refused with that number; those below -1 are the platform's own",
      zh: "云调用以这个错误码被拒绝；小于 -1 的是平台自己的",
    },
    code: {
      en: "the gateway refuses with that code, for example `EXCEED_REQUEST_LIMIT`",
      zh: "网关以这个代码拒绝，例如 `EXCEED_REQUEST_LIMIT`",
    },
    duplicate: {
      en: "*after*: an insert is done, and its response is E11000 all the same, as when the request was repeated on its way. *before*: E11000 though nothing was inserted, by another unique index or from a stale copy",
      zh: "*after*：插入已完成，响应却是 E11000，如同请求在路上重复了一次。*before*：什么都没有插入，响应却是 E11000，如同另有唯一索引，或读到了旧数据",
    },
    die: {
      en: "the instance is gone; *later*: when it has received the response, before its next request or its return",
      zh: "实例消失；*later*：收到响应之后，下一个请求或返回之前",
    },
    freeze: {
      en: "the instance is frozen for so long, then gets its response, or finds the connection broken (`thaw`), and runs on",
      zh: "实例冻结这么久，然后得到响应，或发现连接已断（`thaw`），继续运行",
    },
  },
  start: {
    delay: {
      en: "the cold start takes so much longer; the function's timeout begins after it",
      zh: "冷启动多花这么久；云函数的超时从这之后开始",
    },
    die: { en: "the instance dies while it loads", zh: "实例在加载时消失" },
    skew: {
      en: "its clock is ahead of everybody's (behind, if negative) for its whole life",
      zh: "它的时钟一生都比别人快（负数则慢）",
    },
    "cut-off": {
      en: "it is cut off from everything for its whole life, also while it loads",
      zh: "它一生都与外界完全断开，加载时也是",
    },
  },
  invocation: {
    "cut-off": {
      en: "this call is cut off from everything; the next one on the same instance is not",
      zh: "这次调用与外界完全断开；同一实例的下一次调用不受影响",
    },
  },
  push: {
    early: {
      en: "the next attempt begins so long after this one began, though this one is not answered yet",
      zh: "这一次还没有应答，下一次就在这么久之后开始",
    },
    twice: {
      en: "the attempt is delivered twice at once, and answered when either is",
      zh: "这一次同时投递两份，任一份应答即算应答",
    },
    "give-up": { en: "no attempt follows this one", zh: "之后不再尝试" },
  },
};

/** What the SDK hears while it is cut off. */
export const CUT_OFF_WORDS: Readonly<Record<CutOff, Both>> = {
  refused: {
    en: "nothing listens at its address: `ECONNREFUSED`",
    zh: "地址上没有程序监听：`ECONNREFUSED`",
  },
  "no-dns": {
    en: "the name of its address does not resolve: `ENOTFOUND`",
    zh: "地址的域名解析不了：`ENOTFOUND`",
  },
  reset: { en: "the connection breaks once the request is written", zh: "请求写出后连接断开" },
  hang: { en: "no answer, until its own time is over", zh: "没有应答，直到 SDK 自己超时" },
  "502": { en: "an HTML page with status 502", zh: "状态码 502 的 HTML 页面" },
};

/** What a figure may be. */
export const FIGURE_WORDS: Readonly<Record<FigureName, Both>> = {
  delayMs: { en: "milliseconds from 0", zh: "毫秒，从 0 起" },
  freezeMs: { en: "milliseconds from 0", zh: "毫秒，从 0 起" },
  thaw: { en: '`"answer"` (default) or `"reset"`', zh: '`"answer"`（默认）或 `"reset"`' },
  skewMs: { en: "milliseconds; negative for a clock that is behind", zh: "毫秒；负数表示时钟慢了" },
  how: { en: "one of the table below", zh: "见下表" },
  status: { en: "an HTTP status from 400 to 599", zh: "HTTP 状态码，400 至 599" },
  body: { en: '`"html"` or `"json"`', zh: '`"html"` 或 `"json"`' },
  errcode: {
    en: "WeChat's number, for example 45015, or the platform's, for example -604101",
    zh: "微信的错误码，例如 45015；或平台的，例如 -604101",
  },
  code: {
    en: "a code of the gateway, for example `EXCEED_REQUEST_LIMIT`",
    zh: "网关的代码，例如 `EXCEED_REQUEST_LIMIT`",
  },
};

/** For whom and how often. */
export const SELECTOR_WORDS: Readonly<Record<SelectorName, Both>> = {
  functionName: { en: "this function only", zh: "只有这个云函数" },
  openid: {
    en: "this user only: the sender of a push, the `touser` of a cloud call, else the user the function was called for",
    zh: "只有这个用户：推送的发送者，云调用的 `touser`，否则是为谁调用的云函数",
  },
  nth: {
    en: "first at the nth occurrence since it was ordered; 1 by default",
    zh: "从下达起的第几次；默认 1",
  },
  times: { en: "so many occurrences; 1 by default", zh: "几次；默认 1" },
  forMs: {
    en: "in place of `times`: everything for that long from the first injection on",
    zh: "代替 `times`：从第一次注入起这么久之内的全部",
  },
  probability: {
    en: "in place of `nth`, `times` and `forMs`: each occurrence with that probability, above 0 and up to 1, until cleared",
    zh: "代替 `nth`、`times` 和 `forMs`：每次按这个概率（大于 0，不超过 1），直到清除",
  },
  seed: { en: "with `probability`: the same ones for the same seed", zh: "与 `probability` 同用：同样的种子结果相同" },
};
