// A keyword that stands twice: who answers is told, and nothing is refused.
import { answersProject, CHINESE, FILE, HOURS_RULE, RETURNS_RULE, SETTINGS, useAnswersBench } from "./answers-bench";

useAnswersBench();

const AGAIN = { ...HOURS_RULE, _id: "spring" };

const check = (rules: readonly object[], env = {}) => answersProject({ settings: SETTINGS, rules }).run(["check"], env);

test("in two rules: both are named, and the one that answers", async () => {
  const { exitCode, output } = await check([HOURS_RULE, RETURNS_RULE, { ...AGAIN, keywords: ["闭店", "幾點關門"] }]);
  expect(exitCode).toBe(0);
  expect(output).toBe(
    `! spring  keywords[1]
    "幾點關門" is a keyword of "hours" and of "spring", with one priority: "hours" answers.
    → Remove it from one of them, or give one a higher priority.
${FILE}: settings and its 3 rules are all right.
`,
  );
});

test("where the collection has another order than the file, both are told; twice in one rule is told too", async () => {
  const { exitCode, output } = await check([AGAIN, { ...HOURS_RULE, keywords: ["退货", "退貨", "几点关门"] }], CHINESE);
  expect(exitCode).toBe(0);
  expect(output).toContain(
    "! hours  keywords[2]\n    “几点关门”是“spring”和“hours”的关键词，优先级相同：在文件里由“spring”回答，在集合里由“hours”回答（按 _id 排序）。\n    → ",
  );
  expect(output).toContain("! hours  keywords[1]\n    “退貨”与这条规则的“退货”相同。\n    → 请删除其中一个。\n");
});

test.each([
  ["another priority", { priority: 1 }],
  ["a rule that is off", { isOn: false }],
  ["the whole message in place of a part", { keywords: [{ content: "几点关门", match: "equal" }] }],
])("%s is no matter", async (_, fields) => {
  expect((await check([HOURS_RULE, { ...AGAIN, ...fields }])).output).not.toContain("!");
});

test("a rule for a time or for a page, before the one for all, is meant so", async () => {
  const rules = [
    { ...AGAIN, _id: "a", validUntil: "2027-03-01T00:00+08:00" },
    { ...AGAIN, _id: "b", sessionFrom: ["order"] },
    HOURS_RULE,
  ];
  expect((await check(rules)).output).not.toContain("!");
});
