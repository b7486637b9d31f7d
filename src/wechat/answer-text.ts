// The passive reply as text: over HTTP, it has to be written as the push was.
import type { PacketFormat } from "./read-packet";

/** What can be written: a word, or text and numbers by name. */
export type WritableAnswer = string | object;

/**
 * Writes an answer. `success` is the same in both formats; an object becomes JSON, or an `<xml>` element with text in CDATA
 * and numbers bare.
 *
 * @example answerText({ ErrCode: 0, ErrMsg: "success" }, "xml") // "<xml><ErrCode>0</ErrCode><ErrMsg><![CDATA[success]]></ErrMsg></xml>"
 */
export function answerText(answer: WritableAnswer, format: PacketFormat): string {
  if (typeof answer === "string") return answer;
  if (format === "json") return JSON.stringify(answer);
  const elements = Object.entries(answer).map(([name, value]) => `<${name}>${xmlValue(value)}</${name}>`);
  return `<xml>${elements.join("")}</xml>`;
}

function xmlValue(value: string | number): string {
  return typeof value === "number" ? String(value) : `<![CDATA[${value.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}
