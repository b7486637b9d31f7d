// Pair `text`: a parcel number is asked of the team's own service; the desk answers everything else.
import { answer, noAnswer, openDesk } from "message-push/desk";
import { defineFunction, isUnsupported } from "#runtime";
import answers from "../../desk/answers.json";
import { parcelState } from "./parcels";

const desk = openDesk(answers);

export const main = defineFunction({
  on: "text",
  prepare: desk.prepare,
  async handle(event, context) {
    if (isUnsupported(event.Content)) return "这种消息暂时看不到，请发文字或图片。";
    const [no] = /[A-Z]{2}\d{10,}/.exec(event.Content.normalize("NFKC").toUpperCase()) ?? [];
    if (no !== undefined) return parcelState(no, context);
    return (await answer(desk, event, context)) ?? noAnswer(desk, event, context);
  },
});
