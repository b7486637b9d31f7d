// A small project whose functions use the desk: what operators write is in desk/answers.json and in the database.
import type { ProjectFunction } from "./runtime-project";

/** Open on Mondays. The last rule is broken. */
export const DESK_FILE = {
  settings: { hours: { timeZone: "+08:00", weekly: { mon: ["9:00-18:00"] }, holidays: "none" }, keepsQuestions: true },
  rules: [
    {
      _id: "hours",
      name: "营业时间",
      keywords: ["几点关门"],
      replies: ["每天 9:00–18:00"],
      isListed: true,
      priority: 2,
    },
    { name: "发货", keywords: ["发货", { content: "快递", match: "equal" }], replies: ["48 小时内发货"] },
    { _id: "bad", name: "坏的", keywords: [], replies: ["好"] },
  ],
} as const;

/** The whole file of a function `text` that answers from that file. */
export const deskSource = (file: string) => `import { answer, noAnswer, openDesk } from "message-push/desk";
import { defineFunction } from "#runtime";
import answers from ${JSON.stringify(file)};
const desk = openDesk(answers);
export const main = defineFunction({
  on: "text",
  prepare: desk.prepare,
  handle: async (event, context) => (await answer(desk, event, context)) ?? noAnswer(desk, event, context),
});
`;

export const DESK_TEXT: ProjectFunction = {
  before: `import { answer, noAnswer, openDesk } from "message-push/desk";
import answers from "../../desk/answers.json";
const desk = openDesk(answers);`,
  main: `defineFunction({
  on: "text",
  prepare: desk.prepare,
  handle: async (event, context) => (await answer(desk, event, context)) ?? noAnswer(desk, event, context),
})`,
};
