// A hand-over: a person takes the conversation, and the bot says nothing until it is back.
import type { Sequence } from "./sequence";
import { words } from "./svg";

const [CUSTOMER, BOT, RECORD, PERSON] = [0, 1, 2, 3];

export const HAND_OVER: Sequence = {
  title: words(
    "The customer asks for a person: the transfer cancels what the bot had still to say, and the bot is silent until the conversation ends",
    "客户要人工：转人工取消机器人没说完的话，会话结束之前机器人不再说话",
  ),
  width: 900,
  lanes: [
    { name: words("customer in WeChat", "微信里的客户"), x: 110 },
    { name: words("your functions", "您的云函数"), x: 340 },
    { name: words("message_pushes", "message_pushes"), x: 570 },
    { name: words("person at the desk", "人工客服"), x: 790 },
  ],
  steps: [
    { kind: "arrow", from: CUSTOMER, to: BOT, says: words("“Where is my order?”", "“我的订单到哪了？”") },
    { kind: "arrow", from: BOT, to: CUSTOMER, says: words("an answer, more to follow", "先回一条，后面还有") },
    { kind: "arrow", from: CUSTOMER, to: BOT, says: words("人工: “a person, please”", "“人工”") },
    { kind: "arrow", from: BOT, to: RECORD, says: words("transferred", "已转人工") },
    { kind: "arrow", from: BOT, to: CUSTOMER, says: words("passive reply: transfer", "被动回复：转人工") },
    {
      kind: "note",
      at: RECORD,
      colour: "red",
      says: words("outbox, background work, slow answers: cancelled", "发件箱、后台任务、慢的回答：取消"),
    },
    {
      kind: "arrow",
      from: CUSTOMER,
      to: PERSON,
      says: words("WeChat gives the conversation to a person", "微信把会话交给人工"),
    },
    {
      kind: "band",
      colour: "blueBox",
      says: [
        words(
          "The person and the customer talk. WeChat pushes no message of this customer,",
          "人工与客户交谈。微信不推送这位客户的消息，",
        ),
        words("and the bot says nothing.", "机器人也不说话。"),
      ],
    },
    { kind: "note", at: PERSON, says: words("closed, or at rest for 30 minutes", "结束会话，或 30 分钟无人处理") },
    { kind: "arrow", from: CUSTOMER, to: BOT, says: words("the next message", "下一条消息") },
    { kind: "arrow", from: BOT, to: CUSTOMER, says: words("the bot answers again", "机器人重新回答") },
  ],
};
