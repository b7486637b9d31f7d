// A request of a function to the gateway in one line: what the runtime does in its own words, anything else as the SDK calls it.
import type { GatewayRequest } from "../../contracts";
import { PUSH_RECORDS } from "../../push-records";
import { shortForm } from "../../short-form";

const DEEDS: Readonly<Record<string, string>> = {
  "database.insertDocument message_pushes": "claim",
  "database.getDocument message_pushes": "look up",
  "database.addCollection message_pushes": "create collection",
  "database.getDocument desk_answers": "read answers",
  "database.getDocument desk_states": "recall",
  "database.insertDocument desk_states": "remember",
  "database.modifyDocument desk_states": "remember",
  "database.addCollection desk_states": "create collection",
  "database.insertDocument desk_questions": "keep question",
  "database.modifyDocument desk_questions": "keep question",
  "database.addCollection desk_questions": "create collection",
  "wx.openApi customerServiceMessage.send": "send",
  "wx.openApi customerServiceMessage.setTyping": "show typing",
};

const NO_COLLECTION = "DATABASE_COLLECTION_NOT_EXIST";

/** Outcomes that look like a failure and are none, by collection. */
const OUTCOMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [PUSH_RECORDS]: {
    [NO_COLLECTION]: "(the first push here: no collection yet)",
    DATABASE_REQUEST_FAILED: "(claimed before)",
  },
  desk_answers: { [NO_COLLECTION]: "(no collection yet: the file answers)" },
  desk_states: { [NO_COLLECTION]: "(no collection yet)" },
  desk_questions: { [NO_COLLECTION]: "(no collection yet)" },
};

export function requestLine(gatewayRequest: GatewayRequest): string {
  const { action, target, outcome, underFault, request } = gatewayRequest;
  const deed = deedOf(gatewayRequest).padEnd(18);
  const detail = action === "wx.openApi" ? describeMessage(request, target) : target;
  const ending = underFault === undefined ? outcome : `${outcome} (${underFault})`;
  return `${deed} ${detail}${ending === "ok" ? "" : `  ${OUTCOMES[target]?.[ending] ?? `✗ ${ending}`}`}`.trimEnd();
}

/** The runtime's writes look alike from outside, but for what they set. */
function deedOf({ action, target, request }: GatewayRequest): string {
  if (action === "functions.invokeFunction") return "invoke";
  if (`${action} ${target}` !== "database.modifyDocument message_pushes") return DEEDS[`${action} ${target}`] ?? action;
  const data = String(request.data);
  if (data.includes('"completed"')) return "complete";
  return data.includes('"dead"') ? "give up" : "record";
}

function describeMessage(request: Readonly<Record<string, unknown>>, apiName: string): string {
  if (typeof request.msgtype === "string")
    return `${request.msgtype}  ${shortForm({ ...request, msgtype: request.msgtype }).replaceAll(/\n+/g, " ⏎ ")}`;
  return apiName === "customerServiceMessage.setTyping" ? "" : apiName;
}
