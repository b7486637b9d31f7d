// The door: turns what the platform handed over into a typed push, or refuses it with one clear error.
import { PushError } from "../push-error";
import { idempotencyKey } from "./idempotency-key";
import { fieldsOf, isPair, isPaymentPair, type Pair, type PushEvent } from "./pairs";
import { refuseOversized } from "./refuse-oversized";

/** A push that was understood. */
export interface Push {
  readonly pair: Pair;
  /** Equal for all deliveries of one push, different for different pushes; also the id in every log line. */
  readonly key: string;
  readonly event: PushEvent;
  /** The customer it is about: the one who gets the replies. */
  readonly touser: string;
  /** The packet as it came, as JSON text. */
  readonly packet: string;
}

type Packet = Readonly<Record<string, unknown>>;

/**
 * Understands a packet as function mode delivers it (a JSON object). Numbers that WeChat sometimes sends as strings
 * become numbers, ids become strings, fields this version does not know are kept.
 *
 * @throws {PushError} `EVENT_INVALID` when it is no packet or lacks a field; `EVENT_PAIR_MISMATCH` when the catalogue
 * does not have its pair.
 */
export function parsePush(value: unknown): Push {
  const packet = requirePacket(value);
  const envelope = {
    ToUserName: requireString(packet, "ToUserName"),
    FromUserName: requireString(packet, "FromUserName"),
    CreateTime: requireSeconds(packet),
  };
  const pair = requirePair(packet);
  const event = { ...packet, ...envelope, ...pairFields(packet, pair) };
  // The checks above are the proof for this one assertion.
  return {
    pair,
    key: idempotencyKey(packet),
    event: event as unknown as PushEvent,
    // A payment names WeChat itself as sender.
    touser: isPaymentPair(pair) ? requireString(packet, "OpenId") : envelope.FromUserName,
    packet: JSON.stringify(packet),
  };
}

function requirePacket(value: unknown): Packet {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    refuseOversized(value);
    return value as Packet;
  }
  throw new PushError(
    "EVENT_INVALID",
    `The function was called with ${value === null ? "null" : typeof value} instead of a push.`,
    "Call it with the JSON object that WeChat pushes, for example one of tests/fixtures.",
  );
}

function requirePair(packet: Packet): Pair {
  const MsgType = requireString(packet, "MsgType");
  const name = MsgType === "event" ? `event:${requireString(packet, "Event")}` : MsgType;
  if (isPair(name)) return name;
  throw new PushError(
    "EVENT_PAIR_MISMATCH",
    `A push of pair ${quoteName(name)} arrived, which no function of this project can handle.`,
    "In 云开发 → 设置 → 其他设置 → 消息推送, remove the row that sends it here.",
  );
}

function pairFields(packet: Packet, pair: Pair): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, need] of Object.entries(fieldsOf(pair))) {
    fields[name] = need === "required" ? requireString(packet, name) : readString(packet, name, "");
  }
  return fields;
}

function requireString(packet: Packet, field: string): string {
  const text = readString(packet, field, undefined);
  if (text !== undefined) return text;
  throw new PushError(
    "EVENT_INVALID",
    `The push has no usable ${field}: expected a string, got ${describe(packet[field])}.`,
    "Check what calls this function; WeChat always sends this field.",
  );
}

function readString<Fallback>(packet: Packet, field: string, fallback: Fallback): string | Fallback {
  const value = packet[field];
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "bigint" ? String(value) : fallback;
}

function requireSeconds(packet: Packet): number {
  const text = requireString(packet, "CreateTime");
  if (/^\d{1,12}$/.test(text)) return Number(text);
  throw new PushError(
    "EVENT_INVALID",
    "The push has a CreateTime that is not a whole number of seconds.",
    "Check what calls this function; WeChat sends seconds since 1970.",
  );
}

function describe(value: unknown): string {
  return value === undefined ? "nothing" : value === null ? "null" : Array.isArray(value) ? "an array" : typeof value;
}

// A pair name comes from outside: keep the error line short and free of line breaks.
function quoteName(name: string): string {
  return JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name);
}
