// Reads a packet from text, as WeChat sends it over HTTP: JSON or XML, whichever was set on mp.weixin.qq.com.
import { PushError } from "../push-error";
import { readJson } from "./read-json";
import { readXml } from "./read-xml";
import { unreadable } from "./unreadable";

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
 * Reads a packet. No id loses a digit: numbers that JavaScript cannot hold become text. What a customer typed stays as it is,
 * control characters too.
 *
 * @throws {PushError} `EVENT_INVALID` for anything else than one JSON object or one `<xml>` element
 * @example readPacket('{"MsgId":6054768590064713728}').packet // { MsgId: "6054768590064713728" }
 */
export function readPacket(text: string): ReadPacket {
  const { format, body } = formatOf(text);
  const packet = namingEncoding(text, () => (format === "xml" ? readXml(body) : readJson(body)));
  if (typeof packet !== "object" || packet === null || Array.isArray(packet))
    throw unreadable({ en: "is no object", zh: "不是对象" });
  return { format, packet };
}

/** The format of a text, and what counts of it. @throws {PushError} `EVENT_INVALID` when it is too large */
export function formatOf(text: string): { readonly format: PacketFormat; readonly body: string } {
  // No character takes more than three bytes.
  if (text.length * 3 > MAX_TEXT_BYTES && Buffer.byteLength(text) > MAX_TEXT_BYTES)
    throw unreadable({ en: `is larger than ${MAX_TEXT_BYTES} bytes`, zh: `超过 ${MAX_TEXT_BYTES} 字节` });
  // A byte order mark counts as space, too.
  const body = text.trim();
  return { format: body.startsWith("<") ? "xml" : "json", body };
}

/** Another encoding than UTF-8 shows as a text that is not well-formed: the log has to say so. */
function namingEncoding<Read>(text: string, read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof PushError) || !text.includes("\uFFFD")) throw error;
    throw unreadable({
      en: "cannot be read, and its encoding is not UTF8 throughout",
      zh: "无法读取，并且编码不全是 UTF-8",
    });
  }
}
