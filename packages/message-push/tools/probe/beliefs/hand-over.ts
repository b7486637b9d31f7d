// What is believed of people at the desk: what is pushed while they have a conversation, and when it comes back.
import { type Belief, believe } from "./belief";

export const HAND_OVER_BELIEFS: readonly Belief[] = [
  believe({
    id: "no-messages-while-with-agent",
    part: "hand-over",
    rule: "pushesMessagesWhileWithAgent",
    other: true,
    what: {
      en: "While a person has a conversation, WeChat pushes none of its messages",
      zh: "人工处理会话期间，微信不推送这个会话的消息",
    },
    builtOn: { en: "WeChat's page on transfers", zh: "微信关于转人工的文档" },
    otherwise: { en: "messages are answered over the person", zh: "会在人工说话时回答" },
  }),
  believe({
    id: "events-while-with-agent",
    part: "hand-over",
    rule: "pushesEventsWhileWithAgent",
    other: false,
    what: {
      en: "While a person has a conversation, WeChat pushes events all the same",
      zh: "人工处理会话期间，微信仍会推送事件",
    },
    builtOn: {
      en: "WeChat's page on transfers says nothing of events; the runtime says no welcome then",
      zh: "微信关于转人工的文档没有提到事件；运行时此时不说欢迎语",
    },
    otherwise: {
      en: "nothing to change: a welcome may be missing for 30 minutes after a transfer",
      zh: "不用改动：转人工后 30 分钟内可能没有欢迎语",
    },
  }),
  {
    id: "transferred-without-agents-waits",
    what: {
      en: "A conversation that is transferred while nobody is online waits for the agents, as long as the customer does not leave",
      zh: "没有客服在线时转过去的会话，只要客户不离开，就会等到客服上线",
    },
    builtOn: { en: "WeChat's page on transfers says nothing of it", zh: "微信关于转人工的文档没有提到" },
    otherwise: {
      en: "the desk transfers in hours only; who transfers out of hours may leave a customer without anybody",
      zh: "客服台只在服务时间内转人工；自己在休息时间转人工的，客户可能没有人接待",
    },
    notProbed: {
      en: "everybody at the desk would have to go offline, and other customers' conversations would wait with it",
      zh: "需要所有客服都下线，其他客户的会话也会跟着等",
    },
  },
  {
    id: "conversation-back-after-30-minutes",
    what: {
      en: "30 minutes without an agent closing it bring the conversation back, also where no agent took it",
      zh: "客服 30 分钟没有结束会话，会话就回来；没有客服接入时也一样",
    },
    builtOn: {
      en: "WeChat's page on transfers, for a conversation that an agent has",
      zh: "微信关于转人工的文档，写的是已接入的会话",
    },
    otherwise: {
      en: "a customer who asked for a person just before closing time is answered later, or sooner",
      zh: "临近下班时要人工的客户，会更晚或更早得到自动应答",
    },
    notProbed: { en: "it takes half an hour, and a run lasts about ten minutes", zh: "需要半小时，而一次探测约十分钟" },
  },
];
