// The default policies: what is said at once, what is said one by one, and transfers.
import { defineFunction, reply } from "#runtime";
import { act, actAtOnce, readOrder } from "../act";

export const main = defineFunction({
  on: "text",
  handle: ({ Content }, context) => {
    const { deed } = readOrder(Content);
    if (deed === "transfer") return reply.transferToAgent();
    if (deed === "silent") return undefined;
    return deed === "say" ? actAtOnce(Content) : act(Content, context);
  },
});
