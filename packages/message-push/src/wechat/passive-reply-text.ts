// The passive reply as text: over HTTP, it has to be written as the push was.
import type { PacketFormat } from "./read-packet";

/** What can be written: a word, or fields by name. */
export type WritableReply = string | object;

/**
 * Writes an answer. `success` is the same in both formats; an object becomes JSON, or an `<xml>` element with text in CDATA,
 * numbers bare, and lists as elements that repeat.
 *
 * @example answerText({ ErrCode: 0, ErrMsg: "success" }, "xml") // "<xml><ErrCode>0</ErrCode><ErrMsg><![CDATA[success]]></ErrMsg></xml>"
 */
export function passiveReplyText(passiveReply: WritableReply, format: PacketFormat): string {
  if (typeof passiveReply === "string") return passiveReply;
  if (format === "json") return JSON.stringify(passiveReply);
  return `<xml>${xmlElements(passiveReply)}</xml>`;
}

/** A list is its element once for each entry. */
function xmlElements(fields: object): string {
  const elements = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((one) => `<${name}>${xmlValue(one)}</${name}>`),
  );
  return elements.join("");
}

/** XML has no place for these, not even as a reference: one of them, and WeChat could not read the answer. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function xmlValue(value: unknown): string {
  if (typeof value === "object" && value !== null) return xmlElements(value);
  if (typeof value === "number") return String(value);
  return `<![CDATA[${String(value).replaceAll(FORBIDDEN, "\uFFFD").replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}
