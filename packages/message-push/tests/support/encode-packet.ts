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
}

const DIGITS = /^[1-9]\d{0,18}$/;

export function toJson(packet: Fields, liberties: Liberties): string {
  return jsonOf(arranged(packet, liberties), liberties);
}

function jsonOf(value: unknown, liberties: Liberties): string {
  if (Array.isArray(value)) {
    const entries = value.map((entry) => jsonOf(entry, liberties));
    return liberties.isSingleBare && entries.length === 1 ? String(entries[0]) : `[${entries.join(",")}]`;
  }
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") return liberties.areNumbersQuoted ? `"${value}"` : String(value);
  if (typeof value === "string") return liberties.areIdsBare && DIGITS.test(value) ? value : JSON.stringify(value);
  const fields = Object.entries(value as Fields);
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${jsonOf(field, liberties)}`).join(",")}}`;
}

export function toXml(packet: Fields, liberties: Liberties): string {
  return `<xml>${elementsOf(arranged(packet, liberties), liberties)}</xml>`;
}

function elementsOf(fields: Fields, liberties: Liberties): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => [value].flat().map((entry) => `<${name}>${contentOf(entry, liberties)}</${name}>`))
    .join("");
}

function contentOf(value: unknown, liberties: Liberties): string {
  if (typeof value === "object") return elementsOf(value as Fields, liberties);
  const text = String(value);
  if (typeof value === "number" || (liberties.areIdsBare && DIGITS.test(text))) return text;
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
