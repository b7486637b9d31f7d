// Pair `text`: the rules answer; then a model finds one of them, or writes an answer; who asks for a person, or gets no answer, gets a person.
import { answer, choose, compose, noAnswer, openDesk, openModel } from "message-push/desk";
import { defineFunction, isUnsupported } from "#runtime";
import answers from "../../desk/answers.json";

const desk = openDesk(answers);
const model = openModel({ perCustomerPerDay: 10 });

export const main = defineFunction({
  on: "text",
  prepare: desk.prepare,
  async handle(event, context) {
    if (isUnsupported(event.Content)) return "这种消息暂时看不到，请发文字或图片。";
    return (
      (await answer(desk, event, context)) ??
      (await choose(desk, model, event, context)) ??
      (await compose(desk, model, event, context)) ??
      noAnswer(desk, event, context)
    );
  },
});
