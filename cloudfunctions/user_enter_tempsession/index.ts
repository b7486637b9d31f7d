// Pair `event:user_enter_tempsession`: the customer opened the conversation. Greets, by where they came from.
import { defineFunction, reply } from "#runtime";

// The contact button's `session-from` names the page the customer came from; see miniprogram/pages/index.
const GREETINGS: ReadonlyMap<string, string> = new Map([["index", "您好，欢迎光临！请问有什么可以帮您？"]]);

export const main = defineFunction({
  on: "event:user_enter_tempsession",
  handle: ({ SessionFrom }) => reply.text(GREETINGS.get(SessionFrom) ?? "您好，请问有什么可以帮您？"),
});
