// From a question that nobody could answer to a rule.

import { placeFlags } from "../../../tools/answers/local-flag";
import { DESK } from "../../support/desk";
import { type Simulator, startSimulator } from "../../support/simulator";
import { answersProject, CHINESE, FILE, HOURS_RULE, useAnswersBench } from "./answers-bench";

useAnswersBench();

let sim: Simulator;
beforeAll(async () => {
  sim = await startSimulator({ projectDir: DESK });
  const question = (_id: string, text: string, count: number, day: number) => {
    const lastAt = new Date(`2026-11-${day}T02:00:00Z`);
    return { _id, text, count, firstAtMs: lastAt.getTime(), lastAt };
  };
  sim
    .database("desk_questions")
    .insert([
      question("a", "卖猫吗", 3, 20),
      question("b", "賣貓嗎？", 1, 21),
      question("c", "订单***到哪了", 2, 22),
      question("d", "几点关门", 9, 23),
      question("e", "有\u001b[2J\u202e狗吗", 1, 24),
    ]);
});
afterAll(() => sim.stop());

const local = () => ["--local", "--port", new URL(sim.url).port];
const KEPT = { keepsQuestions: true };

test("questions that are one are counted together, the most asked first; what a rule answers is left out", async () => {
  const project = answersProject({ settings: KEPT, rules: [HOURS_RULE] });
  const { exitCode, output } = await project.run(["unanswered", ...local()]);
  expect(exitCode).toBe(0);
  expect(output).toBe(`No.  asked  last              question
1    4      2026-11-21 10:00  卖猫吗
2    2      2026-11-22 10:00  订单***到哪了
3    1      2026-11-24 10:00  有[2J狗吗
1 more is answered by the rules of ${FILE} now.

Turn one into a rule: answers add 1 --reply "…" ${local().join(" ")}
`);
  const limited = await project.run(["unanswered", "--limit", "1", ...local()], CHINESE);
  expect(limited.output).toContain("编号  次数  最近一次          问题\n1     4");
  expect(limited.output).toContain("还有 2 个：--limit");
});

test("they come from the environment as well", async () => {
  const { TENCENTCLOUD_SECRETID = "", TENCENTCLOUD_SECRETKEY = "", TCB_CONTEXT_CNFG = "" } = sim.environmentFor("text");
  const env = { ENV_ID: "sim-local", TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY, TCB_CONTEXT_CNFG };
  const { exitCode, output } = await answersProject({ rules: [HOURS_RULE] }).run(["unanswered"], env);
  expect(exitCode).toBe(0);
  expect(output).toMatch(/\n1 +4 +2026-11-21 10:00 +卖猫吗\n/);
});

test("a number turns a question into a rule that answers it", async () => {
  const project = answersProject({ settings: KEPT, rules: [HOURS_RULE] });
  const added = await project.run(["add", "1", "--reply", "只卖狗。", "--reply", "欢迎来店里看看。", ...local()]);
  expect(added).toEqual({ exitCode: 0, output: expect.stringContaining(`answers push ${local().join(" ")}\n`) });
  expect(project.answers().rules).toEqual([
    HOURS_RULE,
    {
      _id: expect.stringMatching(/^question-[0-9a-f]{8}$/),
      name: "卖猫吗",
      keywords: ["卖猫吗"],
      replies: ["只卖狗。", "欢迎来店里看看。"],
    },
  ]);
  expect((await project.run(["unanswered", ...local()])).output).toMatch(
    /\n1 +2 .*到哪了\n2 +1 .*\n2 more are answered/,
  );
  expect((await project.run(["try", "请问卖猫吗？"])).output).toMatch(/▌ 只卖狗。\n {2}▌ 欢迎来店里看看。\n/);
});

test("of a masked question the longest part is looked for", async () => {
  const project = answersProject({ rules: [] });
  await project.run(["add", "3", "--reply", "请看“我的订单”。", ...local()]);
  expect(project.answers().rules).toMatchObject([{ name: "订单***到哪了", keywords: ["到哪了"] }]);
});

test("words need no database, and name and keywords can be given", async () => {
  const project = answersProject();
  const args = [
    "add",
    "有停车场吗",
    "--reply",
    "有，免费。",
    "--name",
    "停车",
    "--keyword",
    "停车",
    "--keyword",
    "车位",
  ];
  expect((await project.run(args)).output).toContain('answers what has "停车", "车位" in it');
  expect(project.answers()).toEqual({
    rules: [{ _id: expect.any(String), name: "停车", keywords: ["停车", "车位"], replies: ["有，免费。"] }],
  });
  expect(await project.run(args)).toEqual({
    exitCode: 1,
    output: expect.stringMatching(/^\[ANSWERS_BROKEN\] desk\/answers\.json has a rule for this question already/),
  });
  expect(project.answers().rules).toHaveLength(1);
});

test("a rule that answers before the new one is named", async () => {
  const project = answersProject({ rules: [{ ...HOURS_RULE, priority: 5 }] });
  const { output } = await project.run(["add", "周日几点关门", "--reply", "周日休息"]);
  expect(output).toContain('but the rule "hours" answers this question before it');
});

test.each([
  [
    ["add", "9", "--reply", "x"],
    /^\[QUESTION_UNKNOWN\] There is no question 9 in the simulator at .*: there are 4\.\n {2}→ /,
  ],
  [["add", "…", "--reply", "x"], /^\[ANSWERS_BROKEN\] The rule would be broken, at keywords\[0\]/],
  [["add", "猫", "--reply", " "], /^\[ANSWERS_BROKEN\] The rule would be broken, at replies\[0\]/],
])("%j writes nothing", async (args, message) => {
  const project = answersProject({ rules: [] });
  const before = project.text();
  expect(await project.run([...args, ...local()])).toEqual({ exitCode: 1, output: expect.stringMatching(message) });
  expect(project.text()).toBe(before);
});

test("a command that is printed has --local where it was asked so, and the port where that is another", () => {
  expect([undefined, 8088, 8090].map(placeFlags)).toEqual(["", " --local", " --local --port 8090"]);
});
