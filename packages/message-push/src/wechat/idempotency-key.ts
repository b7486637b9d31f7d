// The idempotency key: one for all deliveries of a push, never one for two pushes.
import { createHash } from "node:crypto";
import type { FieldPath, PairFacts } from "./catalogue/facts";
import { textAt, withJsonOpened } from "./field-path";
import type { RawFields } from "./read-fields";

/** Belong to a delivery, wherever they stand: its number, and a signature over the rest. */
const OF_DELIVERY: ReadonlySet<string> = new Set(["RetryTimes", "PayEventSig"]);

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
  const identity = hasWholeId(packet)
    ? ["message", packet.FromUserName, packet.MsgId]
    : ["content", orderField === undefined ? packet : contentOfOrder(packet, orderField)];
  return createHash("sha256").update(canonicalText(identity)).digest("hex").slice(0, 32);
}

/** Without CreateTime where there is an order number; and a text of JSON that holds the number is the object in it. */
function contentOfOrder(packet: RawFields, orderField: FieldPath): RawFields {
  const { CreateTime, ...rest } = withJsonOpened(packet, orderField);
  return textAt(packet, orderField) === undefined ? { ...rest, CreateTime } : rest;
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
    .filter(([name, field]) => !OF_DELIVERY.has(name) && !isEmpty(field))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, field]) => `${JSON.stringify(name)}:${canonicalText(field)}`).join(",")}}`;
}

/** XML knows only the empty element, and WeChat leaves out what JSON would show as empty. */
function isEmpty(field: unknown): boolean {
  if (field === undefined || field === null || field === "") return true;
  return typeof field === "object" && Object.values(field).every(isEmpty);
}
