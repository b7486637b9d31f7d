// Pair `text`: goes on with a booking, or answers by the rules; else a person answers.
import { answer, converse, noAnswer, openDesk } from "message-push/desk";
import { defineFunction, isUnsupported } from "#runtime";
import answers from "../../desk/answers.json";
import { repair } from "./repair";

const desk = openDesk(answers);

export const main = defineFunction({
  on: "text",
  prepare: desk.prepare,
  async handle(event, context) {
    if (isUnsupported(event.Content)) return "这种消息暂时看不到，请发文字或图片。";
    return (
      (await converse(desk, [repair], event, context)) ??
      (await answer(desk, event, context)) ??
      noAnswer(desk, event, context)
    );
  },
});
