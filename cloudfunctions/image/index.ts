// Pair `image`: the customer sent a picture. A person looks at it.
import { handOver, openDesk } from "message-push/desk";
import { defineFunction } from "#runtime";
import answers from "../../desk/answers.json";

const desk = openDesk(answers);

export const main = defineFunction({
  on: "image",
  prepare: desk.prepare,
  handle: (event, context) => handOver(desk, event, context),
});
