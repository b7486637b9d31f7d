// The XML of a passive reply: elements in elements, text in CDATA and numbers bare. Written for WeChat's side, sharing no line with the
// receiver's reader, and strict: what it does not take, WeChat may not take either.
import type { FieldShape, ObjectShape } from "../../src/wechat/catalogue/shape";

type Fields = Readonly<Record<string, unknown>>;

const DOCUMENT = /^\s*<xml>([\s\S]*)<\/xml>\s*$/;
const OPENING = /\s*<([A-Za-z_]\w*)>/y;
const TEXT = /(?:<!\[CDATA\[[\s\S]*?\]\]>|[^<])*/y;
const CDATA = /<!\[CDATA\[([\s\S]*?)\]\]>/g;
const NUMBER = /^-?\d{1,15}(\.\d{1,15})?$/;
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/**
 * The fields; nothing where the text is anything else. XML cannot tell a list of one from its entry, nor an object without fields from an
 * empty text: `shape` does.
 */
export function readAnswerXml(text: string, shape: ObjectShape = {}): Fields | undefined {
  const inside = DOCUMENT.exec(text)?.[1];
  if (inside === undefined || FORBIDDEN.test(text)) return undefined;
  const { fields, end } = readElements(inside, 0);
  return inside.slice(end).trim() === "" ? shaped(fields, shape) : undefined;
}

interface ReadElements {
  readonly fields: Fields;
  /** Where what was read ends. */
  readonly end: number;
}

/** As many whole elements as there are from `start`. An element that repeats is a list. */
function readElements(text: string, start: number): ReadElements {
  const fields: Record<string, unknown> = {};
  let end = start;
  for (;;) {
    const [opening, name = ""] = matchAt(OPENING, text, end) ?? [];
    if (opening === undefined) return { fields, end };
    const content = readContent(text, end + opening.length, `</${name}>`);
    if (content === undefined) return { fields, end };
    fields[name] = name in fields ? [fields[name], content.value].flat() : content.value;
    end = content.end;
  }
}

function readContent(text: string, start: number, closing: string) {
  const [simple = ""] = matchAt(TEXT, text, start) ?? [];
  const afterText = start + simple.length;
  if (text.startsWith(closing, afterText)) return { value: scalarOf(simple), end: afterText + closing.length };
  const { fields, end } = readElements(text, start);
  const [space = ""] = matchAt(/\s*/y, text, end) ?? [];
  const afterFields = end + space.length;
  if (end === start || !text.startsWith(closing, afterFields)) return undefined;
  return { value: fields, end: afterFields + closing.length };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function scalarOf(content: string): string | number {
  return NUMBER.test(content) ? Number(content) : content.replaceAll(CDATA, "$1");
}

function shaped(fields: Fields, shape: ObjectShape): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      Object.hasOwn(shape, name) ? fitted(value, shape[name]) : value,
    ]),
  );
}

function fitted(value: unknown, shape: FieldShape | undefined): unknown {
  if (Array.isArray(shape)) return [value].flat().map((entry) => fitted(entry, shape[0] as FieldShape));
  if (typeof shape !== "object" || Array.isArray(value)) return value;
  return value === "" ? {} : typeof value === "object" ? shaped(value as Fields, shape as ObjectShape) : value;
}
