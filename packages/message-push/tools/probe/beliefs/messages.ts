// What is believed of messages: which are taken, how long, how many, and “typing…”.
import { type Belief, believe } from "./belief";

export const MESSAGE_BELIEFS: readonly Belief[] = [
  believe({
    id: "replies-after-message",
    part: "quota",
    rule: "repliesAfterMessage",
    other: { count: 3, windowMs: 172_800_000 },
    what: {
      en: "A message of a customer allows 5 replies, and no more until the next",
      zh: "客户发一条消息后可以回复 5 条，到下一条消息之前不再增加",
    },
    builtOn: { en: "WeChat's page on sending; an older one says 3", zh: "微信关于发送的文档；更早的一份写 3 条" },
    otherwise: {
      en: "45047 comes sooner: what is left waits for the customer's next message",
      zh: "更早出现 45047：剩下的回复等客户的下一条消息",
    },
  }),
  believe({
    id: "replies-after-entering",
    part: "quota",
    rule: "repliesAfterEntering",
    other: { count: 1, windowMs: 60_000 },
    what: {
      en: "Entering the conversation allows 2 replies within a minute, also where those after the last message are used up",
      zh: "进入会话后一分钟内可以回复 2 条，上一条消息的回复用完之后也一样",
    },
    builtOn: {
      en: "WeChat's page on sending; older pages say 1, or do not list it",
      zh: "微信关于发送的文档；更早的页面写 1 条，或没有列出",
    },
    otherwise: {
      en: "the second message of a welcome is refused with 45047: keep a welcome to one",
      zh: "欢迎语的第二条被 45047 拒绝：欢迎语只发一条",
    },
  }),
  believe({
    id: "messages-in-order",
    part: "quota",
    rule: "messagesArriveInOrder",
    other: false,
    what: { en: "Five messages of a rule arrive in their order", zh: "一条规则的 5 条消息按顺序到达" },
    builtOn: { en: "they are sent one after the other", zh: "逐条发送" },
    otherwise: { en: "one message a rule", zh: "每条规则只写一条" },
  }),
  believe({
    id: "typing-without-reply-left",
    part: "quota",
    rule: "typingNeedsReplyLeft",
    other: true,
    what: {
      en: "“Typing…” is taken also where no reply is left",
      zh: "回复条数用完之后，仍可以发「正在输入」",
    },
    builtOn: {
      en: "WeChat's page on typing: it wants the conditions of a message, and does not say whether the count is one",
      zh: "微信关于 typing 的文档：须满足发消息的条件，没有写条数算不算",
    },
    otherwise: {
      en: "“typing…” is refused with 45047, and nothing depends on it",
      zh: "「正在输入」被 45047 拒绝，没有任何事依赖它",
    },
  }),
  believe({
    id: "typing-again",
    part: "typing",
    rule: "typingAgainErrorCode",
    other: 0,
    what: {
      en: "“Typing…” while it shows already is refused with 45081",
      zh: "「正在输入」显示期间再发一次，被 45081 拒绝",
    },
    builtOn: { en: "WeChat's page on typing: not again within 15 s", zh: "微信关于 typing 的文档：15 秒内不能重复" },
    otherwise: {
      en: "nothing: no failure of “typing…” counts",
      zh: "不影响：「正在输入」的任何失败都不计",
    },
  }),
  {
    id: "typing-lasts",
    what: { en: "“Typing…” shows for 15 s", zh: "「正在输入」显示 15 秒" },
    builtOn: { en: "WeChat's page on typing", zh: "微信关于 typing 的文档" },
    otherwise: { en: "it ends before the answer comes", zh: "它在回答到来之前消失" },
    notProbed: {
      en: "a push ends after 5 s, and what is written later is no longer the same; a stopwatch beside the phone shows it",
      zh: "一次推送 5 秒就结束，之后再写的消息会改变状态；对着手机计时即可看到",
    },
  },
  believe({
    id: "longest-text",
    part: "messages",
    rule: "textMaxBytes",
    other: 1_024,
    what: { en: "Text may hold 2048 bytes", zh: "文本最多 2048 字节" },
    builtOn: { en: "reports on the shared back end", zh: "关于共用后台的反馈" },
    otherwise: { en: "WeChat returns 45002", zh: "微信返回 45002" },
  }),
  believe({
    id: "msgmenu-refused",
    part: "messages",
    rule: "takesMsgmenu",
    other: true,
    what: { en: "Mini programs cannot send `msgmenu`", zh: "小程序不能发送 `msgmenu`" },
    builtOn: {
      en: "it stands on the page that mini programs share with official accounts; no report of one that was sent",
      zh: "它写在小程序与公众号共用的页面上；没有发送成功的反馈",
    },
    otherwise: {
      en: "buttons could take the place of the numbered menu",
      zh: "可以用按钮代替编号菜单",
    },
  }),
  believe({
    id: "ai-context-taken",
    part: "messages",
    rule: "takesAiContext",
    other: false,
    what: {
      en: "`aimsgcontext` works in a mini program's message, also by cloud call",
      zh: "`aimsgcontext` 在小程序消息里有效，云调用也一样",
    },
    builtOn: { en: "WeChat's send page; public clients", zh: "微信的发送接口文档；公开的客户端" },
    otherwise: { en: "the option does nothing, or errCode 40097", zh: "选项不起作用，或 errCode 40097" },
  }),
  believe({
    id: "ai-mark-shown",
    part: "messages",
    rule: "showsAiMark",
    other: false,
    what: {
      en: "WeChat shows 内容由第三方AI生成 under a message of a mini program with `aimsgcontext`",
      zh: "小程序消息带 `aimsgcontext` 时，微信在下面显示“内容由第三方AI生成”",
    },
    builtOn: { en: "WeChat's send page", zh: "微信的发送消息文档" },
    otherwise: { en: "customers see no mark: use `choose` alone", zh: "客户看不到标识：只用 `choose`" },
  }),
  believe({
    id: "businessid-taken",
    part: "messages",
    rule: "takesBusinessid",
    other: false,
    what: {
      en: "`businessid` works in a mini program's message, also by cloud call, and is a number",
      zh: "`businessid` 在小程序消息里有效，云调用也一样，它是数字",
    },
    builtOn: { en: "WeChat's send page; public clients", zh: "微信的发送接口文档；公开的客户端" },
    otherwise: { en: "the option does nothing, or errCode 40097", zh: "选项不起作用，或 errCode 40097" },
  }),
  believe({
    id: "customservice-taken",
    part: "messages",
    rule: "takesCustomservice",
    other: false,
    what: {
      en: "`customservice` works in a mini program's message, also by cloud call",
      zh: "`customservice` 在小程序消息里有效，云调用也一样",
    },
    builtOn: { en: "WeChat's send page; public clients", zh: "微信的发送接口文档；公开的客户端" },
    otherwise: { en: "the option does nothing, or errCode 40097", zh: "选项不起作用，或 errCode 40097" },
  }),
];
