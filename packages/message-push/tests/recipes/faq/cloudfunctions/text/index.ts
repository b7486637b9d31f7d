// Pair `text`: the rules answer; who asks for a person, or gets no answer, gets a person.
import { answer, noAnswer, openDesk } from "message-push/desk";
import { defineFunction, isUnsupported } from "#runtime";
import answers from "../../desk/answers.json";

const desk = openDesk(answers);

export const main = defineFunction({
  on: "text",
  prepare: desk.prepare,
  async handle(event, context) {
    if (isUnsupported(event.Content)) return "这种消息暂时看不到，请发文字或图片。";
    return (await answer(desk, event, context)) ?? noAnswer(desk, event, context);
  },
});
