// JSON that says more than JavaScript can hold, or holds what JSON forbids: each digit and each character is kept.
import fc from "fast-check";
import { readJson } from "../../src/wechat/read-json";

const read = (digits: string) => (readJson(`{"a":${digits}}`) as { a: unknown }).a;

test.each<[string, unknown]>([
  ["9007199254740991", 9007199254740991],
  ["9007199254740992", "9007199254740992"],
  ["9007199254740993", "9007199254740993"],
  ["-9007199254740993", "-9007199254740993"],
  ["6054768590064713728", "6054768590064713728"],
  ["1234567890123456789012345678", "1234567890123456789012345678"],
  ["-0", -0],
  ["0.1", 0.1],
  ["-0.50", -0.5],
  ["0.1000000000000000", 0.1],
  ["0.1234567890123456", 0.1234567890123456],
  ["0.12345678901234567890", "0.12345678901234567890"],
  ["9007199254740993.0", "9007199254740993.0"],
  ["1e5", 100000],
  ["1E+2", 100],
  ["12.50e-1", 1.25],
  ["0e1", 0],
  ["0.000e9", 0],
  ["1e15", 1e15],
  ["1e16", "1e16"],
  ["1e20", "1e20"],
  ["1e400", "1e400"],
  ["-1e400", "-1e400"],
  ["1e-400", "1e-400"],
  ["5e-324", 5e-324],
  ["1.7976931348623157e308", "1.7976931348623157e308"],
])("%s", (digits, expected) => {
  expect(read(digits)).toBe(expected);
});

test("any whole number keeps its digits, as a number or as text", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 90n), max: 2n ** 90n }), (number) => {
      const value = read(String(number));
      expect(typeof value).toBe(Number.isSafeInteger(Number(number)) ? "number" : "string");
      expect(String(value)).toBe(String(number));
    }),
  );
});

test("any number that JSON.stringify writes is read as it was, or as its text where it is whole and too large", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      const digits = JSON.stringify(number);
      const isTooLarge = Number.isInteger(number) && !Number.isSafeInteger(number);
      expect(read(digits)).toBe(isTooLarge ? digits : JSON.parse(digits));
    }),
  );
});

test("any digits, dots, signs and exponents are read as JSON.parse does, keep their digits, or are refused as there", () => {
  const pieces = fc.array(fc.constantFrom("-", "+", ".", "e", "E", "0", "00", "1", "9", "123456789", "5", " "), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(pieces, (parts) => {
      const digits = parts.join("");
      let expected: unknown;
      try {
        expected = JSON.parse(digits);
      } catch {
        expect(() => read(digits)).toThrow(expect.objectContaining({ code: "EVENT_INVALID" }));
        return;
      }
      const value = read(digits);
      expect([expected, digits.trim()]).toContainEqual(value);
      expect(Number(value)).toBe(expected);
    }),
    { numRuns: 1_000 },
  );
});

test("any JSON is what JSON.parse makes of it, in any layout", () => {
  fc.assert(
    fc.property(
      fc.jsonValue({ maxDepth: 5, noUnicodeString: false }),
      fc.constantFrom("", "\t", "\r\n "),
      (value, layout) => {
        const text = JSON.stringify({ value }, undefined, layout);
        const isHeld =
          JSON.stringify(value, (_, leaf) => (typeof leaf === "number" && Math.abs(leaf) > 2 ** 53 ? null : leaf)) ===
          JSON.stringify(value);
        if (isHeld) expect(readJson(text)).toEqual(JSON.parse(text));
      },
    ),
  );
});

test("digits in a string, beside escapes and control characters, are text, and stay what they are", () => {
  expect(
    readJson('{"a":"12345678901234567890","b\\"12345678901234567890":12345678901234567890,"c":"\\\\","d":"\n1e400"}'),
  ).toEqual({
    a: "12345678901234567890",
    'b"12345678901234567890': "12345678901234567890",
    c: "\\",
    d: "\n1e400",
  });
});

test.each([
  "{12345678901234567890:1}",
  '{"a":1 12345678901234567890:2}',
  '{"a":-}',
  '{"a":0012345678901234567}',
  '{"a":12345678901234567.}',
  '{"a":"x"12345678901234567}',
  "{1e400 : 1}",
])("%s is no JSON for all its digits", (text) => {
  expect(() => readJson(text)).toThrow(expect.objectContaining({ code: "EVENT_INVALID" }));
});

test("a field that comes twice is one field if it says the same; else it is refused, wherever it stands", () => {
  expect(readJson('{"a":1,"a":1,"b":[{"c":"\n"},{"c":[1,{"d":2}],"\\u0063":[1,{"d":2}]}]}')).toEqual({
    a: 1,
    b: [{ c: "\n" }, { c: [1, { d: 2 }] }],
  });
  for (const text of [
    '{"a":1,"a":2}',
    '{"a":1,"a":"1"}',
    '{"a":12345678901234567890,"a":12345678901234567891}',
    '{"a":{"b":1,"b":{}}}',
    '[{"a":[],"\\u0061":[0]}]',
    '{"a":{"b":1,"b":1},"a":{"b":2}}',
  ])
    expect(() => readJson(text)).toThrow(expect.objectContaining({ code: "EVENT_INVALID" }));
});

test("__proto__ is a field like any other", () => {
  const value = readJson('{"__proto__":{"a":1},"constructor":2,"toString":3}') as object;
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(Object.entries(value)).toEqual([
    ["__proto__", { a: 1 }],
    ["constructor", 2],
    ["toString", 3],
  ]);
  const twice = readJson('{"__proto__":{"a":1},"__proto__":{"a":1}}') as object;
  expect(Object.entries(twice)).toEqual([["__proto__", { a: 1 }]]);
});

test("16 levels and 10,000 values are read, and no more", () => {
  const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;
  const wide = (values: number) => `{"a":[${"0,".repeat(values - 1)}0]}`;
  expect([readJson(deep(16)), readJson(wide(10_000))]).toHaveLength(2);
  expect(() => readJson(deep(17))).toThrow("deeper than 16 levels");
  expect(() => readJson(wide(10_001))).toThrow("more than 10000 values");
});
