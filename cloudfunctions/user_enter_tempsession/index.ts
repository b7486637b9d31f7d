// Pair `event:user_enter_tempsession`: the customer opened the conversation. Welcomes them, once in a while, by where they came from.
import { openDesk, welcome } from "message-push/desk";
import { defineFunction } from "#runtime";
import answers from "../../desk/answers.json";

const desk = openDesk(answers);

export const main = defineFunction({
  on: "event:user_enter_tempsession",
  prepare: desk.prepare,
  handle: (event, context) => welcome(desk, event, context),
});
