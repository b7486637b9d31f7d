// The parser: turns the platform's event into a typed push, or refuses it with one clear error.
import { PushError } from "../push-error";
import type { PairFacts } from "./catalogue/facts";
import type { ObjectShape } from "./catalogue/shape";
import { textAt } from "./field-path";
import { idempotencyKey } from "./idempotency-key";
import { isMiniGame } from "./money";
import { asWrittenDown, factsOf, isWrittenDown } from "./pairs";
import type { PushEvent } from "./push-events";
import { asText, type RawFields, readFields } from "./read-fields";
import { refuseOversized } from "./refuse-oversized";
import { isUserInfo } from "./user-info";
import { withoutWrapper } from "./without-wrapper";

/** A push that was understood. */
export interface Push {
  /** The pair's name as the packet says it; also of an unknown one. */
  readonly pair: string;
  /** Equal for all deliveries of one push, different for different pushes; also the id in every log line. */
  readonly key: string;
  readonly event: PushEvent;
  /** The customer it is about: the one who gets the replies. */
  readonly touser: string;
  /** The packet as it came, as JSON text. */
  readonly packet: string;
  /** Names of the catalogue's fields that are there and hold something that could not be read: for the log. */
  readonly unreadable: readonly string[];
}

const ENVELOPE = { ToUserName: "text!", FromUserName: "text!", CreateTime: "number!" } as const;
const NAMELESS_ENVELOPE = { ...ENVELOPE, ToUserName: "text", FromUserName: "text" } as const;

/**
 * Understands a packet: the JSON object of function mode, or what `readPacket` made of a text. The same push in any
 * encoding gives the same event and the same key. Unknown fields are kept; an unknown pair is
 * understood as far as its envelope.
 *
 * @throws {PushError} `EVENT_INVALID` when it is no packet or lacks a field
 * @example parsePush({ ToUserName: "gh_1", FromUserName: "o1", CreateTime: 1, MsgType: "text", Content: "hi", MsgId: "7" })
 */
export function parsePush(value: unknown): Push {
  const packet = withoutUserInfo(requirePacket(value));
  const pair = requireName(packet);
  const facts = factsOf(pair);
  const raw = { ...withoutWrapper(packet, facts), ...namesIn(pair) };
  const unreadable: string[] = [];
  const event = readFields(raw, shapeOf(pair, facts), unreadable);
  requireSeconds(event.CreateTime);
  return {
    pair,
    key: idempotencyKey(raw, facts),
    // The shape is the proof for this assertion.
    event: event as unknown as PushEvent,
    touser: customerOf(raw, facts),
    packet: JSON.stringify(packet),
    unreadable,
  };
}

function namesIn(pair: string): RawFields {
  const [MsgType, Event] = pair.split(":");
  return { MsgType, ...(Event === undefined ? {} : { Event }) };
}

/** Also of an unknown pair: without a shape, its numbers stay text. */
function shapeOf(pair: string, { kind, fields }: PairFacts): ObjectShape {
  const names = pair.startsWith("event:") ? { MsgType: "text!", Event: "text!" } : { MsgType: "text!" };
  const id = kind === "message" && isWrittenDown(pair) ? { MsgId: "text!" } : {};
  return { ...(isMiniGame(pair) ? NAMELESS_ENVELOPE : ENVELOPE), ...names, ...id, ...fields } as ObjectShape;
}

/** A payment names WeChat itself as sender. */
function customerOf(raw: RawFields, { customerField = [] }: PairFacts): string {
  return textAt(raw, customerField) ?? asText(raw.FromUserName) ?? "";
}

function requirePacket(value: unknown): RawFields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    refuseOversized(value);
    return value as RawFields;
  }
  throw new PushError(
    "EVENT_INVALID",
    {
      en: `The function was called with ${value === null ? "null" : typeof value} instead of a push.`,
      zh: `调用云函数的内容是 ${value === null ? "null" : typeof value}，不是推送。`,
    },
    {
      en: "Call it with the JSON object that WeChat pushes; docs/reference/pairs.md has a sample of each.",
      zh: "请用微信推送的 JSON 对象调用；每种推送的示例见 docs/reference/pairs.zh-CN.md。",
    },
  );
}

/** Names of MsgType and Event are letters, digits and underscores; anything else would end up in logs and errors. */
const NAME = /^\w{1,64}$/;

/** Official tables write "Event" and "Text", official samples "event" and "text": the same is meant. */
function requireName(packet: RawFields): string {
  const MsgType = requirePart(packet, "MsgType");
  const usual = MsgType.toLowerCase();
  if (usual === "event") return asWrittenDown(`event:${requirePart(packet, "Event")}`);
  return isWrittenDown(usual) ? usual : MsgType;
}

function requirePart(packet: RawFields, field: "MsgType" | "Event"): string {
  const name = asText(packet[field]);
  if (name !== undefined && NAME.test(name)) return name;
  throw new PushError(
    "EVENT_INVALID",
    { en: `The push has no usable ${field}.`, zh: `推送里没有可用的 ${field}。` },
    {
      en: "Check what calls this function; WeChat always sends this field, a word of letters, digits and underscores.",
      zh: "请检查是谁调用了这个云函数；微信总会带上这个字段，由字母、数字和下划线组成。",
    },
  );
}

/** Whether the platform adds it to pushes is not known; one that has it is the same push as one that has not. */
function withoutUserInfo(packet: RawFields): RawFields {
  if (!isUserInfo(packet.userInfo)) return packet;
  const { userInfo: _, ...sent } = packet;
  return sent;
}

function requireSeconds(CreateTime: unknown): void {
  if (Number.isInteger(CreateTime) && Number(CreateTime) >= 0 && Number(CreateTime) < 1e12) return;
  throw new PushError(
    "EVENT_INVALID",
    { en: "The push has a CreateTime that is not a whole number of seconds.", zh: "推送的 CreateTime 不是整数秒。" },
    {
      en: "Check what calls this function; WeChat sends seconds since 1970.",
      zh: "请检查是谁调用了这个云函数；微信写的是 1970 年以来的秒数。",
    },
  );
}
