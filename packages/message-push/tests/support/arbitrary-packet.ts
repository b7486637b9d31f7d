// Any packet of a pair, made from the catalogue's shapes: the field that is tested is the one nobody thought of.
import fc from "fast-check";
import type { FieldShape, ObjectShape } from "../../src/wechat/catalogue/shape";
import { factsOf } from "../../src/wechat/pairs";
import { anyText, readableText } from "./any-text";

type Fields = Record<string, unknown>;

/** What a text in UTF-8 can hold: everything but half characters. */
const isWhole = (value: string) => !/\p{Surrogate}/u.test(value);
/** What a customer's keyboard does not have, and a paste does. */
const control = fc.integer({ min: 0, max: 31 }).map((code) => String.fromCharCode(code));

export const text = fc.oneof(
  { weight: 3, arbitrary: readableText({ maxLength: 40 }) },
  { weight: 1, arbitrary: anyText({ maxLength: 40 }).filter(isWhole) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.oneof(control, fc.constantFrom("a", "来", '"', "\\")), { maxLength: 12 })
      .map((parts) => parts.join("")),
  },
  { weight: 1, arbitrary: fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String) },
  fc.constantFrom("", " ", "<xml>", "]]>", "&amp;", "<![CDATA[x]]>", "😀👨‍👩‍👧‍👦", "𠮷野家", "0", "007", "null"),
);
const number = fc.nat({ max: 2_000_000_000 });

function field(shape: FieldShape): fc.Arbitrary<unknown> {
  if (shape === "text" || shape === "text!") return text;
  if (shape === "number" || shape === "number!") return number;
  if (!Array.isArray(shape)) return fields(shape as ObjectShape);
  const [entry] = shape as readonly ["text" | "number" | ObjectShape];
  return fc.array(field(entry), { maxLength: 3 });
}

/** An object's fields; any of them may be missing, but something has to be there, as an empty object is an empty text in XML. */
function fields(shape: ObjectShape): fc.Arbitrary<Fields> {
  const required = Object.keys(shape).filter((name) => String(shape[name]).endsWith("!"));
  const arbitraries = Object.fromEntries(Object.entries(shape).map(([name, value]) => [name, field(value)]));
  return fc
    .record(arbitraries, { requiredKeys: required })
    .map((some) => (Object.values(some).every(isEmptyList) ? something(shape) : some));
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** The first field, with a value. */
function something(shape: ObjectShape): Fields {
  const [[name, value] = ["none", "text"] as const] = Object.entries(shape);
  return { [name]: one(value) };
}

function one(shape: FieldShape): unknown {
  if (typeof shape === "string") return shape.startsWith("number") ? 0 : "x";
  return Array.isArray(shape) ? [one(shape[0])] : something(shape as ObjectShape);
}

const openid = fc
  .string({ unit: fc.constantFrom(..."abcXYZ019_-"), minLength: 5, maxLength: 10 })
  .map((id) => `o${id}`);

/** The packet with that order number, where the pair has one. */
export function withOrderNumber(pair: string, packet: Fields, orderNumber: string): Fields {
  const { orderField = [], fields: shape } = factsOf(pair);
  const [path] = [orderField].flat();
  return path === undefined ? packet : withText(packet, path.split("."), orderNumber, shape);
}

/** A field that is text, and has others inside, is a text of JSON. */
function withText(fields: Fields, [name = "", ...rest]: readonly string[], text: string, shape: ObjectShape): Fields {
  if (rest.length === 0) return { ...fields, [name]: text };
  const inner = shape[name];
  if (typeof inner === "string") return { ...fields, [name]: JSON.stringify(withText({}, rest, text, {})) };
  const given = Object(fields[name]) as Fields;
  return { ...fields, [name]: withText(given, rest, text, (inner ?? {}) as ObjectShape) };
}

/** Any packet of that pair, with fields that nobody knows. */
export function anyPacket(pair: string): fc.Arbitrary<Fields> {
  const { kind, fields: shape } = factsOf(pair);
  const [MsgType, Event] = pair.split(":");
  const envelope = fc.record({
    ToUserName: fc.constant("gh_1"),
    FromUserName: openid,
    CreateTime: number,
    MsgType: fc.constant(MsgType),
    ...(Event === undefined ? {} : { Event: fc.constant(Event) }),
    ...(kind === "message" ? { MsgId: fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String) } : {}),
  });
  const unknown = fc.record(
    {
      Later: text,
      LaterToo: fc.record({ a: text, b: text }),
      LaterList: fc.array(text, { minLength: 2, maxLength: 3 }),
    },
    { requiredKeys: [] },
  );
  const known = Object.keys(shape).length === 0 ? fc.constant({}) : fields(shape);
  return fc.tuple(envelope, known, unknown).map((parts) => Object.assign({}, ...parts) as Fields);
}
