// Writes a packet the way WeChat does over HTTP, with the liberties it takes.
import { factsOf } from "../../src/wechat/pairs";

type Fields = Readonly<Record<string, unknown>>;

/** The liberties: each is one that WeChat was seen to take. */
export interface Liberties {
  /** Numbers as strings. */
  readonly areNumbersQuoted: boolean;
  /** Ids as bare numbers, whatever their length. */
  readonly areIdsBare: boolean;
  /** A list of one as its entry. */
  readonly isSingleBare: boolean;
  /** An object of the event's name around its fields. */
  readonly isWrapped: boolean;
  /** Text with entities in place of CDATA. */
  readonly isEscaped: boolean;
  readonly isReversed: boolean;
  /** Space and line ends between fields. */
  readonly isPretty: boolean;
  /** Control characters in strings of JSON as they are; in XML they always are. */
  readonly areControlsBare: boolean;
  /** Every character beyond ASCII, and every control character, as an escape of JSON or a reference of XML. */
  readonly isAscii: boolean;
  /** XML with a declaration, attributes and comments. */
  readonly isDecorated: boolean;
  readonly hasByteOrderMark: boolean;
}

const mark = ({ hasByteOrderMark }: Liberties) => (hasByteOrderMark ? "\uFEFF" : "");

const DIGITS = /^[1-9]\d{0,18}$/;

export function toJson(packet: Fields, liberties: Liberties): string {
  return mark(liberties) + jsonOf(arranged(packet, liberties), liberties);
}

function jsonOf(value: unknown, liberties: Liberties): string {
  if (Array.isArray(value)) {
    const entries = value.map((entry) => jsonOf(entry, liberties));
    return liberties.isSingleBare && entries.length === 1 ? String(entries[0]) : `[${entries.join(",")}]`;
  }
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") return liberties.areNumbersQuoted ? `"${value}"` : String(value);
  if (typeof value === "string") return liberties.areIdsBare && DIGITS.test(value) ? value : stringOf(value, liberties);
  const fields = Object.entries(value as Fields);
  const [gap, space] = liberties.isPretty ? ["\r\n\t", " "] : ["", ""];
  const written = fields.map(
    ([name, field]) => `${gap}${JSON.stringify(name)}${space}:${space}${jsonOf(field, liberties)}`,
  );
  return `{${written.join(",")}${gap}}`;
}

function stringOf(text: string, { areControlsBare, isAscii }: Liberties): string {
  const string = JSON.stringify(text);
  if (isAscii) return string.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  if (!areControlsBare) return string;
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

export function toXml(packet: Fields, liberties: Liberties): string {
  const declaration = liberties.isDecorated ? '<?xml version="1.0" encoding="UTF-8"?>\n<!-- a push -->' : "";
  const content = elementsOf(arranged(packet, liberties), liberties);
  return `${mark(liberties)}${declaration}<xml>${content}</xml>${liberties.isPretty ? "\n" : ""}`;
}

function elementsOf(fields: Fields, liberties: Liberties): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => [value].flat().map((entry) => elementOf(name, contentOf(entry, liberties), liberties)))
    .join("");
}

function elementOf(name: string, content: string, { isPretty, isDecorated }: Liberties): string {
  const gap = isPretty ? "\r\n\t" : "";
  return isDecorated
    ? `${gap}<${name} a="&lt;1&gt;" b = '"' >${content}<!-- - --></${name} >`
    : `${gap}<${name}>${content}</${name}>`;
}

function contentOf(value: unknown, liberties: Liberties): string {
  if (typeof value === "object") return elementsOf(value as Fields, liberties);
  const text = String(value);
  if (typeof value === "number" || (liberties.areIdsBare && DIGITS.test(text))) return text;
  if (liberties.isAscii)
    return text.replace(/[^ -~]|[&<>]/gu, (character) => `&#x${character.codePointAt(0)?.toString(16)};`);
  if (liberties.isEscaped) return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&#62;");
  return `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}

function arranged(packet: Fields, { isWrapped, isReversed }: Liberties): Fields {
  const entries = Object.entries(packet);
  const inOrder = Object.fromEntries(isReversed ? entries.reverse() : entries);
  const { wrapper, fields } = factsOf(`event:${packet.Event}`);
  if (!isWrapped || wrapper === undefined) return inOrder;
  const inside = Object.entries(inOrder).filter(([name]) => name in fields);
  const outside = Object.entries(inOrder).filter(([name]) => !(name in fields));
  return { ...Object.fromEntries(outside), [wrapper]: Object.fromEntries(inside) };
}
