// The glossary's words about pushes, handlers and who works on them.
import type { GlossarySection } from "./glossary-words";

export const PUSH_WORDS: readonly GlossarySection[] = [
  {
    title: { en: "A push and its delivery", zh: "推送与投递" },
    words: [
      {
        word: { en: "pair", zh: "消息对" },
        means: {
          en: "one `<MsgType, Event>`, written as one string: `text`, `event:user_enter_tempsession`",
          zh: "一个 `<MsgType, Event>`，写成一个字符串：`text`、`event:user_enter_tempsession`",
        },
      },
      {
        word: { en: "push", zh: "推送" },
        means: { en: "what WeChat sends about one message or event", zh: "微信就一条消息或一个事件发来的内容" },
      },
      { word: { en: "packet", zh: "报文" }, means: { en: "the fields of a push, as they came", zh: "推送的原始字段" } },
      {
        word: { en: "delivery, redelivery", zh: "投递、重推" },
        means: {
          en: "each time WeChat sends a push; every time but the first",
          zh: "微信每一次送达；第一次之后的每一次",
        },
      },
      {
        word: { en: "idempotency key", zh: "幂等键" },
        means: {
          en: "what makes two deliveries one push: the `_id` of its record, `pushId` in the log",
          zh: "判定两次投递属于同一条推送的依据：记录的 `_id`，日志里的 `pushId`",
        },
      },
      {
        word: { en: "catalogue, pair docs", zh: "目录、消息对说明" },
        means: {
          en: "what is known of every pair: the facts that functions carry; the docs for people and tools",
          zh: "每个消息对的已知信息：云函数携带的事实；供人和工具使用的说明",
        },
      },
      {
        word: { en: "fallback (pair)", zh: "兜底" },
        means: {
          en: "`unknown`: every pair that is neither in the catalogue nor in own-pairs.ts",
          zh: "`unknown`：目录和 own-pairs.ts 里都没有的消息对",
        },
      },
    ],
  },
  {
    title: { en: "A handler and what WeChat gets", zh: "处理函数与应答" },
    words: [
      { word: { en: "handler", zh: "处理函数" }, means: { en: "the team's function", zh: "团队编写的函数" } },
      {
        word: { en: "output", zh: "输出" },
        means: {
          en: "what a handler returns or yields: a text, a reply, a transfer",
          zh: "处理函数返回或产出的内容：文本、客服消息、转人工",
        },
      },
      {
        word: { en: "reply", zh: "客服消息" },
        means: { en: "a customer-service message, sent through WeChat's API", zh: "通过微信接口发出的客服消息" },
      },
      {
        word: { en: "passive reply", zh: "被动回复" },
        means: { en: "what `main` returns to WeChat", zh: "`main` 返回给微信的内容" },
      },
      {
        word: { en: "ack", zh: "应答" },
        means: {
          en: "the passive reply to a payment, a query or a push that wants a packet, which the handler returns itself",
          zh: "对支付、查询或需要应答数据包的推送的被动回复，由处理函数自己返回",
        },
      },
      {
        word: { en: "hand-over, transfer", zh: "转人工" },
        means: {
          en: "a conversation goes to a person; nothing else is called so",
          zh: "会话交给人工客服；别的事情不用这个词",
        },
      },
      { word: { en: "deadline", zh: "时限" }, means: { en: "when the push must be answered", zh: "必须应答的时间点" } },
      {
        word: { en: "background work", zh: "后台任务" },
        means: {
          en: "what a handler leaves to a second invocation of its function",
          zh: "处理函数留给第二次调用去做的工作",
        },
      },
      {
        word: { en: "reply budget", zh: "回复额度" },
        means: {
          en: "how many replies WeChat still takes after the customer's last action",
          zh: "客户上一次动作之后微信还允许的回复条数",
        },
      },
    ],
  },
  {
    title: { en: "Who works on a push", zh: "谁在处理推送" },
    words: [
      {
        word: { en: "record", zh: "记录" },
        means: { en: "the document of one push in `message_pushes`", zh: "`message_pushes` 里一条推送的文档" },
      },
      {
        word: { en: "guard", zh: "入口检查" },
        means: {
          en: "refuses what does not come from WeChat, before anything is written",
          zh: "在写入任何内容之前拒绝不是来自微信的调用",
        },
      },
      {
        word: { en: "claim", zh: "认领" },
        means: { en: "to add the record: of all deliveries, one succeeds", zh: "写入记录：所有投递中只有一次成功" },
      },
      {
        word: { en: "attempt", zh: "尝试" },
        means: {
          en: "one lease owner's work on a push; counted from 1",
          zh: "一个持有者对推送的一次处理；从 1 开始计数",
        },
      },
      {
        word: { en: "lease, lease owner", zh: "租约、持有者" },
        means: {
          en: "until when a push is worked on; the invocation that works on it",
          zh: "推送被处理到何时为止；正在处理它的那次调用",
        },
      },
      {
        word: { en: "fencing token", zh: "栅栏令牌" },
        means: {
          en: "what proves to the database that a write comes from the newest lease owner",
          zh: "向数据库证明写入来自最新持有者的凭据",
        },
      },
      {
        word: { en: "take over", zh: "接管" },
        means: {
          en: "to become the lease owner of a push that another invocation began",
          zh: "成为另一次调用开始的推送的持有者",
        },
      },
      { word: { en: "run", zh: "运行" }, means: { en: "one begin of the handler", zh: "处理函数的一次开始" } },
      {
        word: { en: "leased, waiting, completed, dead", zh: "处理中、等待、完成、死信" },
        means: {
          en: "the states of a record; drawn in [reliability-and-security.md](reliability-and-security.md)",
          zh: "记录的状态；见 [reliability-and-security.zh-CN.md](reliability-and-security.zh-CN.md)",
        },
      },
      {
        word: { en: "outbox", zh: "发件箱" },
        means: { en: "replies of a push that are still to be sent", zh: "推送尚未发出的客服消息" },
      },
      {
        word: { en: "backlog, backlog flag", zh: "积压、积压标记" },
        means: {
          en: "the unfinished pushes of a customer; the mark by which the customer's next push finds them",
          zh: "客户未完成的推送；客户下一条推送据此发现积压的标记",
        },
      },
      {
        word: { en: "relay", zh: "投递器" },
        means: {
          en: "the timer's function that goes on with what is due",
          zh: "由定时器触发、继续处理到期推送的云函数",
        },
      },
      {
        word: { en: "dead letter", zh: "死信" },
        means: { en: "a push that was given up, with the reason", zh: "已放弃的推送，附原因" },
      },
      {
        word: { en: "unprotected", zh: "无保护" },
        means: {
          en: "worked on while the database is down, so that nothing keeps others from the same",
          zh: "数据库不可用时的处理，无法防止别的调用重复处理",
        },
      },
    ],
  },
];
