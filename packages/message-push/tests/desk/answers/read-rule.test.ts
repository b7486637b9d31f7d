// Rules as operators write them: what is read, and what is said about those that cannot be.
import fc from "fast-check";
import { readRule, readRules } from "../../../src/desk/answers/read-rule";
import type { AnswerRule, RuleProblem } from "../../../src/desk/answers/rule";

const GOOD = { _id: "hours", name: "营业时间", keywords: ["几点"], replies: ["9:00–18:00"] };

/** Where the problems are. */
function pathsOf(given: unknown): readonly string[] {
  const read = readRule(given);
  return Array.isArray(read) ? read.map(({ path }) => path) : [];
}

test("a rule of few words is read with everything that it leaves out", () => {
  expect(readRule(GOOD)).toEqual({
    id: "hours",
    name: "营业时间",
    keywords: [{ content: "几点", match: "contain" }],
    replies: [{ type: "text", content: "9:00–18:00" }],
    mode: "reply_all",
    priority: 0,
    isOn: true,
    isListed: false,
    validFromMs: Number.NEGATIVE_INFINITY,
    validUntilMs: Number.POSITIVE_INFINITY,
    sessionFrom: [],
  });
});

test("a rule with everything in it is read as it is", () => {
  const document = {
    ...GOOD,
    keywords: [{ content: "几点关门", match: "equal" }],
    mode: "random_one",
    priority: -3,
    isOn: false,
    isListed: true,
    validFrom: "2026-10-01T09:00+08:00",
    validUntil: new Date("2026-10-08T00:00Z"),
    sessionFrom: ["order"],
    note: "国庆",
  };
  expect(readRule(document)).toMatchObject({
    keywords: [{ content: "几点关门", match: "equal" }],
    mode: "random_one",
    priority: -3,
    isOn: false,
    isListed: true,
    validFromMs: Date.UTC(2026, 9, 1, 1),
    validUntilMs: Date.UTC(2026, 9, 8),
    sessionFrom: ["order"],
  });
});

test("a rule is named by its _id, or its name", () => {
  const { _id: _, ...unnamed } = GOOD;
  expect((readRule(unnamed) as AnswerRule).id).toBe("营业时间");
});

test("what a console or a content management adds stays, and what looks misspelt does not pass", () => {
  expect(
    pathsOf({
      ...GOOD,
      _openid: "o",
      _createTime: 1,
      _updateTime: 1,
      createBy: "o",
      updatedAt: 1,
      owner: "o",
      createdAt: 1,
      tags: [],
    }),
  ).toEqual([]);
  expect(pathsOf({ ...GOOD, priorty: 1 })).toEqual(["priorty"]);
  expect(pathsOf({ ...GOOD, ison: false })).toEqual(["ison"]);
  expect(readRule({ ...GOOD, keyword: ["a"] })).toEqual([
    { rule: "hours", path: "keyword", kind: "field-misspelt", details: ["keyword"] },
  ]);
});

test.each([
  ["_id", { _id: 7 }],
  ["_id", { _id: "" }],
  ["name", { name: undefined }],
  ["name", { name: " \u200b" }],
  ["name", { name: 5 }],
  ["name", { name: "一\n二" }],
  ["name", { name: "字".repeat(61) }],
  ["keywords", { keywords: undefined }],
  ["keywords", { keywords: [] }],
  ["keywords", { keywords: "几点" }],
  ["keywords[0].content", { keywords: [" "] }],
  ["keywords[0].content", { keywords: [""] }],
  ["keywords[0].content", { keywords: [{ match: "equal" }] }],
  ["keywords[1].content", { keywords: ["a", null] }],
  ["keywords[0].content", { keywords: [7] }],
  ["keywords[0].match", { keywords: [{ content: "a", match: "regex" }] }],
  ["keywords[0].match", { keywords: [{ content: "a" }] }],
  ["replies", { replies: undefined }],
  ["replies", { replies: [] }],
  ["replies", { replies: "好" }],
  ["mode", { mode: "all" }],
  ["mode", { mode: null }],
  ["priority", { priority: "1" }],
  ["priority", { priority: 0.5 }],
  ["priority", { priority: Number.NaN }],
  ["isOn", { isOn: "false" }],
  ["isOn", { isOn: 0 }],
  ["isListed", { isListed: null }],
  ["validFrom", { validFrom: "2026-10-01" }],
  ["validFrom", { validFrom: "2026-10-01T09:00" }],
  ["validFrom", { validFrom: "2026-02-30T09:00+08:00" }],
  ["validFrom", { validFrom: "2026-13-01T09:00+08:00" }],
  ["validFrom", { validFrom: "2026-10-01T25:00+08:00" }],
  ["validFrom", { validFrom: "2026-10-01T09:00+99:00" }],
  ["validFrom", { validFrom: "明天" }],
  ["validFrom", { validFrom: new Date(Number.NaN) }],
  ["validUntil", { validUntil: 1_790_000_000_000 }],
  ["validUntil", { validFrom: "2026-10-02T00:00Z", validUntil: "2026-10-02T00:00Z" }],
  ["sessionFrom", { sessionFrom: "order" }],
  ["sessionFrom", { sessionFrom: [] }],
  ["sessionFrom", { sessionFrom: [1] }],
])("the problem at %s of %j is named", (path, wrong) => {
  expect(pathsOf({ ...GOOD, ...wrong })).toEqual([path]);
});

