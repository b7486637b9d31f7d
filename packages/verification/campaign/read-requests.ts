// What the requests of functions say about pushes: sends by the replies in them, writes by the keys in their queries.
import type { GatewayRequest } from "../../message-push/simulator/contracts";
import type { Send, Write } from "./evidence";

/** From here on the SDK's own timeout may have come first, whatever the reason. */
const SDK_GIVES_UP_MS = 1_400;
/** Numbers that say nothing about the message; see src/wechat/send-errors.ts. */
const UNKNOWN_NUMBERS: ReadonlySet<string | undefined> = new Set(["-501001", "-501002", "-601008", "-604102"]);
/** Faults after which an answer is missing or means nothing. */
const LOSING = /^fault: (hang|reset|status|empty|truncated|code|die|freeze)/;
/** A code of the gateway that the SDK makes a clear no of. */
const CLEAR_NO = "EXCEED_REQUEST_LIMIT";

const REPLY = /^p\d+\/\d+\/\d+$/;
const KEY = /"_id":"([0-9a-f]{32})"/g;

/** A request, and which pushes it is about. */
export interface ReadRequest {
  readonly request: GatewayRequest;
  /** Ids of pushes whose replies are in it. */
  readonly pushIds: readonly string[];
  /** Keys of the records it names. */
  readonly keys: readonly string[];
  readonly replies: readonly string[];
}

export function readRequest(request: GatewayRequest): ReadRequest {
  if (request.target === "customerServiceMessage.send") {
    const replies = repliesIn(request.request).filter((reply) => REPLY.test(reply));
    const pushIds = [...new Set(replies.map((reply) => reply.slice(0, reply.indexOf("/"))))];
    return { request, pushIds, keys: [], replies };
  }
  const { data, query } = request.request;
  const named = `${Array.isArray(data) ? data.join() : ""}${typeof query === "string" ? query : ""}`;
  const keys = [...new Set([...named.matchAll(KEY)].map(([, key]) => String(key)))];
  return { request, pushIds: [], keys, replies: [] };
}

/** The replies in a message: several where texts were joined. */
export function repliesIn({ text }: Readonly<Record<string, unknown>>): string[] {
  return String((Object(text) as { content?: unknown }).content ?? "").split("\n");
}

/** A send. `isUnconfirmed`: no fault was injected, and its call's log reports all the same that no response came in time. */
export function sendOf({ request, replies }: ReadRequest, isUnconfirmed: boolean): Send {
  const { invocation, atMs, durationMs, outcome, underFault } = request;
  const isLost = LOSING.test(outcome) && underFault !== CLEAR_NO;
  const isNumberUnknown = outcome.startsWith("fault: errcode") && UNKNOWN_NUMBERS.has(underFault);
  const fault = outcome.startsWith("fault: ") ? outcome.slice("fault: ".length) : "a busy machine";
  return {
    invocationId: invocation?.id ?? "none",
    atMs,
    replies,
    isAccepted: isDone(request),
    isAnswerLost: durationMs >= SDK_GIVES_UP_MS || isUnconfirmed || isLost || isNumberUnknown,
    fault,
  };
}

export function writeOf({ request }: ReadRequest): Write {
  const { invocation, action, outcome } = request;
  const atMs = /^fault: (delay|freeze) before/.test(outcome) ? request.atMs + request.durationMs : request.atMs;
  const kind = action === "database.insertDocument" ? "claim" : "change";
  return { invocationId: invocation?.id ?? "none", atMs, kind, isDone: isDone(request) };
}

export function isWrite({ action }: GatewayRequest): boolean {
  return action === "database.insertDocument" || action === "database.modifyDocument";
}

/** Whether it was done, even if its response was lost. A fault of kind duplicate refuses after it was done. */
export function isDone({ outcome, underFault }: GatewayRequest): boolean {
  if (outcome === "fault: duplicate after") return true;
  return (outcome.startsWith("fault: ") ? underFault : outcome) === "ok";
}

/** A request in one line. */
export function describeRequest({ request, replies }: ReadRequest): string {
  const { atMs, durationMs, action, target, invocation, outcome, underFault } = request;
  const call = `${invocation?.functionName ?? "?"}#${invocation?.id.slice(0, 6) ?? "?"}`;
  const what = replies.length > 0 ? `${target} ${replies.join("+")}` : `${action} ${target}`;
  const end = underFault === undefined ? outcome : `${outcome} (${underFault})`;
  return `${new Date(atMs).toISOString().slice(8, 23)} ${call} ${what}: ${end}, ${durationMs} ms`;
}
