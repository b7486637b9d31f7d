// Pair `miniprogrampage`: the customer sent a card of one of your pages, often a product or an order.
import { defineFunction, reply } from "#runtime";

export const main = defineFunction({
  on: "miniprogrampage",
  handle: ({ Title }) =>
    reply.text(Title ? `已收到您发来的“${Title}”，请问想了解什么？` : "卡片已收到，请问想了解什么？"),
});
