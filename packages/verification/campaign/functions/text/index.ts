// The default policies: what is said at once, what is said one by one, transfers, and what the desk answers and hands over.
import "../tell-no-time";
import { answer, noAnswer, openDesk } from "#desk";
import { defineFunction, reply } from "#runtime";
import { act, actAtOnce, readOrder } from "../act";

/** Says back what it is asked; the rest is a person's. */
const desk = openDesk({ rules: [{ _id: "echo", name: "echo", keywords: ["p"], replies: ["{{words}}"] }] });

export const main = defineFunction({
  on: "text",
  prepare: desk.prepare,
  handle: async ({ Content, FromUserName }, context) => {
    const { behaviour } = readOrder(Content);
    const [words = "?"] = actAtOnce(Content);
    if (behaviour === "desk-answer") return answer(desk, { FromUserName, Content: words }, context);
    if (behaviour === "desk-transfer") return noAnswer(desk, { FromUserName, Content: words }, context);
    if (behaviour === "transfer") return reply.transferToAgent();
    if (behaviour === "say-and-transfer") return [...actAtOnce(Content), reply.transferToAgent()];
    if (behaviour === "silent") return undefined;
    return behaviour === "say" ? actAtOnce(Content) : act(Content, context);
  },
});
