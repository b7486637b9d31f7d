// A request of a function to the gateway in one line: what the runtime does in its own words, anything else as the SDK calls it.
import type { GatewayRequest } from "../../contracts";
import { PUSH_RECORDS } from "../../push-records";
import { shortForm } from "../../short-form";

const DEEDS: Readonly<Record<string, string>> = {
  "database.insertDocument message_pushes": "claim",
  "database.getDocument message_pushes": "look up",
  "database.addCollection message_pushes": "create collection",
  "wx.openApi customerServiceMessage.send": "send",
  "wx.openApi customerServiceMessage.setTyping": "show typing",
};

/** Outcomes that look like a failure and are none. */
const OUTCOMES: Readonly<Record<string, string>> = {
  DATABASE_COLLECTION_NOT_EXIST: "(the first push here: no collection yet)",
  DATABASE_REQUEST_FAILED: "(claimed before)",
};

export function requestLine(gatewayRequest: GatewayRequest): string {
  const { action, target, outcome, underFault, request } = gatewayRequest;
  const deed = deedOf(gatewayRequest).padEnd(18);
  const detail = action === "wx.openApi" ? describeMessage(request, target) : target;
  const ending = underFault === undefined ? outcome : `${outcome} (${underFault})`;
  const isOfRuntime = target === PUSH_RECORDS;
  return `${deed} ${detail}${ending === "ok" ? "" : `  ${(isOfRuntime && OUTCOMES[ending]) || `✗ ${ending}`}`}`.trimEnd();
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
    return `${request.msgtype}  ${shortForm({ ...request, msgtype: request.msgtype })}`;
  return apiName === "customerServiceMessage.setTyping" ? "" : apiName;
}
