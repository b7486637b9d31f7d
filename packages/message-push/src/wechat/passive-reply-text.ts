// The passive reply as text: over HTTP, it has to be written as the push was.
import type { PacketFormat } from "./read-packet";

/** What can be written: a word, or text and numbers by name. */
export type WritableReply = string | object;

/**
 * Writes an answer. `success` is the same in both formats; an object becomes JSON, or an `<xml>` element with text in CDATA
 * and numbers bare.
 *
 * @example answerText({ ErrCode: 0, ErrMsg: "success" }, "xml") // "<xml><ErrCode>0</ErrCode><ErrMsg><![CDATA[success]]></ErrMsg></xml>"
 */
export function passiveReplyText(passiveReply: WritableReply, format: PacketFormat): string {
  if (typeof passiveReply === "string") return passiveReply;
  if (format === "json") return JSON.stringify(passiveReply);
  const elements = Object.entries(passiveReply).map(([name, value]) => `<${name}>${xmlValue(value)}</${name}>`);
  return `<xml>${elements.join("")}</xml>`;
}

function xmlValue(value: string | number): string {
  return typeof value === "number" ? String(value) : `<![CDATA[${value.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}
