// Pair `image`: a copy is kept for the team, and a person looks at the picture.
import { handOver, keepPicture, openDesk } from "message-push/desk";
import { defineFunction } from "#runtime";
import answers from "../../desk/answers.json";

const desk = openDesk(answers);

export const main = defineFunction({
  on: "image",
  prepare: desk.prepare,
  async handle(event, context) {
    await keepPicture(desk, event, context, { keptDays: 7 });
    return handOver(desk, event, context);
  },
});
