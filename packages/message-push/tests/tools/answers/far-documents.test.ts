import type { AnswerDocument } from "../../../src/desk/desk-store";
import { toAnswers } from "../../../src/desk/kept-documents";
import { differences, documentsIn, documentsOf, pulledInto } from "../../../tools/answers/far-documents";
import { HOURS_RULE, RETURNS_RULE, SETTINGS } from "./answers-bench";

const far = (...documents: AnswerDocument[]) => documentsOf(toAnswers(documents));
const file = (rules: readonly unknown[], settings?: unknown) => ({ rules, settings, others: {} });

test("neither the order of fields, nor a console's fields, nor the type of a time are a difference", () => {
  const own = documentsIn(file([{ ...HOURS_RULE, validFrom: "2026-10-01T00:00:00.000Z" }], SETTINGS));
  const reversed = Object.fromEntries(Object.entries(HOURS_RULE).reverse()) as AnswerDocument;
  const there = far(
    { ...reversed, _id: "hours", _openid: "o1", validFrom: new Date("2026-10-01T00:00:00Z") },
    { ...SETTINGS, _id: "settings", _createTime: 7 },
  );
  expect(differences(there, own)).toEqual([]);
});

test("a rule without an id is stored under its name, and pulled without a difference", () => {
  const { _id, ...unnamed } = HOURS_RULE;
  const own = file([unnamed]);
  const there = far({ ...unnamed, _id: unnamed.name });
  expect(differences(there, documentsIn(own))).toEqual([]);
  expect(pulledInto(own, there).rules).toEqual([unnamed]);
});

test("a difference names the fields", () => {
  const { replies, ...silent } = HOURS_RULE;
  expect(differences(far({ ...silent, note: "x" }), documentsIn(file([HOURS_RULE, RETURNS_RULE])))).toEqual([
    { id: "hours", kind: "changed", fields: ["replies", "note"] },
    { id: "returns", kind: "added", fields: [] },
  ]);
  expect(differences(far(HOURS_RULE, { ...SETTINGS, _id: "settings" }), documentsIn(file([])))).toEqual([
    { id: "settings", kind: "removed", fields: [] },
    { id: "hours", kind: "removed", fields: [] },
  ]);
});

test("rules keep their places, and new ones stand behind them", () => {
  const third = { ...HOURS_RULE, _id: "a-third" };
  const pulled = pulledInto(file([RETURNS_RULE, HOURS_RULE]), far(third, HOURS_RULE, { ...RETURNS_RULE, priority: 1 }));
  expect(pulled.rules).toEqual([{ ...RETURNS_RULE, priority: 1 }, HOURS_RULE, third]);
});

test("where the collection has no rules, or no settings, the file's are in force and stay", () => {
  const own = file([HOURS_RULE], SETTINGS);
  expect(pulledInto(own, far({ _id: "settings", menuText: "请选择" }))).toEqual({
    ...own,
    settings: { menuText: "请选择" },
  });
  expect(pulledInto(own, far(RETURNS_RULE))).toEqual({ ...own, rules: [RETURNS_RULE] });
});

test("a collection with more rules than functions read is refused", () => {
  const many = Array.from({ length: 10_001 }, (_, at) => ({ ...HOURS_RULE, _id: `rule-${at}` }));
  expect(() => far(...many)).toThrow(/^\[ANSWERS_BROKEN\] The collection has more than 10000 rules\./);
});
