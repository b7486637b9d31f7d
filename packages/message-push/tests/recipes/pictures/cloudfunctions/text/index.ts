// Pair `text`: who asks for the way sees a map; the desk answers everything else.
import { answer, noAnswer, openDesk } from "message-push/desk";
import { defineFunction, isUnsupported, reply } from "#runtime";
import answers from "../../desk/answers.json";

const desk = openDesk(answers);

export const main = defineFunction({
  on: "text",
  prepare: desk.prepare,
  async handle(event, context) {
    if (isUnsupported(event.Content)) return "这种消息暂时看不到，请发文字或图片。";
    if (/怎么走|店在哪|店地址/.test(event.Content))
      return ["人民路 1 号，地铁 2 号线 B 口出来左转。", reply.image({ file: "map.png" })];
    return (await answer(desk, event, context)) ?? noAnswer(desk, event, context);
  },
});
