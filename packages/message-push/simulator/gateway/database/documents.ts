// Documents and queries between the wire (MongoDB's Extended JSON) and memory.
import { BSONRegExp, EJSON } from "bson";
import { GatewayError } from "../gateway-error";

/** A document in memory; numbers are JavaScript's, dates are Dates. */
export type Document = Record<string, unknown>;

/** What becomes of a server date; the date has its offset. */
type TakeServerDate = (at: Date, offsetMs: number) => Date | null;

/** Reads a document, query or update; the SDK's server date becomes the simulator's time. */
export function decode(text: unknown, nowMs: number, take: TakeServerDate = (at) => at): Document {
  if (text === undefined || text === "") return {};
  if (typeof text !== "string")
    throw new GatewayError("INVALID_PARAM", "A document must be a string of Extended JSON.");
  return revive(EJSON.parse(text, { relaxed: true }), nowMs, take) as Document;
}

/** Writes a document as the cloud does: canonical Extended JSON. */
export function encode(document: Document): string {
  return EJSON.stringify(document, { relaxed: false });
}

/** A copy that shares nothing with the original. */
export function copyOf(document: Document): Document {
  return decode(encode(document), 0);
}

// What bson leaves in a form of its own becomes the value that mingo compares.
function revive(value: unknown, nowMs: number, take: TakeServerDate): unknown {
  if (value instanceof BSONRegExp) return new RegExp(value.pattern, value.options);
  if (Array.isArray(value)) return value.map((item) => revive(item, nowMs, take));
  if (!isPlainObject(value)) return value;
  if (isServerDate(value)) return serverDate(nowMs, value.$tcb_server_date.offset, take);
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, revive(field, nowMs, take)]));
}

/** A date that is none would make every later reading of the document fail. */
function serverDate(nowMs: number, offset: unknown, take: TakeServerDate): Date | null {
  if (typeof offset === "number" && Number.isFinite(offset)) return take(new Date(nowMs + offset), offset);
  throw new GatewayError("INVALID_PARAM", "The offset of a server date must be a number.");
}

function isPlainObject(value: unknown): value is Document {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function isServerDate(value: object): value is { readonly $tcb_server_date: { readonly offset: unknown } } {
  return "$tcb_server_date" in value;
}
