// Which rule answers a question.
import fc from "fast-check";
import { compileRules, findAnswer } from "../../../src/desk/answers/find-answer";
import { readRules } from "../../../src/desk/answers/read-rule";
import type { RuleDocument } from "../../../src/desk/answers/rule";
import { compiled, equal, NOW_MS, question, rule } from "./make-rule";

const idOf = (documents: readonly RuleDocument[], content: string, more = {}) =>
  findAnswer(compiled(...documents), question(content, more))?.rule.id;

test("a keyword is contained in the question, or is the whole of it", () => {
  const rules = [rule("contain", ["关门"]), rule("equal", [equal("几点开门")])];
  expect(idOf(rules, "你们几点关门？")).toBe("contain");
  expect(idOf(rules, "幾點　開門！")).toBe("equal");
  expect(idOf(rules, "请问几点开门")).toBeUndefined();
  expect(idOf(rules, "你好")).toBeUndefined();
  expect(idOf([], "你好")).toBeUndefined();
});

test("a message with nothing to see asks nothing", () => {
  const rules = [rule("a", ["a"]), rule("?", ["？"])];
  for (const content of ["", " \n", "\u200b", "\ud83d"]) expect(idOf(rules, content)).toBeUndefined();
  expect(idOf(rules, "？？")).toBe("?");
  expect(idOf(rules, "好？")).toBeUndefined();
});

test("what matched is said", () => {
  const rules = compiled(rule("hours", ["营业时间", equal("几点关门")]));
  const answer = findAnswer(rules, question("幾點關門?"));
  expect(answer?.keyword).toEqual({ content: "几点关门", match: "equal" });
  expect(answer?.replies).toEqual([{ type: "text", content: "answer of hours" }]);
});

test("the order: priority, equal before contained, the longer keyword, the rule's place", () => {
  const contain = rule("contain", ["退货"]);
  const longer = rule("longer", ["退货多久"]);
  const whole = rule("whole", [equal("退货多久到账")]);
  const first = rule("first", ["到账"], { priority: 1 });
  expect(idOf([contain, longer, whole, first], "退货多久到账")).toBe("first");
  expect(idOf([contain, longer, whole], "退货多久到账")).toBe("whole");
  expect(idOf([contain, longer], "退货多久到账")).toBe("longer");
  expect(idOf([contain, rule("twin", ["退货"])], "退货")).toBe("contain");
  expect(idOf([whole, rule("low", [equal("退货多久到账")], { priority: -1 })], "退货多久到账")).toBe("whole");
});

test("the length of a keyword is that of what is compared", () => {
  expect(idOf([rule("spaced", ["退 - 货"]), rule("longer", ["退货吗"])], "可以退货吗")).toBe("longer");
});

test("a rule that is off, not yet or no more valid, or of another session-from does not answer", () => {
  const out: Partial<RuleDocument>[] = [
    { isOn: false },
    { validFrom: "2026-10-01T12:00:01+08:00" },
    { validUntil: "2026-10-01T12:00+08:00" },
    { sessionFrom: ["order"] },
  ];
  for (const more of out) expect(idOf([rule("a", ["a"], { priority: 9, ...more }), rule("b", ["a"])], "a")).toBe("b");
});

test("a rule is valid from its first moment on, and in the session-from that it names", () => {
  const rules = [rule("a", ["a"], { validFrom: "2026-10-01T04:00Z", sessionFrom: ["order", "goods"] })];
  expect(idOf(rules, "a", { sessionFrom: "goods" })).toBe("a");
  expect(idOf(rules, "a", { sessionFrom: "goods", atMs: NOW_MS - 1 })).toBeUndefined();
  expect(idOf(rules, "a", { sessionFrom: "" })).toBeUndefined();
});

