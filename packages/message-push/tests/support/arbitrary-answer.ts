// Any answer packet's fields, made from the catalogue's shapes, and the ways in which fields can be wrong.
import fc from "fast-check";
import type { FieldShape, ObjectShape } from "../../src/wechat/catalogue/shape";
import { text as anyPacketText } from "./arbitrary-packet";

type Fields = Record<string, unknown>;

/** What XML can hold: an answer with anything else is read back with another character there. */
const XML_TEXT = /^[\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u;
const text = anyPacketText.filter((value) => XML_TEXT.test(value));

/** Codes and times are whole, fees and positions have decimals: never an exponent, which no page shows. */
const number = fc
  .oneof(
    fc.integer({ min: -40_000, max: 2_000_000_000 }),
    fc.integer({ min: -180_000_000, max: 180_000_000 }).map((millionths) => millionths / 1_000_000),
  )
  .map((value) => value + 0);

function field(shape: FieldShape): fc.Arbitrary<unknown> {
  if (typeof shape === "string") return shape.startsWith("text") ? text : number;
  if (!Array.isArray(shape)) return anyAnswer(shape as ObjectShape);
  return fc.array(field((shape as readonly [FieldShape])[0]), { minLength: 1, maxLength: 3 });
}

/** Fields that fit: what must be there is, the rest may be. */
export function anyAnswer(shape: ObjectShape): fc.Arbitrary<Fields> {
  const required = Object.keys(shape).filter((name) => isRequired(shape[name]));
  const arbitraries = Object.fromEntries(Object.entries(shape).map(([name, value]) => [name, field(value)]));
  return fc.record(arbitraries, { requiredKeys: required });
}

/** Whether an answer is none without that field. */
export function isRequired(shape: FieldShape | undefined): boolean {
  return Array.isArray(shape) ? shape.length === 2 : String(shape).endsWith("!");
}

/** Every field of a shape, however deep: its names from the top, with 0 for a list's entry. */
export function pathsIn(shape: ObjectShape): readonly (readonly [path: readonly (string | number)[], FieldShape])[] {
  return Object.entries(shape).flatMap(([name, value]) => [
    [[name], value] as const,
    ...innerPaths(value).map(([path, inner]) => [[name, ...path], inner] as const),
  ]);
}

function innerPaths(shape: FieldShape): readonly (readonly [path: readonly (string | number)[], FieldShape])[] {
  if (typeof shape === "string") return [];
  if (!Array.isArray(shape)) return pathsIn(shape as ObjectShape);
  const [entry] = shape as readonly [FieldShape];
  return [[[0], entry], ...innerPaths(entry).map(([path, inner]) => [[0, ...path], inner] as const)];
}

/** An answer with every field of the shape. */
export function fullAnswer(shape: ObjectShape): Fields {
  return Object.fromEntries(Object.entries(shape).map(([name, value]) => [name, full(value)]));
}

function full(shape: FieldShape): unknown {
  if (typeof shape === "string") return shape.startsWith("text") ? "好" : 7;
  if (!Array.isArray(shape)) return fullAnswer(shape as ObjectShape);
  return [full((shape as readonly [FieldShape])[0])];
}

/** A copy in which that place holds another value; `undefined` takes it away. */
export function replacedAt(value: unknown, [name, ...rest]: readonly (string | number)[], by: unknown): unknown {
  if (name === undefined) return by;
  const copy: Record<string | number, unknown> = Array.isArray(value) ? Object.assign([], value) : { ...Object(value) };
  copy[name] = replacedAt(copy[name], rest, by);
  return copy;
}
