// Why a question gets its answer.
import fc from "fast-check";
import { explainAnswer } from "../../../src/desk/answers/explain-answer";
import { findAnswer } from "../../../src/desk/answers/find-answer";
import { compiled, equal, question, rule } from "./make-rule";

test("the rule, the keyword, what both are compared by, and what the customer reads", () => {
  const rules = compiled(rule("hours", ["几點關門！"], { replies: ["{{words}}：18:00"] }));
  expect(explainAnswer(rules, question("今天 幾点关門？"))).toEqual({
    folded: "今天几点关门",
    answer: {
      rule: rules.rules[0],
      keyword: { content: "几點關門！", match: "contain" },
      foldedKeyword: "几点关门",
      replies: [{ type: "text", content: "今天 幾点关門？：18:00" }],
    },
    outranked: [],
    out: [],
  });
});

test("rules that match as well are named once each, the next best first; those that cannot answer with the reason", () => {
  const rules = compiled(
    rule("third", ["关", "关门"]),
    rule("off", ["关门"], { isOn: false, priority: 9 }),
    rule("early", ["关门"], { validFrom: "2027-01-01T00:00+08:00" }),
    rule("late", ["关门"], { validUntil: "2026-01-01T00:00+08:00" }),
    rule("elsewhere", ["关门"], { sessionFrom: ["order"] }),
    rule("best", [equal("几点关门"), "几点"]),
    rule("second", ["几点关"]),
    rule("other", ["发货"]),
  );
  const { answer, outranked, out } = explainAnswer(rules, question("几点关门"));
  expect(answer?.rule.id).toBe("best");
  expect(outranked.map(({ rule, keyword }) => [rule.id, keyword.content])).toEqual([
    ["second", "几点关"],
    ["third", "关门"],
  ]);
  expect(out.map(({ rule, why }) => [rule.id, why])).toEqual([
    ["off", "off"],
    ["early", "not-yet"],
    ["late", "over"],
    ["elsewhere", "other-session"],
  ]);
});

test("without an answer it says what was compared, and who could not answer", () => {
  const { folded, answer, out } = explainAnswer(compiled(rule("off", ["门"], { isOn: false })), question("关 門"));
  expect([folded, answer, out.map(({ why }) => why)]).toEqual(["关门", undefined, ["off"]]);
});

test("it explains the answer that is given", () => {
  const keywords = fc.array(fc.constantFrom("a", "b", "ab", equal("a"), equal("ab")), { minLength: 1, maxLength: 3 });
  const rules = fc.array(fc.record({ keywords, isOn: fc.boolean(), priority: fc.nat(1) }), { maxLength: 6 });
  fc.assert(
    fc.property(rules, fc.constantFrom("a", "ab", "ba", "c"), (given, content) => {
      const ready = compiled(...given.map(({ keywords, ...more }, at) => rule(`r${at}`, keywords, more)));
      const { answer } = explainAnswer(ready, question(content));
      const found = findAnswer(ready, question(content));
      expect(answer && { rule: answer.rule, keyword: answer.keyword, replies: answer.replies }).toEqual(found);
    }),
  );
});
