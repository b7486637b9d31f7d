// Reads a packet from text, as WeChat sends it over HTTP: JSON or XML, whichever was set on mp.weixin.qq.com.
import { isSafeNumber, parse as parseJson } from "lossless-json";
import { PushError } from "../push-error";
import { readXml } from "./read-xml";

/** How a packet was written; the answer has to be written the same way. */
export type PacketFormat = "json" | "xml";

/** A packet that was read, and is yet to be understood by `parsePush`. */
export interface ReadPacket {
  readonly format: PacketFormat;
  readonly packet: object;
}

/** Real packets are a few kilobytes; the platform takes 100 KB of text. */
const MAX_TEXT_BYTES = 128 * 1024;

/**
 * Reads a packet. No id loses a digit: numbers that JavaScript cannot hold become text.
 *
 * @throws {PushError} `EVENT_INVALID` for anything else than one JSON object or one `<xml>` element
 * @example readPacket('{"MsgId":6054768590064713728}').packet // { MsgId: "6054768590064713728" }
 */
export function readPacket(text: string): ReadPacket {
  if (Buffer.byteLength(text) > MAX_TEXT_BYTES) throw unreadable(`is larger than ${MAX_TEXT_BYTES} bytes`);
  const body = text.replace(/^\uFEFF/, "").trim();
  const [format, read] = body.startsWith("<") ? (["xml", readXml] as const) : (["json", readJson] as const);
  const packet = attempt(() => read(body));
  if (typeof packet !== "object" || packet === null || Array.isArray(packet)) throw unreadable("is no object");
  return { format, packet };
}

/** Reads JSON without losing a digit. @throws whatever is wrong with it; the text of that error is not to be passed on */
export function readJson(text: string): unknown {
  return parseJson(text, undefined, (digits) => (isSafeNumber(digits) ? Number(digits) : digits));
}

// What a parser throws quotes the text, which is the customer's: only that it failed is passed on.
function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (error instanceof PushError) throw error;
    throw unreadable("is neither JSON nor XML as WeChat writes it");
  }
}

function unreadable(fault: string): PushError {
  return new PushError(
    "EVENT_INVALID",
    `The text of the push ${fault}.`,
    "Check what calls this address; WeChat sends one JSON object, or one <xml> element.",
  );
}
