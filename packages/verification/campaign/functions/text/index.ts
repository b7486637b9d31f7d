// The default policies: what is said at once, what is said one by one, and transfers.
import "../tell-no-time";
import { defineFunction, reply } from "#runtime";
import { act, actAtOnce, readOrder } from "../act";

export const main = defineFunction({
  on: "text",
  handle: ({ Content }, context) => {
    const { behaviour } = readOrder(Content);
    if (behaviour === "transfer") return reply.transferToAgent();
    if (behaviour === "say-and-transfer") return [...actAtOnce(Content), reply.transferToAgent()];
    if (behaviour === "silent") return undefined;
    return behaviour === "say" ? actAtOnce(Content) : act(Content, context);
  },
});
