// Reads the fields of a packet by their shapes, in any form WeChat sends, and keeps unknown fields.
import { PushError } from "../push-error";
import type { FieldShape, ObjectShape } from "./catalogue/shape";

/** A packet, or an object in it, as it came. */
export type RawFields = Readonly<Record<string, unknown>>;

/**
 * Reads known fields by their shape. Others are kept, their values as text: over XML everything is text, and ids must
 * not lose digits.
 *
 * @throws {PushError} `EVENT_INVALID` when a field marked `!` is not there
 */
export function readFields(raw: RawFields, shape: ObjectShape): Record<string, unknown> {
  const others = Object.entries(raw).filter(([name]) => !Object.hasOwn(shape, name));
  const known = Object.entries(shape).map(([name, field]) => [name, readField(raw, name, field)]);
  return Object.fromEntries([...others.map(([name, value]) => [name, keep(value)]), ...known].filter(isThere));
}

const isThere = ([, value]: readonly unknown[]) => value !== undefined;

function readField(raw: RawFields, name: string, shape: FieldShape): unknown {
  switch (shape) {
    case "text":
      return asText(raw[name]) ?? "";
    case "text!":
      return asText(raw[name]) ?? refuse(raw, name, "text");
    case "number":
      return asNumber(raw[name]);
    case "number!":
      return asNumber(raw[name]) ?? refuse(raw, name, "a number");
    default:
      return Array.isArray(shape) ? readList(raw[name], shape[0]) : readObject(raw[name], shape as ObjectShape);
  }
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

/** An object, also as a list of one; `undefined` for what is none. */
export function asObject(value: unknown): RawFields | undefined {
  const one = theOnly(value);
  return typeof one === "object" && one !== null && !Array.isArray(one) ? (one as RawFields) : undefined;
}

function readObject(value: unknown, shape: ObjectShape): unknown {
  const fields = asObject(value);
  return fields === undefined ? undefined : readFields(fields, shape);
}

function readList(value: unknown, shape: ObjectShape | "text"): unknown {
  if (shape === "text") return [value].flat().flatMap((entry) => asText(entry) || []);
  const entries = Array.isArray(value) ? value : [withoutWrapper(value, shape)].flat();
  return entries.flatMap((entry) => readObject(entry, shape) ?? []);
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

function refuse(raw: RawFields, name: string, expected: string): never {
  throw new PushError(
    "EVENT_INVALID",
    `The push has no usable ${name}: expected ${expected}, got ${describe(raw[name])}.`,
    "Check what calls this function; WeChat always sends this field.",
  );
}

function describe(value: unknown): string {
  return value === undefined ? "nothing" : value === null ? "null" : Array.isArray(value) ? "a list" : typeof value;
}
