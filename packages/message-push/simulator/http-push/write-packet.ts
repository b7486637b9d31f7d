// A packet as the text that WeChat sends over HTTP, in either format.
import { createHash } from "node:crypto";
import { factsOf } from "../../src/wechat/pairs";
import { type Packet, pairOf } from "../packet";
import type { HttpPushFormat } from "./endpoint";

type Fields = Readonly<Record<string, unknown>>;

const DIGITS = /^[1-9]\d{0,18}$/;

/** The packet of function mode as HTTP has it: the receiver is the original id, MsgId a number of 64 bits (its digits). */
export function httpPacket(packet: Packet, originalId: string): Packet {
  const { ToUserName, MsgId } = packet;
  const isOriginal = typeof ToUserName === "string" && ToUserName.startsWith("gh_");
  return {
    ...packet,
    ...(isOriginal ? {} : { ToUserName: originalId }),
    ...(MsgId === undefined ? {} : { MsgId: digitsOf(String(MsgId)) }),
  };
}

/** The same digits for the same id: a redelivery has to be recognised. */
function digitsOf(msgId: string): string {
  if (DIGITS.test(msgId)) return msgId;
  const bits = createHash("sha256").update(msgId).digest().readBigUInt64BE() >> 1n;
  return String(bits | (1n << 62n));
}

/** Writes any fields, those of an envelope too. */
export function textOf(fields: Fields, format: HttpPushFormat): string {
  return format === "json" ? jsonOf(fields) : `<xml>${elementsOf(fields, "\n")}</xml>`;
}

/** The packet's fields, in XML with the element of the pair around its own. */
export function arranged(packet: Packet, format: HttpPushFormat): Fields {
  const { wrapper, fields } = factsOf(pairOf(packet));
  if (format === "json" || wrapper === undefined) return packet;
  const own = Object.entries(packet).filter(([name]) => name in fields);
  const envelope = Object.entries(packet).filter(([name]) => !(name in fields));
  return { ...Object.fromEntries(envelope), [wrapper]: Object.fromEntries(own) };
}

// JSON.stringify cannot write a number of 64 bits.
function jsonOf(fields: Fields): string {
  const written = Object.entries(fields).flatMap(([name, value]) => {
    const text = isBare(name, value) ? String(value) : JSON.stringify(value);
    return text === undefined ? [] : [`${JSON.stringify(name)}:${text}`];
  });
  return `{${written.join(",")}}`;
}

function elementsOf(fields: Fields, lineEnd = ""): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => [value].flat().map((entry) => `<${name}>${contentOf(name, entry)}</${name}>${lineEnd}`))
    .join("");
}

function contentOf(name: string, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "object") return elementsOf(value as Fields);
  if (typeof value !== "string" || isBare(name, value)) return String(value);
  return `<![CDATA[${value.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}

function isBare(name: string, value: unknown): boolean {
  return name === "MsgId" && DIGITS.test(String(value));
}
