// Pair `text`: the rules answer; who asks for a person, or gets no answer, gets a person.
import { answer, noAnswer, openDesk } from "message-push/desk";
import { defineFunction } from "#runtime";
import answers from "../../desk/answers.json";

const desk = openDesk(answers);

export const main = defineFunction({
  on: "text",
  prepare: desk.prepare,
  handle: async (event, context) => (await answer(desk, event, context)) ?? noAnswer(desk, event, context),
});
