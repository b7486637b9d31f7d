// The refusals of `answers` in Chinese, with their values.
import { speak } from "../../../src/language";
import { memoryDeskStore } from "../../../src/platform/memory/memory-desk-store";
import { readAnswersFile } from "../../../tools/answers/answers-file";
import { readAt } from "../../../tools/answers/desk-time";
import { sittingOf } from "../../../tools/answers/output";
import { type AnswersFlags, readAnswersRequest } from "../../../tools/answers/read-answers-request";
import { runAdd } from "../../../tools/answers/run-add";
import { runPush } from "../../../tools/answers/run-sync";
import { answersProject, FILE, HOURS_RULE, useAnswersBench } from "./answers-bench";

useAnswersBench();

beforeEach(() => speak("zh"));
afterEach(() => speak("en"));

const PLACE = { name: { en: "the environment e", zh: "云环境（e）" }, store: memoryDeskStore(() => 0) };

function sittingAt(dir: string, lines: string[] = []) {
  return sittingOf({ projectDir: dir, file: FILE, language: "zh", print: (line) => void lines.push(line) });
}

test.each<[readonly string[], AnswersFlags, string, string | RegExp]>([
  [[], {}, "answers 后面缺少要做的事。", /^请写 check、try、diff、.*之一，或 --help。$/],
  [["chek"], {}, "answers 没有“chek”。", /^是不是“check”？请写 check、/],
  [["try"], {}, "answers try 后面缺少内容。", '请写：answers try "问题"'],
  [["try", "几点", "关门"], {}, "answers try 后面不能写“关门”。", "内容里有空格时，请用引号括起来。"],
  [["push", "now"], {}, "answers push 后面不能写“now”。", "后面不写别的：answers push"],
  [["check"], { at: "10:00" }, "answers check 不能加 --at。", "请去掉它。"],
  [["unanswered"], { limit: "0" }, "--limit 的值是“0”。", "请写 1 到 1000 之间的整数。"],
])("%j %j is refused", (words, flags, fact, fix) => {
  expect(() => readAnswersRequest(words, flags)).toThrow(
    expect.objectContaining({
      code: "FLAG_INVALID",
      fact,
      fix: typeof fix === "string" ? fix : expect.stringMatching(fix),
    }),
  );
});

test("a time that is none is refused", () => {
  expect(() => readAt("晚上十点", { offsetMs: 0 })).toThrow(
    "[FLAG_INVALID] --at 的值是“晚上十点”，不是时间。\n  → 请写 --at ",
  );
});

test.each([
  [undefined, `这里没有 ${FILE}。`],
  ['{\n  "rules": [,]\n}', `${FILE} 不是 JSON。第 2 行第 13 列：这里缺少值。`],
  ['{ "rules": [], }', `${FILE} 不是 JSON。第 1 行第 14 列：最后一项后面多了逗号。`],
  ["{ “rules”: [] }", `${FILE} 不是 JSON。第 1 行第 3 列：请把中文的 “ 改成英文的 "。`],
  ["[]", `${FILE} 的内容不是对象。`],
  ['{ "rules": {} }', `${FILE}：rules 不是数组。`],
])("%j is no answers file", (content, fact) => {
  const { dir } = answersProject(content);
  expect(() => readAnswersFile(dir, FILE)).toThrow(expect.objectContaining({ code: "ANSWERS_FILE_INVALID", fact }));
});

test("a push of broken rules lists them, and says how many there are", async () => {
  const { dir } = answersProject({ rules: [{ ...HOURS_RULE, keyword: "x", replies: [] }] });
  const lines: string[] = [];
  await expect(runPush(sittingAt(dir, lines), PLACE, false)).rejects.toMatchObject({
    code: "ANSWERS_BROKEN",
    fact: `${FILE} 有 2 个问题；没有写入任何内容。`,
    fix: "请改正上面列出的问题，再 push 一次。",
  });
  expect(lines).toContain("    → 是不是“keywords”？请改正字段名；备注请写在 note 里。");
});

test("what cannot be added is refused: no such question, a rule that is there, a reply that is none", async () => {
  const { dir } = answersProject({ rules: [] });
  const add = (question: string, reply: string) => {
    const addition = { question, replies: [reply], name: undefined, keywords: [] };
    return runAdd(sittingAt(dir), addition, async () => PLACE);
  };
  await expect(add("3", "好")).rejects.toMatchObject({
    code: "QUESTION_UNKNOWN",
    fact: "云环境（e）里没有编号为 3 的问题：一个也没有。",
  });
  await add("几点关门", "18:00");
  await expect(add("几点关门", "18:00")).rejects.toMatchObject({
    code: "ANSWERS_BROKEN",
    fact: expect.stringMatching(/^desk\/answers\.json 里已有回答这个问题的规则：question-[0-9a-f]{8}。$/),
  });
  await expect(add("能刻字吗", "")).rejects.toMatchObject({
    code: "ANSWERS_BROKEN",
    fact: expect.stringMatching(/^这条规则的 replies\[0\] 有误：/),
  });
});

test("push names what it overwrites before it writes, and add what to look at before a push", async () => {
  const { dir, write } = answersProject({ rules: [HOURS_RULE] });
  const place = { ...PLACE, store: memoryDeskStore(() => 0) };
  const lines: string[] = [];
  await runPush(sittingAt(dir, lines), place, false);
  expect(lines.join("\n")).not.toContain("覆盖");
  write(FILE, JSON.stringify({ rules: [{ ...HOURS_RULE, priority: 2 }] }));
  lines.length = 0;
  await runPush({ ...sittingAt(dir, lines), placeFlags: " --local" }, place, false);
  const said = lines.slice(-3).map((line) => line.trim());
  expect(said).toEqual([
    expect.stringMatching(/^~ hours +营业时间 +priority$/),
    "push 会覆盖在那里（控制台或页面）改过的（~）；要保留，请先 answers pull --local。",
    "已写入，一分钟内生效。",
  ]);
  lines.length = 0;
  const addition = { question: "卖猫吗", replies: ["不卖"], name: undefined, keywords: [] };
  await runAdd(sittingAt(dir, lines), addition, async () => place);
  expect(lines.at(-1)).toMatch(/先看 push 还会覆盖什么：npx message-push answers diff\n写入云环境：.* push$/);
});
