import { asNumber, asObject, asText, readFields } from "../../src/wechat/read-fields";

test.each([
  ["7", "7"],
  [7, "7"],
  [7n, "7"],
  [true, "true"],
  [["one"], "one"],
  [[7], "7"],
  [{}, ""],
  [[], ""],
  ["", ""],
  [null, undefined],
  [undefined, undefined],
  [["one", "two"], undefined],
  [{ some: "thing" }, undefined],
  [() => "", undefined],
])("%p as text", (value, expected) => {
  expect(asText(value)).toBe(expected);
});

test.each([
  [7, 7],
  ["7", 7],
  [" 7 ", 7],
  ["-7", -7],
  ["0.25", 0.25],
  ["1.50", 1.5],
  [[7], 7],
  ["7a", undefined],
  ["a7", undefined],
  ["1.a", undefined],
  ["1e3", undefined],
  ["", undefined],
  [Number.NaN, undefined],
  [null, undefined],
  [{ n: 1 }, undefined],
])("%p as a number", (value, expected) => {
  expect(asNumber(value)).toBe(expected);
});

test("an object is one also as a list of one, and nothing else is", () => {
  expect(asObject({ a: 1 })).toEqual({ a: 1 });
  expect(asObject([{ a: 1 }])).toEqual({ a: 1 });
  for (const value of [[{ a: 1 }, { a: 2 }], [[]], [], "a", null, undefined, 7])
    expect(asObject(value)).toBeUndefined();
});

const SHAPE = {
  id: "text",
  count: "number",
  inner: { id: "text", count: "number" },
  list: [{ id: "text" }],
  tags: ["text"],
} as const;

test("what is missing is empty, absent or a list without entries", () => {
  const fields = readFields({}, SHAPE);
  expect(fields).toEqual({ id: "", list: [], tags: [] });
  expect(Object.keys(fields).sort()).toEqual(["id", "list", "tags"]);
});

test("what has another form than its shape is missing, and does not come back as an unknown field", () => {
  const fields = readFields({ count: "many", inner: "none", list: "none", tags: { a: "1" } }, SHAPE);
  expect(Object.entries(fields).sort()).toEqual([
    ["id", ""],
    ["list", []],
    ["tags", []],
  ]);
});

test.each([
  ["a list", [{ id: 1 }, { id: "2" }], ["1", "2"]],
  ["the entry alone", { id: 1 }, ["1"]],
  ["an object around the list", { List: [{ id: 1 }, { id: 2 }] }, ["1", "2"]],
  ["an object around the entry", { List: { id: 1 } }, ["1"]],
  ["an entry of which only unknown fields are known", { later: "x" }, [""]],
  ["an entry with two unknown fields", { later: "x", still: { id: 1 } }, [""]],
  ["entries that are none among others", [{ id: 1 }, "x", null, { id: 2 }], ["1", "2"]],
  ["an empty text", "", []],
])("a list of entries as %s", (_, list, ids) => {
  expect((readFields({ list }, SHAPE).list as { id: string }[]).map(({ id }) => id)).toEqual(ids);
});

test.each([
  ["a list", ["a", 1], ["a", "1"]],
  ["its only entry", "a", ["a"]],
  ["with entries that are none", ["a", null, { b: 1 }, ""], ["a"]],
])("a list of texts as %s", (_, tags, texts) => {
  expect(readFields({ tags }, SHAPE).tags).toEqual(texts);
});

test("unknown fields are kept, all values in them as text; null is nothing", () => {
  const unknown = { a: 1, b: { c: 2n, d: null, e: { f: [1, "2", null, { g: true }] } }, h: null, i: {}, j: [] };
  const { id: _, list, tags, ...kept } = readFields(unknown, SHAPE);
  expect(kept).toEqual({ a: "1", b: { c: "2", e: { f: ["1", "2", { g: "true" }] } }, i: "", j: [] });
  expect(Object.keys(kept.b as object)).toEqual(["c", "e"]);
  expect(Object.keys(kept)).toEqual(["a", "b", "i", "j"]);
});

test.each([
  [undefined, /expected text, got nothing/],
  [null, /got null/],
  [["a", "b"], /got a list/],
  [{ a: 1 }, /got object/],
])("a field that must be there is refused as %p, and the error says what came", (name, message) => {
  expect(() => readFields({ name }, { name: "text!" })).toThrow(message);
});

test("a number that must be there is refused as a text", () => {
  expect(() => readFields({ at: "now" }, { at: "number!" })).toThrow(/usable at: expected a number, got string/);
});
