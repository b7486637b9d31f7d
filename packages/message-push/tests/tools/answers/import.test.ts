import { answersProject, FILE, HOURS_RULE, useAnswersBench } from "./answers-bench";

useAnswersBench();

const rule = (create_time: number, rule_name: string, content: string, replies: object[]) => ({
  rule_name,
  create_time,
  reply_mode: "reply_all",
  keyword_list_info: [{ type: "text", match_mode: "contain", content }],
  reply_list_info: replies,
});
const text = (content: string) => ({ type: "text", content });
const account = (...list: object[]) => JSON.stringify({ keyword_autoreply_info: { list } });

test("rules are merged by their id: what the public account does not know stays", async () => {
  const { run, write, answers } = answersProject({
    rules: [HOURS_RULE, { _id: "wechat-7", name: "old", keywords: ["x"], replies: ["y"], priority: 3, isOn: false }],
  });
  write("account.json", account(rule(7, "猫", "卖猫吗", [text("不卖")]), rule(8, "狗", "卖狗吗", [text("卖")])));
  const { exitCode, output } = await run(["import", "account.json"]);
  expect({ exitCode, output }).toEqual({
    exitCode: 0,
    output: `${FILE}: 1 rules added, 1 replaced. Next: answers check, then answers push.\n`,
  });
  expect(answers().rules).toEqual([
    HOURS_RULE,
    {
      _id: "wechat-7",
      name: "猫",
      keywords: [{ content: "卖猫吗", match: "contain" }],
      replies: [{ type: "text", content: "不卖" }],
      mode: "reply_all",
      priority: 3,
      isOn: false,
    },
    expect.objectContaining({ _id: "wechat-8", name: "狗" }),
  ]);
});

test("what could not be taken over is told", async () => {
  const { run, write, answers } = answersProject();
  write("account.json", account(rule(7, "猫", "卖猫吗", [text("不卖"), { type: "voice", content: "id" }])));
  const { exitCode, output } = await run(["import", "account.json"]);
  expect(exitCode).toBe(0);
  expect(output).toMatch(/^! 猫 {2}reply_list_info\[1\]\n {4}A mini program cannot send "voice"\.\n {4}→ /);
  expect(answers().rules).toHaveLength(1);
});

test.each([
  ['{ "errcode": 48001 }', /WeChat refused to give the rules: 48001[\s\S]*No rule was taken over/],
  ["{}", /There is no list of keyword rules/],
  ["no JSON", /^\[ANSWERS_FILE_INVALID\] account\.json is no JSON\. Line 1, column 1: /],
  [undefined, /^\[ANSWERS_FILE_INVALID\] account\.json cannot be read \(ENOENT\)\.\n {2}→ /],
])("%j is nothing to import, and the file stays", async (content, message) => {
  const { run, write, text: written } = answersProject({ rules: [HOURS_RULE] });
  const before = written();
  if (content !== undefined) write("account.json", content);
  expect(await run(["import", "account.json"])).toEqual({ exitCode: 1, output: expect.stringMatching(message) });
  expect(written()).toBe(before);
});
