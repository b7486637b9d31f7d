// Pair `miniprogrampage`: the customer sent a card of one of your pages, often a product or an order. A person looks at it.
import { handOver, openDesk } from "message-push/desk";
import { defineFunction } from "#runtime";
import answers from "../../desk/answers.json";

const desk = openDesk(answers);

export const main = defineFunction({
  on: "miniprogrampage",
  prepare: desk.prepare,
  handle: (event, context) => handOver(desk, event, context),
});
