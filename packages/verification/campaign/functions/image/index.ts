// A reply of unknown fate is sent again.
import "../tell-no-time";
import { defineFunction } from "#runtime";
import { act, actAtOnce, readOrder } from "../act";

export const main = defineFunction({
  on: "image",
  onUnknownSend: "send-again",
  handle: ({ MediaId }, context) =>
    readOrder(MediaId).behaviour === "say" ? actAtOnce(MediaId) : act(MediaId, context),
});