test("a time may be written with a blank, with seconds, or in UTC", () => {
  for (const validFrom of ["2026-10-01 09:00+08:00", "2026-10-01T09:00:00.000+08:00", " 2026-10-01T01:00Z "])
    expect(readRule({ ...GOOD, validFrom })).toMatchObject({ validFromMs: Date.UTC(2026, 9, 1, 1) });
  expect(pathsOf({ ...GOOD, validFrom: "2028-02-29T00:00+08:00" })).toEqual([]);
});

test("all problems of a rule are said at once, each with the rule's name", () => {
  const problems = readRule({ _id: "hours", isOn: "no", priority: "high" }) as RuleProblem[];
  expect(new Set(problems.map(({ path }) => path))).toEqual(
    new Set(["name", "keywords", "replies", "priority", "isOn"]),
  );
  expect(new Set(problems.map(({ rule }) => rule))).toEqual(new Set(["hours"]));
});

test.each([[null], [undefined], [7], ["text"], [[]], [true]])("%j is no rule, and is named by its place", (given) => {
  expect(readRules([GOOD, given])).toEqual({
    rules: [expect.objectContaining({ id: "hours" })],
    problems: [{ rule: "#2", path: "", kind: "rule-no-object", details: [] }],
  });
});

test("a broken rule is left out, and the others stay in their order", () => {
  const { rules, problems } = readRules([
    { ...GOOD, _id: "a" },
    { ...GOOD, _id: "b", replies: [] },
    { ...GOOD, _id: "c" },
  ]);
  expect(rules.map(({ id }) => id)).toEqual(["a", "c"]);
  expect(problems.map(({ rule, path }) => [rule, path])).toEqual([["b", "replies"]]);
});

test("of two rules with one _id the first one counts", () => {
  const { rules, problems } = readRules([GOOD, { ...GOOD, name: "other" }]);
  expect(rules.map(({ name }) => name)).toEqual(["营业时间"]);
  expect(problems).toEqual([expect.objectContaining({ rule: "hours", path: "_id" })]);
});

test.each([[undefined], [null], [{}], ["[]"]])("%j is no list of rules", (given) => {
  expect(readRules(given)).toEqual({
    rules: [],
    problems: [{ rule: "", path: "", kind: "rules-no-list", details: [] }],
  });
});

test("nothing that a database holds makes the reading throw", () => {
  const value = fc.oneof(fc.jsonValue(), fc.anything({ withDate: true, withNullPrototype: true }));
  const fields = fc.dictionary(
    fc.constantFrom(...Object.keys(GOOD), "mode", "validFrom", "isOn", "sessionFrom"),
    value,
  );
  const broken = fc.oneof(
    value,
    fields,
    fields.map((own) => ({ ...GOOD, ...own })),
  );
  fc.assert(
    fc.property(fc.array(broken), (given) => {
      const { rules, problems } = readRules(given);
      const named = new Set(problems.map(({ rule }) => rule));
      expect(rules.length + named.size).toBeLessThanOrEqual(given.length);
      expect(rules.length > 0 || problems.length > 0).toBe(given.length > 0);
    }),
    { numRuns: 500 },
  );
});
