// What docs/reference/pairs.md says around the catalogue, in both languages.
import type { PairKind, PushMode, Words } from "../../message-push/src/wechat/catalogue/facts";

export type Language = keyof Words;

/** The two files, by language. */
export const REFERENCE_FILES: Readonly<Record<Language, string>> = {
  en: "docs/reference/pairs.md",
  zh: "docs/reference/pairs.zh-CN.md",
};

/** The sentences that stand above the catalogue. */
export const INTRODUCTION: Readonly<Record<Language, string>> = {
  en: `# Every push

[中文](pairs.zh-CN.md)

What WeChat's pages say that it pushes to a mini program or a mini game, field by field: what a handler gets, what it may return, and
what no page says for certain. All 31 pages of the tree
[event_push](https://developers.weixin.qq.com/miniprogram/dev/server/event_push/) are in it, and some pushes that only SDKs know, which
say so. Not in it are the pushes of other accounts: those of a WeChat shop but for its paid orders, of an official account but for five,
of a third-party platform's own URL, of the merchant component that is no longer offered (\`open_product_…\`); and of the shop's
membership the two that ask for a member's data (\`channels_ec_vip_user_info_get\`, \`channels_ec_gen_order_info_init\`). This file is generated from \`packages/message-push/src/wechat/catalogue\` by \`npm run generate\`; correct it there.

\`npm run new <pair>\` makes the function of a pair, \`npm start\` pushes its sample (\`/push <pair>\`), \`npm run push-table\` says
what to bind in the console.`,
  zh: `# 全部推送

[English](pairs.md)

微信文档中推送给小程序和小游戏的内容，逐个字段说明：处理函数拿到什么、可以返回什么，以及哪些地方没有文档能确定。
[event_push](https://developers.weixin.qq.com/miniprogram/dev/server/event_push/) 目录的 31 个页面全部在内，另有少数只见于 SDK 的推送（都已注明）。
不包括其他账号的推送：微信小店（支付成功除外）、公众号（五个除外）、第三方平台自己的 URL、已停止接入的交易组件（\`open_product_…\`），
以及小店会员中查询会员资料的两个（\`channels_ec_vip_user_info_get\`、\`channels_ec_gen_order_info_init\`）。本文件由 \`npm run generate\`
从 \`packages/message-push/src/wechat/catalogue\` 生成，请在那里修改。

\`npm run new <消息对>\` 生成该消息对的云函数，\`npm start\` 之后用 \`/push <消息对>\` 推送示例，\`npm run push-table\` 列出控制台里要绑定的内容。`,
};

