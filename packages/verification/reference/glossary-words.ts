// The words of the house, one meaning each, in both languages: docs/reference/glossary.md is written from here. A new word comes in here before it comes into the code.
import type { Both } from "../../message-push/src/language";

interface Section {
  readonly title: Both;
  readonly words: readonly Word[];
}

interface Word {
  readonly word: Both;
  readonly means: Both;
}

/** Links are written from docs/. */
export const GLOSSARY: readonly Section[] = [
  {
    title: { en: "A push and its delivery", zh: "推送与投递" },
    words: [
      { word: { en: "pair", zh: "消息对" }, means: { en: "one `<MsgType, Event>`, written as one string: `text`, `event:user_enter_tempsession`", zh: "一个 `<MsgType, Event>`，写成一个字符串：`text`、`event:user_enter_tempsession`" } },
      { word: { en: "push", zh: "推送" }, means: { en: "what WeChat sends about one message or event", zh: "微信就一条消息或一个事件发来的内容" } },
      { word: { en: "packet", zh: "报文" }, means: { en: "the fields of a push, as they came", zh: "推送的原始字段" } },
      { word: { en: "delivery, redelivery", zh: "投递、重推" }, means: { en: "each time WeChat sends a push; every time but the first", zh: "微信每一次送达；第一次之后的每一次" } },
      { word: { en: "idempotency key", zh: "幂等键" }, means: { en: "what makes two deliveries one push: the `_id` of its record, `pushId` in the log", zh: "判定两次投递属于同一条推送的依据：记录的 `_id`，日志里的 `pushId`" } },
      { word: { en: "catalogue, pair docs", zh: "目录、消息对说明" }, means: { en: "what is known of every pair: the facts that functions carry; the docs for people and tools", zh: "每个消息对的已知信息：云函数携带的事实；供人和工具使用的说明" } },
      { word: { en: "fallback (pair)", zh: "兜底" }, means: { en: "`unknown`: every pair that is neither in the catalogue nor in own-pairs.ts", zh: "`unknown`：目录和 own-pairs.ts 里都没有的消息对" } },
    ],
  },
  {
    title: { en: "A handler and what WeChat gets", zh: "处理函数与应答" },
    words: [
      { word: { en: "handler", zh: "处理函数" }, means: { en: "the team's function", zh: "团队编写的函数" } },
      { word: { en: "output", zh: "输出" }, means: { en: "what a handler returns or yields: a text, a reply, a transfer", zh: "处理函数返回或产出的内容：文本、客服消息、转人工" } },
      { word: { en: "reply", zh: "客服消息" }, means: { en: "a customer-service message, sent through WeChat's API", zh: "通过微信接口发出的客服消息" } },
      { word: { en: "passive reply", zh: "被动回复" }, means: { en: "what `main` returns to WeChat", zh: "`main` 返回给微信的内容" } },
      { word: { en: "ack", zh: "应答" }, means: { en: "the passive reply to a payment, a query or a push that wants a packet, which the handler returns itself", zh: "对支付、查询或需要应答数据包的推送的被动回复，由处理函数自己返回" } },
      { word: { en: "hand-over, transfer", zh: "转人工" }, means: { en: "a conversation goes to a person; nothing else is called so", zh: "会话交给人工客服；别的事情不用这个词" } },
      { word: { en: "deadline", zh: "时限" }, means: { en: "when the push must be answered", zh: "必须应答的时间点" } },
      { word: { en: "background work", zh: "后台任务" }, means: { en: "what a handler leaves to a second invocation of its function", zh: "处理函数留给第二次调用去做的工作" } },
      { word: { en: "reply budget", zh: "回复额度" }, means: { en: "how many replies WeChat still takes after the customer's last action", zh: "客户上一次动作之后微信还允许的回复条数" } },
    ],
  },
  {
    title: { en: "Who works on a push", zh: "谁在处理推送" },
    words: [
      { word: { en: "record", zh: "记录" }, means: { en: "the document of one push in `message_pushes`", zh: "`message_pushes` 里一条推送的文档" } },
      { word: { en: "guard", zh: "入口检查" }, means: { en: "refuses what does not come from WeChat, before anything is written", zh: "在写入任何内容之前拒绝不是来自微信的调用" } },
      { word: { en: "claim", zh: "认领" }, means: { en: "to add the record: of all deliveries, one succeeds", zh: "写入记录：所有投递中只有一次成功" } },
      { word: { en: "attempt", zh: "尝试" }, means: { en: "one lease owner's work on a push; counted from 1", zh: "一个持有者对推送的一次处理；从 1 开始计数" } },
      { word: { en: "lease, lease owner", zh: "租约、持有者" }, means: { en: "until when a push is worked on; the invocation that works on it", zh: "推送被处理到何时为止；正在处理它的那次调用" } },
      { word: { en: "fencing token", zh: "栅栏令牌" }, means: { en: "what proves to the database that a write comes from the newest lease owner", zh: "向数据库证明写入来自最新持有者的凭据" } },
      { word: { en: "take over", zh: "接管" }, means: { en: "to become the lease owner of a push that another invocation began", zh: "成为另一次调用开始的推送的持有者" } },
      { word: { en: "run", zh: "运行" }, means: { en: "one begin of the handler", zh: "处理函数的一次开始" } },
      { word: { en: "leased, waiting, completed, dead", zh: "处理中、等待、完成、死信" }, means: { en: "the states of a record; drawn in [reliability-and-security.md](reliability-and-security.md)", zh: "记录的状态；见 [reliability-and-security.zh-CN.md](reliability-and-security.zh-CN.md)" } },
      { word: { en: "outbox", zh: "发件箱" }, means: { en: "replies of a push that are still to be sent", zh: "推送尚未发出的客服消息" } },
      { word: { en: "backlog, backlog flag", zh: "积压、积压标记" }, means: { en: "the unfinished pushes of a customer; the mark by which the customer's next push finds them", zh: "客户未完成的推送；客户下一条推送据此发现积压的标记" } },
      { word: { en: "relay", zh: "投递器" }, means: { en: "the timer's function that goes on with what is due", zh: "由定时器触发、继续处理到期推送的云函数" } },
      { word: { en: "dead letter", zh: "死信" }, means: { en: "a push that was given up, with the reason", zh: "已放弃的推送，附原因" } },
      { word: { en: "unprotected", zh: "无保护" }, means: { en: "worked on while the database is down, so that nothing keeps others from the same", zh: "数据库不可用时的处理，无法防止别的调用重复处理" } },
    ],
  },
  {
    title: { en: "How things reach WeChat", zh: "如何到达微信" },
    words: [
      { word: { en: "cloud call", zh: "云调用" }, means: { en: "WeChat's API through the SDK, without an access token", zh: "通过 SDK 调用微信接口，不需要 access token" } },
      { word: { en: "fallback messenger", zh: "备用发送通道" }, means: { en: "sends with an access token where cloud calls are refused", zh: "云调用被拒时改用 access token 发送" } },
      { word: { en: "delivery route", zh: "投递方式" }, means: { en: "how WeChat delivers: to a bound function, or over HTTP", zh: "微信的投递方式：绑定的云函数，或 HTTP" } },
      { word: { en: "HTTP receiver", zh: "HTTP 接收端" }, means: { en: "what takes HTTP push: the function `http_push`, or `npm run serve`", zh: "接收 HTTP 推送的一方：云函数 `http_push` 或 `npm run serve`" } },
      { word: { en: "HTTP push, verification", zh: "HTTP 推送、请求校验" }, means: { en: "push to a URL; the check that a request comes from WeChat", zh: "推送到网址；确认请求来自微信" } },
      { word: { en: "endpoint", zh: "端点" }, means: { en: "in the simulator: the address, Token and key that HTTP push goes to", zh: "模拟器中 HTTP 推送的目标地址、Token 和密钥" } },
      { word: { en: "dispatch", zh: "分发" }, means: { en: "`http_push` passes a verified push to the pair's own function", zh: "`http_push` 把通过校验的推送交给对应的云函数" } },
      { word: { en: "push table", zh: "推送表" }, means: { en: "which function each pair is bound to in the console", zh: "控制台里每个消息对绑定到哪个云函数" } },
    ],
  },
  {
    title: { en: "The desk", zh: "客服台" },
    words: [
      { word: { en: "desk", zh: "客服台" }, means: { en: "what answers, hands over and keeps hours: `message-push/desk`", zh: "应答、转人工、管服务时间的部分：`message-push/desk`" } },
      { word: { en: "rule", zh: "规则" }, means: { en: "keywords and the replies to them, as operators write them", zh: "运营写的关键词及其回复" } },
      { word: { en: "hours, out of hours", zh: "服务时间、休息时间" }, means: { en: "when people are at the desk", zh: "什么时间有人接待" } },
      { word: { en: "menu", zh: "菜单" }, means: { en: "listed rules, to be chosen by number", zh: "列出的规则，按数字选择" } },
      { word: { en: "dialogue", zh: "对话" }, means: { en: "questions that a function asks a customer one after the other, with a check for each answer. WeChat's own word for all that is said with a customer is conversation (会话)", zh: "云函数向客户逐个提出的问题，每个回答都检查。与某位客户的全部往来叫会话，那是微信的词" } },
      { word: { en: "step, value", zh: "步骤、值" }, means: { en: "one question of a dialogue; what its check makes of the answer", zh: "对话里的一个问题；检查回答之后得到的东西" } },
      { word: { en: "turn", zh: "轮次" }, means: { en: "what one push of the customer came to in a dialogue", zh: "客户的一条推送在对话里得到的结果" } },
      { word: { en: "miss", zh: "答不上来" }, means: { en: "a question that no rule answers", zh: "没有规则能答的问题" } },
      { word: { en: "notice (of the desk)", zh: "通知" }, means: { en: "what the team is told when somebody waits", zh: "有人在等时告诉团队的话" } },
    ],
  },
  {
    title: { en: "Around the code", zh: "代码之外" },
    words: [
      { word: { en: "stand-in, simulator", zh: "替身、模拟器" }, means: { en: "the local WeChat and CloudBase; the real SDK runs against them", zh: "本地微信与本地云开发，真正的 SDK 对着它们运行" } },
      { word: { en: "instance, freeze", zh: "实例、冻结" }, means: { en: "a process that runs a function; stopped between its events, as in the cloud", zh: "运行云函数的进程；两次事件之间被停住，与云上一致" } },
      { word: { en: "fault, inject", zh: "故障、注入" }, means: { en: "something the simulator makes go wrong on order. Nothing else is called a fault", zh: "模拟器按要求制造的异常。别的问题不叫故障" } },
      { word: { en: "problem", zh: "问题" }, means: { en: "what build or doctor finds wrong", zh: "构建或 doctor 发现的错误" } },
      { word: { en: "template, package", zh: "模板、包" }, means: { en: "the project that one clones; `message-push`, which a mini program installs", zh: "供克隆的项目；小程序安装的 `message-push`" } },
      { word: { en: "recipe", zh: "做法" }, means: { en: "a whole function for one task with its test", zh: "针对一个任务的完整云函数，附测试" } },
      { word: { en: "other function (in code `foreign`)", zh: "其他云函数" }, means: { en: "one whose code does not import the runtime: the tools leave it alone", zh: "代码没有引入运行时的云函数：工具不碰它" } },
      { word: { en: "functionRoot", zh: "functionRoot" }, means: { en: "where functions are built to and deployed from: CloudBase's name for it", zh: "云函数构建到、部署自的文件夹：云开发的叫法" } },
      { word: { en: "manifest", zh: "清单" }, means: { en: "what the build writes about a function, for every tool", zh: "构建为每个云函数写下、供所有工具读取的信息" } },
      { word: { en: "log event", zh: "日志事件" }, means: { en: "the name of what a log line reports", zh: "一行日志所报告事件的名称" } },
      { word: { en: "error code, fact, fix", zh: "错误码、事实、解决办法" }, means: { en: "the three parts of every error", zh: "每个错误的三部分" } },
      { word: { en: "port, platform", zh: "端口、平台" }, means: { en: "what the runtime needs from outside; an implementation of it", zh: "运行时对外界的需要；它的一种实现" } },
    ],
  },
];
