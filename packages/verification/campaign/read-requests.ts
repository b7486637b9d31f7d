// What the requests of functions say about pushes: sends by the replies in them, writes by the keys in their queries.
import type { GatewayRequest } from "../../message-push/simulator/contracts";
import { TRANSFER_MISSED_TEXT } from "./transfer-missed";

/** Numbers that say nothing about the message; see src/wechat/send-errors.ts. */
export const UNKNOWN_NUMBERS: ReadonlySet<string> = new Set(["-501001", "-501002", "-601008", "-604102"]);
/** Faults after which an answer is missing or means nothing. Who dies later has heard it. */
const LOSING = /^fault: (hang|reset|status|empty|truncated|code|die (before|after)|freeze|cut-off)/;
const FAULT = "fault: ";
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
  /** Whether it says that a transfer came too late. */
  readonly isTransferMissed: boolean;
}

export function readRequest(request: GatewayRequest): ReadRequest {
  if (request.target === "customerServiceMessage.send") {
    const lines = repliesIn(request.request);
    const replies = lines.filter((reply) => REPLY.test(reply));
    const pushIds = [...new Set(replies.map((reply) => reply.slice(0, reply.indexOf("/"))))];
    return { request, pushIds, keys: [], replies, isTransferMissed: lines.includes(TRANSFER_MISSED_TEXT) };
  }
  const keys = [...new Set([...writtenIn(request).matchAll(KEY)].map(([, key]) => String(key)))];
  return { request, pushIds: [], keys, replies: [], isTransferMissed: false };
}

/** The replies in a message: several where texts were joined. */
export function repliesIn({ text }: Readonly<Record<string, unknown>>): string[] {
  return String((Object(text) as { content?: unknown }).content ?? "").split("\n");
}

/** What a request of the database says and asks, as JSON text. */
export function writtenIn({ request: { data, query } }: GatewayRequest): string {
  const texts = Array.isArray(data) ? data : [data];
  return [...texts, query].filter((text) => typeof text === "string").join();
}

/** The fault that took its answer from its sender; `undefined` when a response left, or was a clear no. */
export function lossOf(request: GatewayRequest): string | undefined {
  const { outcome, underFault = "" } = request;
  const isNumberUnknown = outcome.startsWith("fault: errcode") && UNKNOWN_NUMBERS.has(underFault);
  return isNumberUnknown || (LOSING.test(outcome) && underFault !== CLEAR_NO) ? faultOf(request) : undefined;
}

/** The fault that was injected into it, in words. */
export function faultOf({ outcome }: GatewayRequest): string | undefined {
  return outcome.startsWith(FAULT) ? outcome.slice(FAULT.length) : undefined;
}

/** Whether it was done, even if its response was lost. A fault of kind duplicate refuses after it was done, or instead. */
export function isDone({ outcome, underFault }: GatewayRequest): boolean {
  if (outcome === "fault: duplicate after") return true;
  if (outcome === "fault: duplicate before") return false;
  return (outcome.startsWith(FAULT) ? underFault : outcome) === "ok";
}

/** A request in one line. */
export function describeRequest({ request, replies }: ReadRequest): string {
  const { atMs, durationMs, action, target, invocation, outcome, underFault } = request;
  const call = `${invocation?.functionName ?? "?"}#${invocation?.id.slice(0, 6) ?? "?"}`;
  const what = replies.length > 0 ? `${target} ${replies.join("+")}` : `${action} ${target}`;
  const end = underFault === undefined ? outcome : `${outcome} (${underFault})`;
  return `${new Date(atMs).toISOString().slice(8, 23)} ${call} ${what}: ${end}, ${durationMs} ms`;
}
