// The database's JSON, beside bson's own.
import { inspect } from "node:util";
import { type Codec, ejson, slimPart } from "./sdk-parts";

const theirs = ejson();
let ours: Codec;
beforeAll(async () => {
  ours = (await slimPart<{ EJSON: Codec }>("@cloudbase/database", "bson")).EJSON;
});

class WithToJson {
  readonly a = 1;
  toJSON() {
    return "never asked";
  }
}
const shared = { a: 1 };
const VALUES: readonly unknown[] = [
  { n: 0, neg: -1, minus: -0, max: 2 ** 31 - 1, over: 2 ** 31, min: -(2 ** 31), under: -(2 ** 31) - 1 },
  { f: 1.5, big: 2 ** 53 - 1, edge: 2 ** 63, below: -(2 ** 63), huge: 1e20, nan: Number.NaN, infinite: -Infinity },
  { s: "中🍵", empty: "", nothing: null, missing: undefined, yes: true, list: [1, undefined, [2, { x: null }]] },
  { at: new Date(0), before: new Date(-1), late: new Date(8.64e15), never: new Date(Number.NaN) },
  { $set: { a: 1 }, "o.p": 1, $date: { offset: 1 }, $regularExpression: { pattern: "中", options: "i" } },
  [1, "a", null],
  1,
  "text",
  null,
  undefined,
  { twice: [shared, shared] },
  Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true } }),
  new WithToJson(),
  { pattern: /中/gi, bytes: Buffer.from("a"), map: new Map([[1, 2]]), boxed: Object("a") },
  JSON.parse('{"__proto__":{"a":1}}'),
  { fn() {}, a: 1 },
  [() => 1],
];

test.each(VALUES.map((value) => [value]))("%p is written as bson writes it", (value) => {
  expect(outcomeOf(() => ours.stringify(value, { relaxed: false }))).toEqual(
    outcomeOf(() => theirs.stringify(value, { relaxed: false })),
  );
});

const cycle: Record<string, unknown> = { a: { b: [] } };
(cycle.a as { b: unknown[] }).b.push(cycle);
const big = { n: 1n };

test.each([
  ["a cycle", cycle],
  ["a BigInt", big],
])("%s is refused in the same words", (_, value) => {
  expect(outcomeOf(() => ours.stringify(value, { relaxed: false }))).toEqual(
    outcomeOf(() => theirs.stringify(value, { relaxed: false })),
  );
});

const TEXTS: readonly string[] = [
  '{"_id":"k","n":{"$numberInt":"7"},"neg":{"$numberInt":"-7"},"odd":{"$numberInt":"7x"},"zero":{"$numberInt":"-0"}}',
  '{"l":{"$numberLong":"9007199254740993"},"m":{"$numberLong":"-123456789012345678"},"z":{"$numberLong":"0"}}',
  '{"z":{"$numberLong":"-0"}}',
  '{"l":{"$numberLong":"9223372036854775807"}}',
  '{"beyond":{"$numberLong":"99999999999999999999"}}',
  '{"o":{"$numberLong":""}}',
  '{"d":{"$numberDouble":"1.5"},"i":{"$numberDouble":"Infinity"},"n":{"$numberDouble":"NaN"},"z":{"$numberDouble":"-0.0"}}',
  '{"w":{"$date":{"$numberLong":"5"}},"s":{"$date":"2020-01-01T00:00:00Z"},"n":{"$date":7},"b":{"$date":"no"}}',
  '{"plain":[1,1.5,"a",null,true,{"x":{"y":[]}}],"p":{"type":"Point","coordinates":[1,2]}}',
  '{"_id":{"$oid":"507f1f77bcf86cd799439011"},"n":{"$numberInt":"1"}}',
  '{"dec":{"$numberDecimal":"1.10"},"bin":{"$binary":{"base64":"AQI=","subType":"00"}}}',
  '{"re":{"$regularExpression":{"pattern":"a","options":"i"}},"ts":{"$timestamp":{"t":1,"i":2}}}',
  '{"u":{"$undefined":true},"min":{"$minKey":1},"ref":{"$ref":"c","$id":"1"},"code":{"$code":"f"}}',
  '{"both":{"$numberInt":"1","x":2},"unknown":{"$other":1},"nothing":{"$numberInt":null}}',
  '{"a\\u0000b":1}',
  "[]",
  "7",
  '"text"',
  "null",
  "{",
];

test.each(TEXTS)("%s is read as bson reads it", (text) => {
  // By what they say of themselves: the classes of two copies of bson are not the same, and the bundler numbers one of them.
  const outcomes = [ours, theirs].map((json) =>
    outcomeOf(() => inspect(json.parse(text), { depth: 9 }).replace("BSONRegExp2", "BSONRegExp")),
  );
  expect(outcomes[0]).toEqual(outcomes[1]);
});

function outcomeOf(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return String(error);
  }
}
