// The packet that answers a push, where WeChat wants a whole one: its envelope, and the fields that the pair's page prescribes.
import type { Both } from "../language";
import { PushError } from "../push-error";
import type { Envelope } from "./catalogue/facts";
import type { FieldShape, ListShape, ObjectShape } from "./catalogue/shape";
import { didYouMean } from "./did-you-mean";

/** A packet as answer to a push; To and From are swapped, as for every answer. */
export interface PacketReply {
  readonly ToUserName: string;
  readonly FromUserName: string;
  /** Seconds since 1970. */
  readonly CreateTime: number;
  readonly MsgType: "event";
  readonly Event: string;
  /** The pair's own fields, by the names on its page. */
  readonly [field: string]: unknown;
}

/** Fields alone as answer, where WeChat wants no envelope around them. */
export type BareReply = Readonly<Record<string, unknown>> & { readonly MsgType?: never };

/**
 * The answer with these fields and nothing else.
 *
 * @throws {PushError} as `answerPacket`
 */
export function bareAnswer(shape: ObjectShape, fields: unknown): BareReply {
  return checkFields(requireObject(fields, shape), shape, "") as BareReply;
}

/**
 * The answer to this push with these fields.
 *
 * @throws {PushError} `OUTPUT_INVALID` for a field that is missing, of another type, or none of the answer's
 */
export function answerPacket(event: Envelope, shape: ObjectShape, fields: unknown, nowMs: number): PacketReply {
  const envelope = {
    ToUserName: event.FromUserName,
    FromUserName: event.ToUserName,
    CreateTime: Math.floor(nowMs / 1000),
    MsgType: "event" as const,
    Event: String((event as { readonly Event?: unknown }).Event),
  };
  const given = requireObject(fields, shape);
  const misplaced = Object.keys(given).find((name) => name in envelope && !Object.hasOwn(shape, name));
  if (misplaced !== undefined)
    throw unknownField(
      misplaced,
      { en: "Leave it out: the envelope is filled in. ", zh: "请去掉：信封字段会自动填写。" },
      shape,
    );
  return { ...envelope, ...checkFields(given, shape, "") };
}

function requireObject(fields: unknown, shape: ObjectShape): Record<string, unknown> {
  if (isObject(fields)) return fields;
  throw answerInvalid(
    { en: "no fields", zh: "没有收到字段" },
    { en: `Give it { ${namesIn(shape)} }.`, zh: `请写 { ${namesIn(shape)} }。` },
  );
}

/** `path` is what stands before the names of these fields: `PathInfo.path_info[0].` */
function checkFields(given: Record<string, unknown>, shape: ObjectShape, path: string): Record<string, unknown> {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(shape, name));
  if (unknown !== undefined) throw unknownField(path + unknown, didYouMean(unknown, Object.keys(shape)), shape);
  const entries = Object.entries(shape).map(([name, field]) => [name, checkField(given[name], field, path + name)]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function checkField(value: unknown, shape: FieldShape, path: string): unknown {
  if (value !== undefined && value !== null) return checkValue(value, shape, path);
  if (isRequired(shape))
    throw answerInvalid(
      { en: `no ${path}`, zh: `缺少 ${path}` },
      { en: `Give ${path}: WeChat requires it.`, zh: `请写 ${path}：微信要求必填。` },
    );
  return undefined;
}

function checkValue(value: unknown, shape: FieldShape, path: string): unknown {
  if (isList(shape)) {
    if (!Array.isArray(value)) throw wrongType(value, path, { en: "a list", zh: "数组" });
    return value.map((entry, i) => checkEntry(entry, shape[0], `${path}[${i}]`));
  }
  if (typeof shape === "object") {
    if (!isObject(value))
      throw wrongType(value, path, { en: `an object { ${namesIn(shape)} }`, zh: `对象 { ${namesIn(shape)} }` });
    return checkFields(value, shape, `${path}.`);
  }
  const isText = shape.startsWith("text");
  if (isText ? typeof value === "string" : Number.isFinite(value)) return value;
  throw wrongType(value, path, isText ? { en: "text", zh: "文本" } : { en: "a number", zh: "数字" });
}

/** In a list, nothing is no entry. */
function checkEntry(entry: unknown, shape: ListShape[0], path: string): unknown {
  if (entry !== undefined && entry !== null) return checkValue(entry, shape, path);
  throw answerInvalid(
    { en: `no ${path}`, zh: `缺少 ${path}` },
    { en: `Give ${path}, or leave the entry out.`, zh: `请写 ${path}，或去掉这一项。` },
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// Array.isArray does not narrow a union with readonly tuples.
function isList(shape: FieldShape): shape is ListShape {
  return Array.isArray(shape);
}

function namesIn(shape: ObjectShape): string {
  const names = Object.entries(shape).map(([name, field]) => (isRequired(field) ? name : `${name}?`));
  return names.join(", ");
}

function isRequired(shape: FieldShape): boolean {
  return isList(shape) ? shape.length === 2 : shape === "text!" || shape === "number!";
}

function unknownField(name: string, hint: Both, shape: ObjectShape): PushError {
  return answerInvalid(
    {
      en: `the field ${JSON.stringify(name)}, which the answer does not have`,
      zh: `应答里没有的字段 ${JSON.stringify(name)}`,
    },
    { en: `${hint.en}It takes ${namesIn(shape)}.`, zh: `${hint.zh}可用的字段：${namesIn(shape)}。` },
  );
}

/** What it was, and never its value. */
function wrongType(value: unknown, path: string, wanted: Both): PushError {
  const isOdd = typeof value === "number" && !Number.isFinite(value);
  const got = Array.isArray(value) ? "list" : isOdd ? String(value) : typeof value;
  return answerInvalid(
    { en: `${got} as ${path}`, zh: `${path} 是 ${got}` },
    { en: `Give ${path} ${wanted.en}.`, zh: `${path} 请写${wanted.zh}。` },
  );
}

function answerInvalid(got: Both, fix: Both): PushError {
  return new PushError(
    "OUTPUT_INVALID",
    { en: `ack.packet got ${got.en}.`, zh: `ack.packet 收到的内容不对：${got.zh}。` },
    fix,
  );
}
