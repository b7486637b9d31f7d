// Pair `text`: the customer sent a text. A dialogue goes on with it, a rule of the desk answers, a model finds one, or a person takes over.
import { answer, choose, converse, noAnswer, openDesk, openModel } from "message-push/desk";
import { defineFunction, isUnsupported } from "#runtime";
import answers from "../../desk/answers.json";
import { orderDialogue } from "./order-dialogue";

const desk = openDesk(answers);
const model = openModel();

export const main = defineFunction({
  on: "text",
  prepare: desk.prepare,
  async handle(event, context) {
    if (isUnsupported(event.Content)) return "这种消息暂时看不到，请发文字或图片。";
    return (
      (await converse(desk, [orderDialogue], event, context)) ??
      (await answer(desk, event, context)) ??
      (await choose(desk, model, event, context)) ??
      noAnswer(desk, event, context)
    );
  },
});
