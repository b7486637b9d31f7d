// What of the desk answered, as the record of the push says it, in the words that begin the sentence.
import type { SimulatorEvent } from "../../simulator/events";
import type { PushRow } from "../../simulator/journal/push-row";
import { PUSH_RECORDS } from "../../simulator/push-records";
import type { Both } from "../../src/language";

/** By the names in ANSWERERS of src/runtime/answered-by.ts. */
const WORDS: Readonly<Record<string, (id: string, row: PushRow) => Both>> = {
  rule: (id) => ({ en: `The rule "${id}" of the desk answered`, zh: `由规则“${id}”回答` }),
  menu: (id) => ({ en: `The customer chose "${id}" from the menu`, zh: `客户从菜单里选了“${id}”` }),
  "no-answer": (_, { isTransferred }) =>
    isTransferred
      ? { en: "No rule of the desk answered", zh: "没有规则能回答" }
      : { en: "No rule of the desk answered, so the menu did", zh: "没有规则能回答，发送了菜单" },
  closed: () => ({
    en: "It is out of hours, and the desk said when people are back",
    zh: "非服务时间，告知了人工何时在",
  }),
  transfer: () => ({ en: "The desk handed over", zh: "客服台转了人工" }),
  welcome: () => ({ en: "The welcome of the desk answered", zh: "由欢迎语回答" }),
  dialogue: () => ({ en: "A dialogue answered", zh: "由对话回答" }),
  model: () => ({ en: "A model answered", zh: "由大模型回答" }),
};

/** Nothing where the customer got nothing, or a handler spoke for itself. */
export function answeredIn(row: PushRow, events: readonly SimulatorEvent[]): Both | undefined {
  if (row.replies === 0 && !row.isTransferred) return undefined;
  const [name = "", ...id] = events.reduce((last, event) => noteIn(event) ?? last, "").split(":");
  return Object.hasOwn(WORDS, name) ? WORDS[name]?.(id.join(":"), row) : undefined;
}

/** In an update of the record: what a customer wrote stands beside it as text, and is not read. */
function noteIn(event: SimulatorEvent): string | undefined {
  if (event.kind !== "request-finished" || event.request.target !== PUSH_RECORDS) return undefined;
  const { data } = event.request.request;
  try {
    const note: unknown = Object(typeof data === "string" ? JSON.parse(data) : data).$set?.answeredBy;
    return typeof note === "string" ? note : undefined;
  } catch {
    return undefined;
  }
}