test("all replies are said, or the one that chance names", () => {
  const replies = ["一", "二", "三"];
  const said = (mode: "reply_all" | "random_one", chance: number) =>
    findAnswer(compiled(rule("a", ["a"], { mode, replies })), question("a", { random: () => chance }))?.replies;
  const texts = replies.map((content) => ({ type: "text", content }));
  expect(said("reply_all", 0.5)).toEqual(texts);
  expect([0, 0.34, 0.99].map((chance) => said("random_one", chance))).toEqual(texts.map((text) => [text]));
  expect(said("random_one", 1)).toEqual([texts[2]]);
});

const words = fc.stringMatching(/^[a-z0-9几点关门发货时间退]{1,6}$/);
const documents = fc
  .array(
    fc.record({
      keywords: fc.array(fc.record({ content: words, match: fc.constantFrom("equal", "contain") }), {
        minLength: 1,
        maxLength: 3,
      }),
      priority: fc.integer({ min: -1, max: 1 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((rules) => rules.map((own, index) => rule(`r${index}`, own.keywords, { priority: own.priority })));

/** The same words, written otherwise. */
const otherwise = (text: string) =>
  [...text].map((own) => (own >= "!" && own <= "~" ? String.fromCharCode(own.charCodeAt(0) + 0xfee0) : own)).join("，");
const traditional = (text: string) =>
  text
    .replace(/[点关门发货时间几]/g, (own) => "點關門發貨時間幾"["点关门发货时间几".indexOf(own)] ?? own)
    .toUpperCase();

test("who writes it in another width, case or script, or with other punctuation, reads the same", () => {
  fc.assert(
    fc.property(documents, words, words, (rules, before, after) => {
      const ready = compiled(...rules);
      const content = `${before}${rules[0]?.keywords.map((own) => Object(own).content)[0]}${after}`;
      const answer = findAnswer(ready, question(content));
      for (const same of [otherwise(content), traditional(content), ` ${content} ？～`])
        expect(findAnswer(ready, question(same))?.rule.id).toBe(answer?.rule.id);
    }),
  );
});

test("the order is total: rules of different rank answer alike in whatever order they stand", () => {
  fc.assert(
    fc.property(documents, words, fc.infiniteStream(fc.nat()), (rules, content, numbers) => {
      const ranked = rules.map((own, index) => ({ ...own, priority: index }));
      const mixed = ranked
        .map((own) => ({ own, at: numbers.next().value }))
        .sort((a, b) => a.at - b.at)
        .map(({ own }) => own);
      expect(idOf(mixed, content)).toBe(idOf(ranked, content));
      // Of the same rank, the first one answers.
      const twins = rules.map((own) => ({ ...own, keywords: [content], priority: 0 }));
      expect(idOf(twins, content)).toBe("r0");
    }),
  );
});

test("the answer is the best of those that match, by the words of the order", () => {
  fc.assert(
    fc.property(documents, words, (rules, content) => {
      const all = rules.flatMap((own, at) =>
        own.keywords.map((given) => ({ at, priority: own.priority ?? 0, ...(given as ReturnType<typeof equal>) })),
      );
      const matching = all.filter((own) =>
        (own.match as string) === "equal" ? own.content === content : content.includes(own.content),
      );
      const isBetter = (a: (typeof all)[number], b: (typeof all)[number]) =>
        a.priority !== b.priority
          ? a.priority > b.priority
          : a.match !== b.match
            ? a.match === "equal"
            : a.content.length !== b.content.length
              ? a.content.length > b.content.length
              : a.at < b.at;
      const best = matching.find((own) => matching.every((other) => !isBetter(other, own)));
      expect(idOf(rules, content)).toBe(best && `r${best.at}`);
    }),
    { numRuns: 500 },
  );
});

test("no question makes the search throw", () => {
  const { rules } = readRules([rule("a", ["a"], { replies: ["{{words}}"] }), rule("?", ["?"])]);
  const ready = compileRules(rules);
  fc.assert(fc.property(fc.string({ unit: "binary" }), (content) => void findAnswer(ready, question(`a${content}`))));
});
