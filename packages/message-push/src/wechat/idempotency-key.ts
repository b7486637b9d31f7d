// The idempotency key: one for all deliveries of a push, never one for two pushes.
import { createHash } from "node:crypto";
import type { PairFacts } from "./catalogue/facts";
import { isUserInfo } from "./user-info";

/** Counts deliveries, so it differs between deliveries of one push. */
const DELIVERY_COUNTER = "RetryTimes";

/**
 * Makes the key of a packet, 32 hexadecimal characters.
 *
 * WeChat's rule is MsgId where there is one, else FromUserName and CreateTime. The latter merges different events of one
 * user in one second, so a packet without MsgId is known by its whole content: in any order and encoding its fields
 * come, whether numbers are strings, lists of one are their entry, and empty fields are there or not. Where an order number
 * tells it from every other, CreateTime does not count. The key is a digest: it can be logged without showing an openid.
 *
 * @example idempotencyKey({ FromUserName: "o…", MsgId: "1234567890123456", … }, {}) // "9b1c…"
 */
export function idempotencyKey(
  packet: Readonly<Record<string, unknown>>,
  { orderField }: Pick<PairFacts, "orderField">,
): string {
  const isOrder = orderField !== undefined && !isEmpty(packet[orderField]);
  const isContent = (name: string) =>
    name !== DELIVERY_COUNTER && (name !== "CreateTime" || !isOrder) && !isUserInfo(name, packet[name]);
  const identity = hasWholeId(packet)
    ? ["message", packet.FromUserName, packet.MsgId]
    : ["content", Object.fromEntries(Object.entries(packet).filter(([name]) => isContent(name)))];
  return createHash("sha256").update(canonicalText(identity)).digest("hex").slice(0, 32);
}

// A number beyond 2^53 lost digits before it reached us: two messages may show the same one.
function hasWholeId(packet: Readonly<Record<string, unknown>>): boolean {
  const id = packet.MsgId;
  return typeof id === "string" ? id !== "" : Number.isSafeInteger(id);
}

function canonicalText(value: unknown): string {
  if (Array.isArray(value)) {
    const entries = value.map(canonicalText);
    return entries.length === 1 ? String(entries[0]) : `[${entries.join(",")}]`;
  }
  if (typeof value === "object" && value !== null) return canonicalObject(value);
  return JSON.stringify(String(value));
}

function canonicalObject(value: object): string {
  const entries = Object.entries(value)
    .filter(([, field]) => !isEmpty(field))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, field]) => `${JSON.stringify(name)}:${canonicalText(field)}`).join(",")}}`;
}

/** XML knows only the empty element, and WeChat leaves out what JSON would show as empty. */
function isEmpty(field: unknown): boolean {
  if (field === undefined || field === null || field === "") return true;
  return typeof field === "object" && Object.values(field).every(isEmpty);
}
