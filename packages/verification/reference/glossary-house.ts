// The glossary's words about ways to WeChat, the desk and what is around the code.
import type { GlossarySection } from "./glossary-words";

export const HOUSE_WORDS: readonly GlossarySection[] = [
  {
    title: { en: "How things reach WeChat", zh: "如何到达微信" },
    words: [
      {
        word: { en: "cloud call", zh: "云调用" },
        means: {
          en: "WeChat's API through the SDK, without an access token",
          zh: "通过 SDK 调用微信接口，不需要 access token",
        },
      },
      {
        word: { en: "fallback messenger", zh: "备用发送通道" },
        means: {
          en: "sends with an access token where cloud calls are refused",
          zh: "云调用被拒时改用 access token 发送",
        },
      },
      {
        word: { en: "delivery route", zh: "投递方式" },
        means: {
          en: "how WeChat delivers: to a bound function, or over HTTP",
          zh: "微信的投递方式：绑定的云函数，或 HTTP",
        },
      },
      {
        word: { en: "HTTP receiver", zh: "HTTP 接收端" },
        means: {
          en: "what takes HTTP push: the function `http_push`, or `npm run serve`",
          zh: "接收 HTTP 推送的一方：云函数 `http_push` 或 `npm run serve`",
        },
      },
      {
        word: { en: "HTTP push, verification", zh: "HTTP 推送、请求校验" },
        means: { en: "push to a URL; the check that a request comes from WeChat", zh: "推送到网址；确认请求来自微信" },
      },
      {
        word: { en: "endpoint", zh: "端点" },
        means: {
          en: "in the simulator: the address, Token and key that HTTP push goes to",
          zh: "模拟器中 HTTP 推送的目标地址、Token 和密钥",
        },
      },
      {
        word: { en: "dispatch", zh: "分发" },
        means: {
          en: "`http_push` passes a verified push to the pair's own function",
          zh: "`http_push` 把通过校验的推送交给对应的云函数",
        },
      },
      {
        word: { en: "push table", zh: "推送表" },
        means: { en: "which function each pair is bound to in the console", zh: "控制台里每个消息对绑定到哪个云函数" },
      },
    ],
  },
  {
    title: { en: "The desk", zh: "客服台" },
    words: [
      {
        word: { en: "desk", zh: "客服台" },
        means: {
          en: "what answers, hands over and keeps hours: `message-push/desk`",
          zh: "应答、转人工、管服务时间的部分：`message-push/desk`",
        },
      },
      {
        word: { en: "rule", zh: "规则" },
        means: { en: "keywords and the replies to them, as operators write them", zh: "运营写的关键词及其回复" },
      },
      {
        word: { en: "hours, out of hours", zh: "服务时间、休息时间" },
        means: { en: "when people are at the desk", zh: "什么时间有人接待" },
      },
      {
        word: { en: "menu", zh: "菜单" },
        means: { en: "listed rules, to be chosen by number", zh: "列出的规则，按数字选择" },
      },
      {
        word: { en: "dialogue", zh: "对话" },
        means: {
          en: "questions that a function asks a customer one after the other, with a check for each answer. WeChat's own word for all that is said with a customer is conversation (会话)",
          zh: "云函数向客户逐个提出的问题，每个回答都检查。与某位客户的全部往来叫会话，那是微信的词",
        },
      },
      {
        word: { en: "step, value", zh: "步骤、值" },
        means: {
          en: "one question of a dialogue; what its check makes of the answer",
          zh: "对话里的一个问题；检查回答之后得到的东西",
        },
      },
      {
        word: { en: "turn", zh: "轮次" },
        means: { en: "what one push of the customer came to in a dialogue", zh: "客户的一条推送在对话里得到的结果" },
      },
      {
        word: { en: "miss", zh: "答不上来" },
        means: { en: "a question that no rule answers", zh: "没有规则能答的问题" },
      },
      {
        word: { en: "notice (of the desk)", zh: "通知" },
        means: { en: "what the team is told when somebody waits", zh: "有人在等时告诉团队的话" },
      },
    ],
  },
  {
    title: { en: "Around the code", zh: "代码之外" },
    words: [
      {
        word: { en: "stand-in, simulator", zh: "替身、模拟器" },
        means: {
          en: "the local WeChat and CloudBase; the real SDK runs against them",
          zh: "本地微信与本地云开发，真正的 SDK 对着它们运行",
        },
      },
      {
        word: { en: "instance, freeze", zh: "实例、冻结" },
        means: {
          en: "a process that runs a function; stopped between its events, as in the cloud",
          zh: "运行云函数的进程；两次事件之间被停住，与云上一致",
        },
      },
      {
        word: { en: "fault, inject", zh: "故障、注入" },
        means: {
          en: "something the simulator makes go wrong on order. Nothing else is called a fault",
          zh: "模拟器按要求制造的异常。别的问题不叫故障",
        },
      },
      {
        word: { en: "problem", zh: "问题" },
        means: { en: "what build or doctor finds wrong", zh: "构建或 doctor 发现的错误" },
      },
      {
        word: { en: "template, package", zh: "模板、包" },
        means: {
          en: "the project that one clones; `message-push`, which a mini program installs",
          zh: "供克隆的项目；小程序安装的 `message-push`",
        },
      },
      {
        word: { en: "recipe", zh: "做法" },
        means: { en: "a whole function for one task with its test", zh: "针对一个任务的完整云函数，附测试" },
      },
      {
        word: { en: "other function (in code `foreign`)", zh: "其他云函数" },
        means: {
          en: "one whose code does not import the runtime: the tools leave it alone",
          zh: "代码没有引入运行时的云函数：工具不碰它",
        },
      },
      {
        word: { en: "functionRoot", zh: "functionRoot" },
        means: {
          en: "where functions are built to and deployed from: CloudBase's name for it",
          zh: "云函数构建到、部署自的文件夹：云开发的叫法",
        },
      },
      {
        word: { en: "manifest", zh: "清单" },
        means: {
          en: "what the build writes about a function, for every tool",
          zh: "构建为每个云函数写下、供所有工具读取的信息",
        },
      },
      {
        word: { en: "log event", zh: "日志事件" },
        means: { en: "the name of what a log line reports", zh: "一行日志所报告事件的名称" },
      },
      {
        word: { en: "error code, fact, fix", zh: "错误码、事实、解决办法" },
        means: { en: "the three parts of every error", zh: "每个错误的三部分" },
      },
      {
        word: { en: "port, platform", zh: "端口、平台" },
        means: {
          en: "what the runtime needs from outside; an implementation of it",
          zh: "运行时对外界的需要；它的一种实现",
        },
      },
    ],
  },
];
