// Pair `text`: the customer sent a text. Sends it back, and hands the conversation over to a person on request.
import { defineFunction, isUnsupported, reply } from "#runtime";

const ASKS_FOR_A_PERSON = /^\s*(人工|人工客服|转人工)\s*$/u;

export const main = defineFunction({
  on: "text",
  handle({ Content }) {
    if (ASKS_FOR_A_PERSON.test(Content)) return reply.transferToAgent();
    if (isUnsupported(Content)) return reply.text("这种消息暂时看不到，请发文字或图片。");
    // A reply takes 2048 bytes: 500 characters fit, whatever they are. Spreading keeps emoji whole.
    const characters = [...Content];
    return reply.text(`收到：${characters.length > 500 ? `${characters.slice(0, 500).join("")}…` : Content}`);
  },
});
