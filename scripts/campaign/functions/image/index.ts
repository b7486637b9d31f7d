// A reply whose fate nobody knows is sent again.
import { defineFunction } from "#runtime";
import { act, actAtOnce, readOrder } from "../act";

export const main = defineFunction({
  on: "image",
  onUnknownSend: "send-again",
  handle: ({ MediaId }, context) => (readOrder(MediaId).deed === "say" ? actAtOnce(MediaId) : act(MediaId, context)),
});
