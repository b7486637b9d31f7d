// The idempotency key: one for all deliveries of a push, never one for two pushes.
import { createHash } from "node:crypto";

/** Counts deliveries, so it differs between deliveries of one push. */
const DELIVERY_COUNTER = "RetryTimes";

/**
 * Makes the key of a packet, 32 hexadecimal characters.
 *
 * WeChat's rule is MsgId where there is one, else FromUserName and CreateTime. The latter merges different events of one
 * user in one second, so a packet without MsgId is known by its whole content, whatever the order of its fields and
 * whether numbers came as strings. The key is a digest: it can be logged without showing an openid.
 *
 * @example idempotencyKey({ FromUserName: "o…", MsgId: "1234567890123456", … }) // "9b1c…"
 */
export function idempotencyKey(packet: Readonly<Record<string, unknown>>): string {
  const identity = hasWholeId(packet) ? ["message", packet.FromUserName, packet.MsgId] : ["content", packet];
  return createHash("sha256").update(canonicalText(identity)).digest("hex").slice(0, 32);
}

// A number beyond 2^53 lost digits before it reached us: two messages may show the same one.
function hasWholeId(packet: Readonly<Record<string, unknown>>): boolean {
  const id = packet.MsgId;
  return typeof id === "string" ? id !== "" : Number.isSafeInteger(id);
}

function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(",")}]`;
  if (typeof value === "object" && value !== null) return canonicalObject(value);
  return JSON.stringify(String(value));
}

function canonicalObject(value: object): string {
  const entries = Object.entries(value)
    .filter(([name, field]) => name !== DELIVERY_COUNTER && field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, field]) => `${JSON.stringify(name)}:${canonicalText(field)}`).join(",")}}`;
}