/** How to read the tables, and what to do about a pair that is not in them. */
export const EXPLANATION: Readonly<Record<Language, string>> = {
  en: `## How fields arrive

The same push is the same event in every mode: as the object of function mode, as JSON or as XML over HTTP. Ids are text, because 64
bits do not fit into a JavaScript number. \`text\` that WeChat left out is empty, a \`number\` or an \`object\` is absent, a \`list\` has no
entries; a push without a field marked **required** is refused with \`EVENT_INVALID\`. Fields that the catalogue does not know are kept,
their values as text. XML cannot tell a list of one from its entry, so an unknown field with one entry is that entry.

## A pair that is not here

Write it down in \`cloudfunctions/own-pairs.ts\`, or \`.js\`, beside your functions: fields, kind and a sample. From then on it has types in \`on\` and \`handle\`, can be built, scaffolded,
pushed by the simulator and listed for the console, like any other:

\`\`\`
import { definePairs } from "#runtime";

export const OWN_PAIRS = definePairs({
  "event:kf_close_session": {
    kind: "event",
    fields: { KfAccount: "text!" },
    sample: { ToUserName: "gh_1", FromUserName: "o1", CreateTime: 1700000000, MsgType: "event", Event: "kf_close_session", KfAccount: "a@b" },
  },
});

type Own = typeof OWN_PAIRS;
declare module "#runtime" {
  interface OwnPairFacts extends Own {}
}
\`\`\`

What else can be written down about a pair:

| Fact | Says |
|---|---|
| \`kind\` | what a handler may return: the table above |
| \`orderField\` | the field with a number that is never given twice: with it, CreateTime does not tell deliveries apart |
| \`customerField\` | the field with the customer's openid, where that is not the sender |
| \`acknowledgedWith: "success"\` | of a payment: \`ack.done()\` goes out as that word, and not as \`{ ErrCode: 0 }\` |
| \`isAnsweredInClear: true\` | WeChat wants the answer in the clear, also where pushes come encrypted |
| \`answer\` | of a packet: its fields beyond the envelope, in the notation of \`fields\` |
| \`isAnsweredWithoutEnvelope: true\` | of a packet: its fields go out alone |
| \`wrapper\` | the object around the fields, where some deliveries have one |
| \`answerWithinMs\` | how long WeChat waits, where it is not 5 s |
| \`redeliveryPausesSeconds\` | when the simulator pushes it again |

A field may stand inside others, and inside a text that holds JSON: \`"MiniGame.Payload.OutTradeNo"\`; of a list of such names, the first counts that
the packet has.

A pair of kind \`packet\` also has \`answer\`: the fields of the packet that WeChat wants back, in the same notation. There, \`"text!"\`, \`"number!"\` and
\`[{ … }, "!"]\` are required, and everything else may be left out.

A push that is not documented is no error. A function that names \`"unknown"\` in \`on\` gets it, every value as text; a function that
does not acknowledges it and logs \`unhandled\`. The same goes for an event that a row of the console brings along without a handler.
Two things are not acknowledged: a known message that was bound to the wrong function (a customer would wait for nothing), and whatever stands
for money or goods, known or not. The latter is judged by the words of its name: one that has pay, paid, refund, deliver, goods, settle, purchase, recharge
or withdraw in it, or a word that begins with order, coin, gift, shipped, shipment or redpack. The function fails, over HTTP the answer is
\`fail\` with status 500 (an ErrCode of -1 where the pair has such codes), and the log says \`unhandled\` at level error: WeChat pushes again, and there is time to deploy a handler. Words and not a list,
because WeChat adds such events every year; a push that is taken for money by mistake costs a few deliveries more, one that is missed costs an order.`,
  zh: `## 字段如何到达

同一条推送在各种方式下得到同一个事件：云函数方式的对象、HTTP 方式的 JSON 或 XML。ID 一律是文本，因为 64 位放不进 JavaScript 的数字。
微信没有给出的 \`text\` 为空字符串，\`number\` 和 \`object\` 不存在，\`list\` 没有条目；缺少标为**必需**的字段时以 \`EVENT_INVALID\` 拒绝。
目录里没有的字段会保留，值为文本。XML 分不清只有一条的列表和这一条本身，所以目录之外只有一条的字段就是这一条。

## 这里没有的消息对

写进云函数旁边的 \`cloudfunctions/own-pairs.ts\`（或 \`.js\`）：字段、类别和示例。之后它和其他消息对一样：\`on\` 和 \`handle\` 有类型，可以构建、生成、由模拟器推送，也会列进控制台的表：

\`\`\`
import { definePairs } from "#runtime";

export const OWN_PAIRS = definePairs({
  "event:kf_close_session": {
    kind: "event",
    fields: { KfAccount: "text!" },
    sample: { ToUserName: "gh_1", FromUserName: "o1", CreateTime: 1700000000, MsgType: "event", Event: "kf_close_session", KfAccount: "a@b" },
  },
});

type Own = typeof OWN_PAIRS;
declare module "#runtime" {
  interface OwnPairFacts extends Own {}
}
\`\`\`

一个消息对还可以写明：

| 事实 | 含义 |
|---|---|
| \`kind\` | 处理函数可以返回什么：见上表 |
| \`orderField\` | 永不重复的单号所在的字段：有了它，重推时 CreateTime 不同也是同一条 |
| \`customerField\` | 客户 openid 所在的字段（发送方不是客户时） |
| \`acknowledgedWith: "success"\` | 用于支付：\`ack.done()\` 应答这个词，而不是 \`{ ErrCode: 0 }\` |
| \`isAnsweredInClear: true\` | 即使推送是加密的，微信也要求明文应答 |
| \`answer\` | 用于应答数据包：共同字段之外的应答字段，写法与 \`fields\` 相同 |
| \`isAnsweredWithoutEnvelope: true\` | 用于应答数据包：只应答这些字段，不带共同字段 |
| \`wrapper\` | 某些推送里包在字段外面的对象 |
| \`answerWithinMs\` | 微信等待多久（不是 5 秒时） |
| \`redeliveryPausesSeconds\` | 模拟器在什么时候重推 |

字段可以在别的字段里面，也可以在一段 JSON 文本里面：\`"MiniGame.Payload.OutTradeNo"\`；写成列表时，取推送里有的第一个。

类别为 \`packet\` 的消息对还要写 \`answer\`：微信要的应答数据包的字段，写法相同；其中 \`"text!"\`、\`"number!"\` 和 \`[{ … }, "!"]\` 为必填，其余可以不给。

没有文档的推送不是错误：\`on\` 里写了 \`"unknown"\` 的云函数会收到它，值一律是文本；没有写的云函数会应答它，并记录一行 \`unhandled\`。
控制台的一行附带推送来、却没有处理函数的事件也是这样。有两种不会被应答：绑错了云函数的已知消息（客户会白等），
以及一切代表钱或货的推送，无论目录里有没有。后者按名字里的词判断：含有 pay、paid、refund、deliver、goods、settle、purchase、recharge、withdraw，
或有以 order、coin、gift、shipped、shipment、redpack 开头的词。这时云函数报错；HTTP 方式应答 \`fail\`，状态码 500（用 ErrCode 应答的消息对为 -1）；
日志以 error 级别记录 \`unhandled\`。微信会再推送，来得及部署处理函数。按词而不是按清单判断，因为微信每年都会增加这类事件；误判只是多推送几次，漏判就丢一笔订单。`,
};

export const KIND_NAMES: Readonly<Record<PairKind, Words>> = {
  message: { en: "message", zh: "客户消息" },
  event: { en: "event", zh: "事件" },
  notice: { en: "notice", zh: "账号通知" },
  payment: { en: "payment", zh: "支付" },
  "refund-query": { en: "refund query", zh: "退款问询" },
  packet: { en: "packet", zh: "应答数据包" },
};

