// Reads the fields of a packet by their shapes, in any form WeChat sends, and keeps unknown fields.
import type { Both } from "../language";
import { PushError } from "../push-error";
import type { FieldShape, ObjectShape } from "./catalogue/shape";
import { readJson } from "./read-json";

/** A packet, or an object in it, as it came. */
export type RawFields = Readonly<Record<string, unknown>>;

/**
 * Reads known fields by their shape. Others are kept, their values as text: over XML everything is text, and ids must
 * not lose digits. Known fields that hold something that cannot be read are named in `unreadable`.
 *
 * @throws {PushError} `EVENT_INVALID` when a field marked `!` is not there
 */
export function readFields(raw: RawFields, shape: ObjectShape, unreadable: string[] = []): Record<string, unknown> {
  const others = Object.entries(raw).filter(([name]) => !Object.hasOwn(shape, name));
  const known = Object.entries(shape).map(([name, field]) => {
    const names: string[] = [];
    const value = readField(raw, name, field, names);
    unreadable.push(...names.map((inner) => (inner === "" ? name : `${name}.${inner}`)));
    return [name, value];
  });
  return Object.fromEntries([...others.map(([name, value]) => [name, keep(value)]), ...known].filter(isThere));
}

const isThere = ([, value]: readonly unknown[]) => value !== undefined;

/** What is unreadable is named within the field: "" is the field itself. */
function readField(raw: RawFields, name: string, shape: FieldShape, unreadable: string[]): unknown {
  const value = raw[name];
  switch (shape) {
    case "text":
      return noted(asText(value), value, unreadable) ?? "";
    case "text!":
      return asText(value) ?? refuse(raw, name, { en: "text", zh: "文本" });
    case "number":
      return noted(asNumber(value), value, unreadable);
    case "number!":
      return asNumber(value) ?? refuse(raw, name, { en: "a number", zh: "数字" });
    default:
      return Array.isArray(shape)
        ? readList(value, shape[0], unreadable)
        : readObject(value, shape as ObjectShape, unreadable);
  }
}

/** WeChat's ways to say nothing are nothing that could not be read. */
function noted<T>(read: T | undefined, value: unknown, unreadable: string[]): T | undefined {
  const isNothing = value === undefined || value === null || value === "" || asText(value) === "";
  if (read === undefined && !isNothing && !isEmptyList(value)) unreadable.push("");
  return read;
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** Text, in any form it came in; `undefined` for what is none. */
export function asText(value: unknown): string | undefined {
  const one = theOnly(value);
  if (typeof one === "string") return one;
  // An empty XML element, once turned into JSON.
  if (typeof one === "object" && one !== null && Object.keys(one).length === 0) return "";
  return typeof one === "number" || typeof one === "bigint" || typeof one === "boolean" ? String(one) : undefined;
}

/** A number, in any form it came in; `undefined` for what is none. */
export function asNumber(value: unknown): number | undefined {
  const text = asText(value)?.trim();
  return text !== undefined && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** An object, also as a list of one or as a text that holds JSON; `undefined` for what is none. */
export function asObject(value: unknown): RawFields | undefined {
  const one = theOnly(value);
  const read = typeof one === "string" && one.trimStart().startsWith("{") ? jsonIn(one) : one;
  return typeof read === "object" && read !== null && !Array.isArray(read) ? (read as RawFields) : undefined;
}

function jsonIn(text: string): unknown {
  try {
    return readJson(text);
  } catch {
    return undefined;
  }
}

function readObject(value: unknown, shape: ObjectShape, unreadable: string[]): unknown {
  const fields = noted(asObject(value), value, unreadable);
  return fields === undefined ? undefined : readFields(fields, shape, unreadable);
}

function readList(value: unknown, shape: ObjectShape | "text" | "number", unreadable: string[]): unknown {
  if (typeof shape !== "string") {
    const list = jsonList(value);
    const entries = Array.isArray(list) ? list : withoutWrapper(list, shape);
    return [entries].flat(2).flatMap((entry) => readObject(entry, shape, unreadable) ?? []);
  }
  const read = shape === "text" ? asText : asNumber;
  return [value].flat().flatMap((entry) => {
    const one = noted<string | number>(read(entry), entry, unreadable);
    return one === undefined || one === "" ? [] : [one];
  });
}

function jsonList(value: unknown): unknown {
  const only = theOnly(value);
  const read = typeof only === "string" && only.trimStart().startsWith("[") ? jsonIn(only) : undefined;
  return Array.isArray(read) ? read : value;
}

/** Some deliveries put an object around the entries. */
function withoutWrapper(value: unknown, shape: ObjectShape): unknown {
  const fields = Object.entries(asObject(value) ?? {});
  const [only] = fields;
  const isWrapper = fields.length === 1 && only !== undefined && !Object.hasOwn(shape, only[0]);
  return isWrapper && typeof only[1] === "object" ? only[1] : value;
}

/** XML does not distinguish a list of one from its entry, and JSON uses either. */
function theOnly(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

function keep(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keep).filter((entry) => entry !== undefined);
  if (typeof value !== "object" || value === null || Object.keys(value).length === 0) return asText(value);
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, field]) => [name, keep(field)] as const)
      .filter(isThere),
  );
}

function refuse(raw: RawFields, name: string, expected: Both): never {
  const got = describe(raw[name]);
  throw new PushError(
    "EVENT_INVALID",
    {
      en: `The push has no usable ${name}: expected ${expected.en}, got ${got.en}.`,
      zh: `推送里没有可用的 ${name}：应为${expected.zh}，实际是${got.zh}。`,
    },
    {
      en: "Check what calls this function; WeChat always sends this field.",
      zh: "请检查是谁调用了这个云函数；微信总会带上这个字段。",
    },
  );
}

function describe(value: unknown): Both {
  if (value === undefined) return { en: "nothing", zh: "空" };
  if (Array.isArray(value)) return { en: "a list", zh: "数组" };
  const type = value === null ? "null" : typeof value;
  return { en: type, zh: ` ${type}` };
}
