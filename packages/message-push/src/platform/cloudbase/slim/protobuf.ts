// Writes and reads protobuf by tables, byte for byte and error for error as protobufjs does, as far as the messages of cloud calls go.

/** A message's fields, in the order in which they are written. A kind that is none of these four is a message, one with "[]" a list. */
export type MessageField = readonly [
  id: number,
  name: string,
  kind: "string" | "bytes" | "number" | "signed" | (string & {}),
];
export type MessageTable = Readonly<Record<string, readonly MessageField[]>>;

const VARINT = 0;
const LENGTH_DELIMITED = 2;
const GROUP_START = 3;
const GROUP_END = 4;
const MAX_DEPTH = 100;

export function writeMessage(table: MessageTable, name: string, message: object): Buffer {
  const parts = (table[name] ?? []).flatMap(([id, field, kind]) => {
    const value = (message as Record<string, unknown>)[field];
    if (value === undefined || value === null) return [];
    const one = kind.replace("[]", "");
    const values = kind === one ? [value] : (value as readonly unknown[]);
    return values.flatMap((entry) => writeField(table, id, one, entry));
  });
  return Buffer.concat(parts);
}

function writeField(table: MessageTable, id: number, kind: string, value: unknown): readonly Buffer[] {
  if (kind === "number") return [varint((id << 3) | VARINT), varint(Number(value))];
  const content = contentOf(table, kind, value);
  return [varint((id << 3) | LENGTH_DELIMITED), varint(content.length), content];
}

function contentOf(table: MessageTable, kind: string, value: unknown): Buffer {
  if (kind === "string") return Buffer.from(value as string);
  if (kind === "bytes") return typeof value === "string" ? Buffer.from(value, "base64") : Buffer.from(value as Buffer);
  return writeMessage(table, kind, value as object);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value >>> 0;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  bytes.push(rest);
  return Buffer.from(bytes);
}

/** @throws {RangeError} when the content ends too early */
export function readMessage(table: MessageTable, name: string, content: Buffer): Record<string, unknown> {
  return readFields(table, name, { content, at: 0 }, content.length);
}

/** Where reading stands. */
interface Cursor {
  readonly content: Buffer;
  at: number;
}

function readFields(table: MessageTable, name: string, cursor: Cursor, end: number): Record<string, unknown> {
  const fields = table[name] ?? [];
  const message = Object.fromEntries(fields.map(([, field, kind]) => [field, defaultOf(kind)]));
  while (cursor.at < end) {
    const tag = readVarint(cursor);
    const [, field, kind] = fields.find(([id]) => id === tag >>> 3) ?? [];
    if (field === undefined || kind === undefined) skip(cursor, tag & 7, 0);
    else if (kind.endsWith("[]")) (message[field] as unknown[]).push(readValue(table, kind.slice(0, -2), cursor));
    else message[field] = readValue(table, kind, cursor);
  }
  return message;
}

function defaultOf(kind: string): unknown {
  if (kind.endsWith("[]")) return [];
  const defaults: Readonly<Record<string, unknown>> = { string: "", bytes: Buffer.alloc(0), number: 0, signed: 0 };
  return defaults[kind] ?? null;
}

function readValue(table: MessageTable, kind: string, cursor: Cursor): unknown {
  const number = readVarint(cursor);
  if (kind === "number") return number;
  if (kind === "signed") return number | 0;
  if (kind !== "string" && kind !== "bytes") return readFields(table, kind, cursor, cursor.at + number);
  const start = cursor.at;
  // A text that is cut short is taken as it is, bytes are not.
  if (kind === "bytes") advance(cursor, number);
  else cursor.at = Math.min(start + number, cursor.content.length);
  const bytes = cursor.content.subarray(start, cursor.at);
  return kind === "bytes" ? bytes : bytes.toString("utf8");
}

/** An unsigned number of 32 bits; what a negative one has beyond them is passed over. */
function readVarint(cursor: Cursor): number {
  const { content } = cursor;
  let value = 0;
  // Shorter than five bytes before the end, all of which are looked at.
  const isNearEnd = content.length - cursor.at < 5;
  for (let shift = 0; shift < 28; shift += 7) {
    const byte = content[cursor.at];
    if (byte === undefined) throw outOfRange(cursor, 1);
    cursor.at += 1;
    value |= (byte & 127) << shift;
    if (byte < 128) return value >>> 0;
  }
  if (isNearEnd) throw outOfRange(cursor, 1);
  const last = content[cursor.at] ?? 0;
  cursor.at += 1;
  value = (value | ((last & 15) << 28)) >>> 0;
  if (last < 128) return value;
  cursor.at += 5;
  if (cursor.at <= content.length) return value;
  cursor.at = content.length;
  throw outOfRange(cursor, 10);
}

function skip(cursor: Cursor, wireType: number, depth: number): void {
  if (depth > MAX_DEPTH) throw Error("maximum nesting depth exceeded");
  if (wireType === VARINT) skipVarint(cursor);
  else if (wireType === 1) advance(cursor, 8);
  else if (wireType === LENGTH_DELIMITED) advance(cursor, readVarint(cursor));
  else if (wireType === 5) advance(cursor, 4);
  else if (wireType === GROUP_START) {
    for (let inner = readVarint(cursor) & 7; inner !== GROUP_END; inner = readVarint(cursor) & 7)
      skip(cursor, inner, depth + 1);
  } else throw Error(`invalid wire type ${wireType} at offset ${cursor.at}`);
}

function skipVarint(cursor: Cursor): void {
  let byte: number | undefined;
  do {
    byte = cursor.content[cursor.at];
    if (byte === undefined) throw outOfRange(cursor, 1);
    cursor.at += 1;
  } while (byte & 128);
}

function advance(cursor: Cursor, length: number): void {
  if (cursor.at + length > cursor.content.length) throw outOfRange(cursor, length);
  cursor.at += length;
}

function outOfRange({ content, at }: Cursor, length: number): RangeError {
  return RangeError(`index out of range: ${at} + ${length || 1} > ${content.length}`);
}