/** What a handler may and must return. */
export const OUTPUTS: Readonly<Record<PairKind, Words>> = {
  message: { en: "replies, or `reply.transferToAgent()`", zh: "客服消息，或 `reply.transferToAgent()` 转人工" },
  event: { en: "replies, while the customer may be written to", zh: "客服消息（在可以回复客户的时间内）" },
  notice: { en: "nothing: there is no one to reply to", zh: "不返回内容：没有可以回复的人" },
  payment: {
    en: "`ack.done()` or `ack.notYet()`, always; until it is done, WeChat pushes it again",
    zh: "必须返回 `ack.done()` 或 `ack.notYet()`；完成之前微信会一再推送",
  },
  "refund-query": {
    en: "`ack.refund({ suggest, evidence })`, within 3 s; asked three times at most, then Apple decides alone",
    zh: "3 秒内返回 `ack.refund({ suggest, evidence })`；最多询问三次，之后由苹果自行决定",
  },
  packet: {
    en: "`ack.packet({ … })`, always, with the fields that the pair's answer has",
    zh: "必须返回 `ack.packet({ … })`，带上该消息对规定的应答字段",
  },
};

/** What WeChat gets for it. */
export const PASSIVE_REPLIES: Readonly<Record<PairKind, string>> = {
  message: '`"success"` · `{ MsgType: "transfer_customer_service", … }`',
  event: '`"success"`',
  notice: '`"success"`',
  payment: '`{ ErrCode: 0, ErrMsg: "success" }` · `{ ErrCode: -1, ErrMsg: "…" }`; or `"success"` · `"fail"`',
  "refund-query": '`{ result_code: 0 | 1, result_info: "…", evidence: "…" }`',
  packet: '`{ ToUserName, FromUserName, CreateTime, MsgType: "event", Event, … }`',
};

export const MODE_NAMES: Readonly<Record<PushMode, Words>> = {
  function: { en: "function", zh: "云函数" },
  http: { en: "HTTP", zh: "HTTP" },
};

/** Headings and labels. */
export const LABELS = {
  kinds: { en: "What a handler may return", zh: "处理函数可以返回什么" },
  all: { en: "All pairs", zh: "全部消息对" },
  pair: { en: "Pair", zh: "消息对" },
  about: { en: "What happened", zh: "发生了什么" },
  kind: { en: "Kind", zh: "类别" },
  handler: { en: "The handler returns", zh: "处理函数返回" },
  wire: { en: "WeChat is told", zh: "微信得到的应答" },
  modes: { en: "Modes", zh: "方式" },
  row: { en: "Row in 消息推送", zh: "消息推送中的一行" },
  none: { en: "none: HTTP only", zh: "没有：只能用 HTTP 方式" },
  officialAccount: { en: "official account", zh: "公众号" },
  field: { en: "Field", zh: "字段" },
  type: { en: "Type", zh: "类型" },
  meaning: { en: "Meaning", zh: "含义" },
  required: { en: "required", zh: "必需" },
  noFields: { en: "No fields beyond the envelope.", zh: "除共同字段外没有其他字段。" },
  envelope: { en: "The fields of every push", zh: "每条推送都有的字段" },
  sample: { en: "Sample", zh: "示例" },
  sources: { en: "Sources", zh: "来源" },
  doubts: { en: "Not certain", zh: "不能确定" },
  within: { en: "WeChat waits", zh: "微信等待" },
  acknowledged: { en: "Acknowledged with", zh: "处理成功的应答" },
  inTheClear: { en: "Answered", zh: "应答方式" },
  redelivered: { en: "Pushed again", zh: "重推" },
  answer: { en: "The answer, `ack.packet({ … })`", zh: "应答 `ack.packet({ … })` 的字段" },
} as const satisfies Record<string, Words>;

/** What every push has. */
export const ENVELOPE: readonly (readonly [name: string, type: string, about: Words])[] = [
  [
    "ToUserName",
    "text!",
    {
      en: "Receiver: the appid in function mode, the `gh_…` original id over HTTP. Treat it as opaque.",
      zh: "接收方：云函数方式是 AppID，HTTP 方式是 gh_ 开头的原始 ID；不要解析",
    },
  ],
  [
    "FromUserName",
    "text!",
    {
      en: "Sender: the user's openid; WeChat's own, where the push concerns a payment or the account.",
      zh: "发送方：用户的 openid；支付和账号类推送里是微信自己的",
    },
  ],
  [
    "CreateTime",
    "number!",
    { en: "When WeChat made the push, in seconds since 1970.", zh: "推送产生的时间，秒级时间戳" },
  ],
  ["MsgType", "text!", { en: "`event`, or what kind of message it is.", zh: "event，或消息的类型" }],
  ["Event", "text", { en: "The event's name; absent in a message.", zh: "事件名；消息没有这一项" }],
  ["MsgId", "text", { en: "Of a message: WeChat's id, 64 bits.", zh: "消息才有：消息 ID，64 位" }],
];
