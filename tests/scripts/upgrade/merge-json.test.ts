// Fields of settings that come from a third: what both may do to them.
import fc from "fast-check";
import { mergeFields } from "../../../scripts/upgrade/merge-fields";
import { type Json, mergeJson } from "../../../scripts/upgrade/merge-json";

const YOURS_FIRST = { preferred: "yours" } as const;
const merge = (base: Json, yours: Json, theirs: Json) => mergeJson(base, yours, theirs, YOURS_FIRST);

test.each<[string, Json, Json, Json, Json, readonly string[]]>([
  ["fields that one side changed", { a: 1, b: 1 }, { a: 2, b: 1 }, { a: 1, b: 3 }, { a: 2, b: 3 }, []],
  ["fields that one side added", {}, { a: 1 }, { b: 2 }, { b: 2, a: 1 }, []],
  ["fields that one side removed", { a: 1, b: 1 }, { a: 1 }, { b: 1 }, {}, []],
  ["a field removed here and changed there", { a: 1 }, {}, { a: 2 }, {}, []],
  ["a field changed here and removed there", { a: 1 }, { a: 2 }, {}, { a: 2 }, ["a"]],
  ["a field changed on both sides", { a: { b: 1 } }, { a: { b: 2 } }, { a: { b: 3 } }, { a: { b: 2 } }, ["a.b"]],
  ["lists without names", { a: [1] }, { a: [2] }, { a: [3] }, { a: [2] }, ["a"]],
  [
    "lists of named entries",
    [{ name: "a", t: 1 }],
    [{ name: "a", t: 1 }, { name: "b" }],
    [{ name: "a", t: 2 }],
    [{ name: "a", t: 2 }, { name: "b" }],
    [],
  ],
  ["a field that became another kind of thing", { a: 1 }, { a: { b: 1 } }, { a: [] }, { a: { b: 1 } }, ["a"]],
])("%s", (_, base, yours, theirs, value, conflicts) => {
  expect(merge(base, yours, theirs)).toEqual({ value, conflicts });
});

test("what is new keeps its place among its neighbours", () => {
  const { value } = merge({ a: 1, c: 1 }, { z: 1, a: 1, c: 1 }, { a: 1, b: 1, c: 1 });
  expect(Object.keys(value ?? {})).toEqual(["z", "a", "b", "c"]);
});

test("whichever side alone changed something, its version is the result; changes side by side are both made", () => {
  const fields = (letter: string) =>
    fc.dictionary(
      fc.integer({ min: 0, max: 5 }).map((n) => `${letter}${n}`),
      fc.jsonValue(),
    ) as fc.Arbitrary<JsonObject>;
  fc.assert(
    fc.property(fields("a"), fields("a"), fields("b"), fields("b"), (a, newA, b, newB) => {
      const was = { ...a, ...b };
      expect(merge(was, { ...newA, ...b }, was)).toEqual({ value: { ...newA, ...b }, conflicts: [] });
      expect(merge(was, { ...newA, ...b }, { ...a, ...newB })).toEqual({ value: { ...newA, ...newB }, conflicts: [] });
    }),
  );
});

type JsonObject = { readonly [key: string]: Json };

const merged = (file: string, base: string, yours: string, theirs: string) => {
  const [was, is, next] = [base, yours, theirs].map((text) => Buffer.from(text)) as [Buffer, Buffer, Buffer];
  const { content, ...rest } = mergeFields(file, { base: was, yours: is, theirs: next });
  return { ...rest, text: content.toString() };
};

test("settings stay laid out as somebody wrote them, where that can be", () => {
  const lines = (first: string, last: string) =>
    `{\n  "a": [1, 2],\n  "b": ${first},\n  "c": 1,\n  "d": 1,\n  "e": ${last}\n}\n`;
  expect(merged("cloudbaserc.json", lines("1", "1"), lines("2", "1"), lines("1", "3")).text).toBe(lines("2", "3"));
});

test("settings that are no JSON are merged as texts", () => {
  const text = (first: string, last: string) =>
    `{\n  // ${first}\n  "a": 1,\n  "b": 1,\n  "c": 1,\n  "d": ${last}\n}\n`;
  expect(merged("cloudbaserc.json", text("x", "1"), text("y", "1"), text("x", "2"))).toEqual({
    text: text("y", "2"),
    isClean: true,
    kept: [],
  });
});

test("a package that both locked in another version is the new version's, as a whole", () => {
  const lock = (version: string, rest: object = {}) =>
    JSON.stringify({ packages: { "": { name: "x" }, "node_modules/a": { version, ...rest } } });
  const { text } = merged(
    "package-lock.json",
    lock("1.0.0", { dev: true }),
    lock("1.1.0", { peer: true }),
    lock("1.2.0"),
  );
  expect(JSON.parse(text)).toEqual(JSON.parse(lock("1.2.0")));
});
