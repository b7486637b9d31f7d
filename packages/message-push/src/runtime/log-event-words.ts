// What each log event means and what to do about it, for docs/reference/log-events.md. Nothing that runs imports this.
import type { Both } from "../language";
import type { LogEvent } from "./log-events";

export interface LogEventWords {
  readonly means: Both;
  /** Where it is more than good news. */
  readonly todo?: Both;
}

/** Every event of the log in words; links are written from docs/. */
export const LOG_EVENT_WORDS: Readonly<Record<LogEvent, LogEventWords>> = {
  arrived: { means: { en: "A push passed the guard", zh: "推送通过了入口检查" } },
  claimed: {
    means: {
      en: "This delivery does the work; `attempt` counts owners",
      zh: "由这次投递处理；`attempt` 是第几个持有者",
    },
    todo: { en: "`attempt` above 1: an earlier one died", zh: "`attempt` 大于 1：之前的实例中途消失了" },
  },
  sent: { means: { en: "WeChat took a reply", zh: "微信收下了一条回复" } },
  completed: { means: { en: "Recorded", zh: "已记录" } },
  handler: {
    means: { en: "What your handler logged, at the level it chose", zh: "处理函数自己写的日志，级别由它决定" },
  },
  "already-answered": {
    means: { en: "The push was done before; the recorded answer was given", zh: "这条推送早已处理完，给出记录的应答" },
    todo: {
      en: "many: WeChat repeats, so answers are slow. Look at `sinceArrivalMs` of `completed`",
      zh: "很多：微信在重推，说明应答太慢，看 `completed` 的 `sinceArrivalMs`",
    },
  },
  "in-progress": {
    means: { en: "Another delivery works on it, and was not done in time", zh: "另一次投递正在处理，没有及时完成" },
    todo: {
      en: "many: WeChat repeats, so answers are slow. Look at `sinceArrivalMs` of `completed`",
      zh: "很多：微信在重推，说明应答太慢，看 `completed` 的 `sinceArrivalMs`",
    },
  },
  "taken-over": {
    means: {
      en: "The relay, or the customer's next push, goes on with it",
      zh: "由投递器或该客户的下一条推送接着处理",
    },
  },
  invoked: {
    means: {
      en: "Slow work, or a handler that runs again, goes on in another invocation, which was begun",
      zh: "慢工作，或再次运行的处理函数，将在另一次调用里继续，调用已发起",
    },
    todo: {
      en: "without `resumed`: the function cannot be called by another",
      zh: "之后没有 `resumed`：云函数之间无法调用",
    },
  },
  resumed: {
    means: {
      en: "Slow work, or a handler that runs again, goes on in this invocation",
      zh: "慢工作，或再次运行的处理函数，在这次调用里继续",
    },
  },
  "resume-stale": { means: { en: "Another invocation was faster", zh: "已有别人接手" } },
  backlog: {
    means: {
      en: "Something older of this customer waits; `due` says how much is due",
      zh: "该客户有更早的未完成；`due` 是到期的条数",
    },
  },
  unconfirmed: {
    means: {
      en: "WeChat's answer got lost, and the reply counts as sent by `onUnknownSend`: the customer may have it twice, or rarely not at all",
      zh: "微信的回应丢了，按 `onUnknownSend` 视为已发：用户可能收到两次，极少数情况下没有收到",
    },
    todo: { en: "many: the platform's network", zh: "很多：平台网络不稳" },
  },
  "send-announced": {
    means: {
      en: "WeChat's answer got lost; the record knows of the second try (`tries`) before it is made",
      zh: "微信的回应丢了；重发之前，记录里已写明第几次（`tries`）",
    },
  },
  "send-retried": {
    means: {
      en: "Of a reply: WeChat was busy, was not reached, or its answer got lost; tried again at once",
      zh: "发送回复时微信繁忙、没有连上或回应丢失，当场重试",
    },
  },
  "media-retried": {
    means: {
      en: "Of a picture: WeChat was busy, was not reached, or its answer got lost; tried again at once",
      zh: "传图片时微信繁忙、没有连上或回应丢失，当场重试",
    },
  },
  "picture-uploaded": {
    means: {
      en: "A picture of a reply was uploaded: once a day for all instances. `from` is `file`, `fileID` or `url`",
      zh: "上传了一张回复里的图片：所有实例每天一次。`from` 是 `file`、`fileID` 或 `url`",
    },
    todo: {
      en: "often in a day for few pictures: look at `picture-unshared`",
      zh: "图片不多而一天出现很多次：看 `picture-unshared`",
    },
  },
  "picture-unshared": {
    means: {
      en: "The database did not say in time whether another instance has the picture, so this one uploaded it for itself",
      zh: "数据库没有及时告知别的实例是否已有这张图片，本实例自己上传了",
    },
    todo: { en: "云开发 → 数据库, and the quota", zh: "云开发 → 数据库，以及配额" },
  },
  "picture-renewed": {
    means: {
      en: "WeChat did not know the id of a picture any more (40007), before its time: it was uploaded and sent once more",
      zh: "微信提前不认图片的 media_id（40007）：已重新上传并再发一次",
    },
    todo: { en: "often: something else removes your temporary media", zh: "经常出现：有别的程序在清除临时素材" },
  },
  "half-character-dropped": {
    means: {
      en: "A reply held half of a character, which a `slice` leaves behind; it was sent without it",
      zh: "回复里有半个字符（`slice` 切断了表情），去掉后发送",
    },
    todo: {
      en: 'any: cut texts by characters, `[...text].slice(0, 500).join("")`',
      zh: '一旦出现：按字符截取文本，`[...text].slice(0, 500).join("")`',
    },
  },
  "typing-not-shown": {
    means: { en: '"typing…" was refused; nothing depends on it', zh: "「正在输入」被拒绝，没有任何事依赖它" },
  },
  "budget-unknown": {
    means: {
      en: "Other replies to the customer could not be counted; it was tried all the same",
      zh: "无法统计发给该客户的其他回复，仍然试着发送",
    },
    todo: { en: "云开发 → 数据库, and the quota", zh: "云开发 → 数据库，以及配额" },
  },
  "transfer-too-late": {
    means: {
      en: "A transfer was decided when WeChat did not wait for it any more: the customer is told, and a dead letter follows",
      zh: "决定转人工时微信已经不等了：会告诉客户，随后成为死信",
    },
    todo: { en: "many: decide on transfers sooner", zh: "很多：更早决定转人工" },
  },
  cancelled: {
    means: {
      en: "A person has the conversation, so what was still to be said (`unsent`) is cancelled; the record is completed with `HANDED_OVER`",
      zh: "会话已经转给人工，还没说的（`unsent`）不再发送；记录以 `HANDED_OVER` 完成",
    },
  },
  failed: {
    means: {
      en: "The attempt ended with an error: `code`, `errCode`, `errorClass`, `thrownAt`",
      zh: "这次处理以错误结束：`code`、`errCode`、`errorClass`、`thrownAt`",
    },
    todo: {
      en: "[errors.md](reference/errors.md); `thrownAt` is the place in the bundle. With `PUSH_LOG_ERROR_TEXT=true` also `errorText` and `errorStack`",
      zh: "[errors.md](reference/errors.md)；`thrownAt` 是打包文件里的位置。设置 `PUSH_LOG_ERROR_TEXT=true` 时还有 `errorText` 和 `errorStack`",
    },
  },
  waiting: {
    means: {
      en: "It will be tried again in `dueInMs`; `reason` and `errCode` say why. info only where a payment's handler returned `ack.notYet()`",
      zh: "`dueInMs` 之后再试，原因见 `reason` 和 `errCode`。支付的处理函数返回 `ack.notYet()` 时级别是 info",
    },
    todo: {
      en: "many with one `errCode`: [every number](reference/numbers.md)",
      zh: "同一个 `errCode` 很多：[全部错误码](reference/numbers.md)",
    },
  },
  "dead-letter": {
    means: {
      en: "Given up: `reason`, `attempts`, `runs`, `unsent`",
      zh: "放弃了：`reason`、`attempts`、`runs`、`unsent`",
    },
    todo: { en: "[dead letters](operating.md)", zh: "[死信](operating.zh-CN.md)" },
  },
  "fields-unreadable": {
    means: {
      en: "The push has `fields` whose content is not of the form that the catalogue knows; the handler runs without it",
      zh: "推送里 `fields` 这些字段的内容不是目录所知的形式；处理函数运行时没有它",
    },
    todo: {
      en: "compare with [pairs.md](reference/pairs.md); report the form, without its content",
      zh: "与 [pairs.zh-CN.md](reference/pairs.zh-CN.md) 对照；反馈它的形式，不要附内容",
    },
  },
  unhandled: {
    means: {
      en: "A pair without a handler came. warn: it was acknowledged. error: it was not, because it is a customer's message, or stands for money or goods",
      zh: "来了没有处理函数的消息对。warn：已应答；error：没有应答，因为它是客户消息，或代表钱和货",
    },
    todo: { en: "add it to `on`, or take the row away; money: soon", zh: "加进 `on`，或删除该行配置；钱和货要尽快" },
  },
  "claim-unavailable": {
    means: { en: "The database did not answer the claim", zh: "认领时数据库没有响应" },
    todo: { en: "云开发 → 数据库, and the quota", zh: "云开发 → 数据库，以及配额" },
  },
  unprotected: {
    means: { en: "The database was down, and the push was answered all the same", zh: "数据库不可用，仍然应答了" },
    todo: { en: "afterwards, expect doubles", zh: "事后可能有重复回复" },
  },
  "claimed-late": { means: { en: "The database came back just in time", zh: "数据库刚好恢复" } },
  "progress-unrecorded": {
    means: { en: "A reply was sent, and that could not be recorded", zh: "回复已发出，但没能记录" },
    todo: { en: "云开发 → 数据库, and the quota", zh: "云开发 → 数据库，以及配额" },
  },
  "outcome-unrecorded": {
    means: {
      en: "The end could not be recorded; a redelivery or the relay finds the push unfinished",
      zh: "结果没有写入；重推或投递器会发现它没有完成",
    },
    todo: { en: "together with `claim-unavailable`: the database", zh: "与 `claim-unavailable` 一起出现：数据库" },
  },
  "outcome-unconfirmed": {
    means: { en: "The end was recorded, but the answer to that got lost", zh: "结果已写入，但写入的回应丢了" },
  },
  "backlog-flag-unrecorded": {
    means: {
      en: "The customer's next push will not know that something waits; the relay still does",
      zh: "该客户的下一条推送不会知道有积压；投递器仍会处理",
    },
    todo: { en: "云开发 → 数据库, and the quota", zh: "云开发 → 数据库，以及配额" },
  },
  "backlog-undrained": {
    means: {
      en: "The customer's backlog could not be looked up; the next push tries again",
      zh: "查不到该客户的积压，下一条推送再试",
    },
    todo: { en: "云开发 → 数据库, and the quota", zh: "云开发 → 数据库，以及配额" },
  },
  "invoke-failed": {
    means: {
      en: "Another invocation could not be started; the relay tries again",
      zh: "无法发起另一次调用，投递器会再试",
    },
    todo: { en: "is the function deployed under that name?", zh: "该名称的云函数部署了吗？" },
  },
  relay: {
    means: {
      en: "One run of the relay: how many pushes it left `completed`, `waiting` or `dead`, `invoked` again, found with another owner (`lease-lost`), `failed` on, and `purged`",
      zh: "投递器运行一次的统计：`completed`、`waiting`、`dead` 是结果为该状态的条数，`invoked` 是重新发起调用的，`lease-lost` 是已有别的持有者的，`failed` 是出错的，`purged` 是清除的",
    },
    todo: {
      en: "none for 5 minutes: its [trigger](going-live.md#with-wechat-devtools). `failed` above 0: the lines before it",
      zh: "5 分钟没有：[触发器](going-live.zh-CN.md)没有上传。`failed` 大于 0：看它前面几行",
    },
  },
  "relay-failed": {
    means: { en: "One push could not be gone on with; it is due again", zh: "有一条推送无法继续，会再次到期" },
    todo: { en: "its record: [queries](operating.md)", zh: "看它的记录：[查询](operating.zh-CN.md)" },
  },
  told: {
    means: {
      en: "The relay said something of its own after this push: that a [dialogue](answers.md) is over",
      zh: "投递器在这条推送之后自己说了一句话：[对话](answers.zh-CN.md)已经超时",
    },
  },
  untold: {
    means: {
      en: "What the relay said of its own was refused by WeChat, or nobody knows whether it took it; it is not said again",
      zh: "投递器自己说的一句话被微信拒绝，或不知道微信是否收下；不会再说",
    },
    todo: { en: "the number in `errCode`", zh: "看 `errCode`" },
  },
  "http-refused": {
    means: {
      en: "A request at the HTTP endpoint that is not WeChat's, or is set up wrong; `reason`, `status`. Ten lines a minute for a reason, then `leftOut`: how many more there were",
      zh: "HTTP 入口收到的不是微信的请求，或配置有误；见 `reason`、`status`。同一原因每分钟十行，之后用 `leftOut` 写明还有多少",
    },
    todo: { en: "[Over HTTP](troubleshooting.md)", zh: "[HTTP 推送](troubleshooting.zh-CN.md)" },
  },
  "http-failed": {
    means: {
      en: "The endpoint answered 500, so WeChat pushes again; `ENVIRONMENT_INVALID` names all settings that are wrong",
      zh: "HTTP 入口返回 500，微信会重推；`ENVIRONMENT_INVALID` 列出全部有误的配置",
    },
    todo: { en: "set them, deploy", zh: "设置好，重新部署" },
  },
  "resume-failed": {
    means: {
      en: "On a server of your own (`npm run serve`): a push could not be gone on with in the background; it is due again",
      zh: "自建服务器（`npm run serve`）上，有一条推送没能在后台继续，会再次到期",
    },
    todo: { en: "its record: [queries](operating.md)", zh: "看它的记录：[查询](operating.zh-CN.md)" },
  },
  "smoke-test": {
    means: { en: "`npm run smoke` called; nothing was sent", zh: "`npm run smoke` 的调用，没有发送任何内容" },
  },
};
