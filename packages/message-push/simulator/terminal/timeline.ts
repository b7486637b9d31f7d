// The life of one push as lines for people: attempts, what the function asked for, its passive reply, and what the customer saw.
import { styleText } from "node:util";
import type { GatewayRequest } from "../contracts";
import { shortForm } from "../customers";
import type { PushAttempt, PushReport } from "../push-report";

/** What happened, and the moment from which times are counted. */
export interface PushStory {
  readonly title: string;
  readonly startedAtMs: number;
  readonly report: PushReport;
  /** All requests of the push's invocations. */
  readonly requests: readonly GatewayRequest[];
}

/** Renders the story. Colors are left out where the output is no terminal. */
export function timeline({ title, startedAtMs, report, requests }: PushStory, isColored: boolean): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string) => (isColored ? styleText(style, text) : text);
  const at = (atMs: number) => paint("dim", `${String(atMs - startedAtMs).padStart(6)} ms`);
  const lines = [`${paint("bold", "push")}  ${report.pair}  ${title}`];

  if (report.delivery === "not-bound")
    lines.push("          no function is bound to this pair: WeChat does not push it");
  if (report.delivery === "to-agent")
    lines.push("          a human agent has this conversation: the message goes there");
  for (const attempt of report.attempts) {
    const { invocation } = attempt;
    const start = invocation?.coldStart ? "cold start" : "warm";
    lines.push(
      `${at(attempt.startedAtMs)}  attempt ${attempt.number} → ${report.target} ${paint("dim", invocation ? `(${start})` : "")}`,
    );
    for (const request of requests.filter((other) => other.invocation?.id === invocation?.invocation.id)) {
      lines.push(`${at(request.atMs + request.durationMs)}    ${describeRequest(request)}`);
    }
    lines.push(
      `${at(attempt.startedAtMs + attempt.durationMs)}  ${paint(attempt.outcome === "answered" ? "green" : "red", describeEnd(attempt))}`,
    );
  }
  for (const { message, atMs } of report.replies)
    lines.push(`${at(atMs)}  ${paint("cyan", `customer sees: ${shortForm(message)}`)}`);
  if (report.notice) lines.push(`           ${paint("red", `customer sees: ${report.notice}`)}`);
  if (report.isTransferred) lines.push(`           ${paint("yellow", "customer waits for a human agent")}`);
  return lines.join("\n");
}

/** What the runtime does, in its own words; anything else as the SDK calls it. */
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
};

/** The runtime's writes look alike from outside, but for what they set. */
function deedOf({ action, target, request }: GatewayRequest): string {
  if (action === "functions.invokeFunction") return "invoke";
  if (`${action} ${target}` !== "database.modifyDocument message_pushes") return DEEDS[`${action} ${target}`] ?? action;
  const data = String(request.data);
  if (data.includes('"completed"')) return "complete";
  return data.includes('"dead"') ? "give up" : "record";
}

function describeRequest(gatewayRequest: GatewayRequest): string {
  const { action, target, outcome, underFault, request } = gatewayRequest;
  const deed = deedOf(gatewayRequest).padEnd(18);
  const detail = action === "wx.openApi" ? describeMessage(request) : target;
  const ending = underFault === undefined ? outcome : `${outcome} (${underFault})`;
  return `${deed} ${detail}${ending === "ok" ? "" : `  ${OUTCOMES[ending] ?? `✗ ${ending}`}`}`;
}

function describeMessage(request: Readonly<Record<string, unknown>>): string {
  return typeof request.msgtype === "string"
    ? `${request.msgtype}  ${shortForm({ ...request, msgtype: request.msgtype })}`
    : "";
}

function describeEnd({ outcome, passiveReply, detail, invocation }: PushAttempt): string {
  if (outcome === "answered") {
    return `answers ${describeReply(passiveReply)}, ${invocation?.memoryMb} MB`;
  }
  return `${outcome}: ${detail ?? ""}${passiveReply === undefined ? "" : ` (${describeReply(passiveReply)})`}`;
}

function describeReply(passiveReply: unknown): string {
  const isTransfer = Object(passiveReply).MsgType === "transfer_customer_service";
  return isTransfer ? "a transfer to human agents" : JSON.stringify(passiveReply);
}
