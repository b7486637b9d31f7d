// The packet that answers a push, where WeChat wants a whole one: its envelope, and the fields that the pair's page prescribes.
import { PushError } from "../push-error";
import type { Envelope } from "./catalogue/facts";
import type { FieldShape, ObjectShape } from "./catalogue/shape";
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
  return checkFields(fields, shape, "") as BareReply;
}

/**
 * The answer to this push with these fields.
 *
 * @throws {PushError} `OUTPUT_INVALID` for a field that is missing, of another type, or none of the answer's
 */
export function answerPacket(event: Envelope, shape: ObjectShape, fields: unknown, nowMs: number): PacketReply {
  const answer = checkFields(fields, shape, "");
  return {
    ToUserName: event.FromUserName,
    FromUserName: event.ToUserName,
    CreateTime: Math.floor(nowMs / 1000),
    MsgType: "event",
    Event: String((event as { readonly Event?: unknown }).Event),
    ...answer,
  };
}

function checkFields(given: unknown, shape: ObjectShape, path: string): Record<string, unknown> {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw answerInvalid(`${path === "" ? "no fields" : `no object as ${path}`}`, `Give it { ${namesIn(shape)} }.`);
  }
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(shape, name));
  if (unknown !== undefined) {
    const names = Object.keys(shape);
    throw answerInvalid(
      `the field ${JSON.stringify(path + unknown)}, which the answer does not have`,
      `${didYouMean(unknown, names)}It takes ${namesIn(shape)}.`,
    );
  }
  const entries = Object.entries(shape).map(([name, field]) => {
    const value = (given as Record<string, unknown>)[name];
    return [name, checkField(value, field, path + name)] as const;
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function checkField(value: unknown, shape: FieldShape, path: string): unknown {
  if (value === undefined || value === null) {
    if (shape !== "text!" && shape !== "number!") return undefined;
    throw answerInvalid(`no ${path}`, `Give ${path}: WeChat requires it.`);
  }
  if (typeof shape === "string") return checkValue(value, shape.startsWith("text") ? "string" : "number", path);
  if (!Array.isArray(shape)) return checkFields(value, shape as ObjectShape, `${path}.`);
  if (!Array.isArray(value)) throw answerInvalid(`no list as ${path}`, `Give ${path} a list.`);
  const [entry] = shape as readonly [FieldShape];
  return value.map((one, i) => checkField(one, entry, `${path}[${i}]`));
}

function checkValue(value: unknown, type: "string" | "number", path: string): unknown {
  const isRight = typeof value === type && (type === "string" || Number.isFinite(value));
  if (isRight) return value;
  const [wanted, got] = [type === "string" ? "text" : "a number", typeof value];
  throw answerInvalid(`${got === "number" ? "a number" : got} as ${path}`, `Give ${path} ${wanted}.`);
}

function namesIn(shape: ObjectShape): string {
  const names = Object.entries(shape).map(([name, field]) => (isRequired(field) ? name : `${name}?`));
  return names.join(", ");
}

function isRequired(field: FieldShape): boolean {
  return field === "text!" || field === "number!";
}

function answerInvalid(got: string, fix: string): PushError {
  return new PushError("OUTPUT_INVALID", `ack.packet got ${got}.`, fix);
}
