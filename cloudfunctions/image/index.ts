// Pair `image`: the customer sent a picture. Confirms that it arrived.
import { defineFunction, reply } from "#runtime";

export const main = defineFunction({
  on: "image",
  handle: () => reply.text("图片已收到，客服会尽快查看。需要人工请回复“人工”。"),
});
