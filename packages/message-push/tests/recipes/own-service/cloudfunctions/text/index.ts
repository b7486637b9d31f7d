// Pair `text`: a parcel number is asked of the team's own service; the desk answers everything else.
import { answer, noAnswer, openDesk } from "message-push/desk";
import { defineFunction, isUnsupported } from "#runtime";
import answers from "../../desk/answers.json";

const desk = openDesk(answers);

async function parcelState(no: string, signal: AbortSignal): Promise<string> {
  const headers = { authorization: `Bearer ${process.env.PARCELS_KEY}` };
  const response = await fetch(`https://api.example.com/parcels/${no}`, { headers, signal });
  if (response.status === 404) return `没有查到 ${no}，请核对单号。`;
  if (!response.ok) throw new Error(`The service answered ${response.status}.`);
  const { state } = (await response.json()) as { state: string };
  return `${no}：${state}`;
}

export const main = defineFunction({
  on: "text",
  prepare: desk.prepare,
  async handle(event, context) {
    if (isUnsupported(event.Content)) return "这种消息暂时看不到，请发文字或图片。";
    const [no] = /[A-Z]{2}\d{10,}/.exec(event.Content.normalize("NFKC").toUpperCase()) ?? [];
    if (no === undefined) return (await answer(desk, event, context)) ?? noAnswer(desk, event, context);
    // Half a second of the handler's time is left to say that the service did not answer.
    const timeMs = Math.max(0, context.deadlineAtMs - Date.now() - 500);
    return parcelState(no, AbortSignal.timeout(timeMs)).catch((error: Error) => {
      context.log.warn("parcels-failed", { error: error.name });
      return "暂时查不到物流，请稍后再试，或回复“人工”。";
    });
  },
});
