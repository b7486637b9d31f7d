import { SMALL_PICTURE } from "../../../simulator/wechat/media";
import { readAt } from "../../../tools/answers/desk-time";
import { answersProject, CHINESE, HOURS_RULE, RETURNS_RULE, SETTINGS, useAnswersBench } from "./answers-bench";

useAnswersBench();

/** A Thursday: people are there from 9:00 to 18:00. */
const OPEN = ["--at", "2026-11-26T10:00"];
const CLOSED = ["--at", "2026-11-26T22:10"];

test("it tells the rule, why, what else would answer, what cannot, and what the customer reads", async () => {
  const rules = [
    HOURS_RULE,
    { ...HOURS_RULE, _id: "close", name: "close", keywords: ["关门"], priority: -1 },
    { ...HOURS_RULE, _id: "spring", validUntil: "2026-03-01T00:00+08:00" },
    { ...HOURS_RULE, _id: "off", isOn: false },
    { ...HOURS_RULE, _id: "order", sessionFrom: ["order"] },
  ];
  const { run } = answersProject({ settings: SETTINGS, rules });
  const { exitCode, output } = await run(["try", "請問幾點關門？", ...CLOSED]);
  expect(exitCode).toBe(0);
  expect(output).toBe(`Question     請問幾點關門？
Compared by  请问几点关门
Time         2026-11-26 22:10 (+08:00): nobody is at the desk, people are back 12月3日 9:00
Rule         hours · 营业时间
Because      it has the keyword "几点关门" in it (contain)
Also fits    close · priority -1: it has the keyword "关门" in it (contain)
Cannot       spring · 营业时间: it is over (validUntil)
             off · 营业时间: it is off (isOn)
             order · 营业时间: it is for customers of another page (sessionFrom)

The customer reads:
  ▌ 每天 9:00–18:00
`);
});

test("who asks for a person is handed over in hours, and reads when people are back out of hours", async () => {
  const { run } = answersProject({ settings: SETTINGS, rules: [] });
  const inHours = await run(["try", "人工", ...OPEN]);
  expect(inHours.output).toContain('Rule         person · 人工客服\nBecause      it is the keyword "人工" (equal)');
  expect(inHours.output).toMatch(
    /The customer reads:\n {2}▌ 请稍等。\n {2}→ a person: the conversation is handed over\n$/,
  );
  const outOfHours = await run(["try", "人工", ...CLOSED]);
  expect(outOfHours.output).toMatch(/The customer reads:\n {2}▌ 客服现在休息，12月3日 9:00 回来。.*\n$/);
});

test("a rule that hands over does not say its own words out of hours, and that is told", async () => {
  const rules = [{ ...RETURNS_RULE, replies: ["请发照片。", { type: "hand_over" }] }];
  const { run } = answersProject({ settings: SETTINGS, rules });
  const asked = async (when: readonly string[], env = {}) => (await run(["try", "退货", ...when], env)).output;
  const outOfHours = await asked(CLOSED);
  expect(outOfHours).toMatch(/Because .*\nNote {9}the rule's own words are not said: nobody is at the desk now\n/);
  expect(outOfHours).not.toContain("请发照片");
  expect(await asked(CLOSED, CHINESE)).toContain("规则的话没有说：现在休息");
  expect(await asked(OPEN)).toMatch(/^(?![\s\S]*Note)[\s\S]*▌ 请发照片。/);
});

test("what nothing answers goes to a person in hours; out of hours it gets the sentence with the menu", async () => {
  const { run } = answersProject({ settings: SETTINGS, rules: [RETURNS_RULE] });
  expect((await run(["try", "卖猫吗", ...OPEN])).output).toMatch(/Rule {9}none\n[\s\S]*→ a person/);
  const { output } = await run(["try", "卖猫吗", ...CLOSED]);
  expect(output).toMatch(
    /▌ 客服现在休息，12月3日 9:00 回来。.*\n {2}│\n {2}│ 没有找到答案。.*\n {2}│ 1\. 退换货\n\(Dialogues and menu numbers are not tried here/,
  );
  expect((await run(["try", "退货", ...CLOSED])).output).not.toContain("Dialogues");
});

test("settings change what is read: the menu first, and the question is kept", async () => {
  const settings = { ...SETTINGS, missesBeforeHandOver: 2, keepsQuestions: true };
  const { run } = answersProject({ settings, rules: [RETURNS_RULE] });
  const { output } = await run(["try", "卖猫吗", ...OPEN]);
  expect(output).toMatch(/The customer reads:\n {2}▌ 没有找到答案。.*\n {2}│ 1\. 退换货\n/);
  expect(output).toContain("(Question 2 without an answer within 10 minutes goes to a person.)");
  expect(output).toContain("(The question is kept: answers unanswered.)");
});

test("with a page the customer enters first, and a number of the menu chooses", async () => {
  const settings = { ...SETTINGS, welcomes: [{ text: "订单问题？", sessionFrom: ["order"], hasMenu: true }] };
  const rules = [RETURNS_RULE, { ...HOURS_RULE, sessionFrom: ["order"] }];
  const { run } = answersProject({ settings, rules });
  const chosen = await run(["try", "1", ...OPEN, "--session-from", "order"]);
  expect(chosen.output).toContain("Rule         what the number of the menu chose");
  expect(chosen.output).toMatch(
    /On entering \(order\)[\s\S]*▌ 订单问题？[\s\S]*1\. 退换货[\s\S]*The customer reads:\n {2}▌ 7 天内可以退\n$/,
  );
  expect((await run(["try", "几点关门", ...OPEN, "--session-from", "order"])).output).toContain("▌ 每天 9:00–18:00");
});

test("cards and pictures are named, a broken rule too; in Chinese where the terminal is", async () => {
  const link = {
    type: "link",
    title: "门店",
    description: "地址",
    url: "https://example.com/a",
    thumb_url: "https://example.com/b.png",
  };
  const rules = [
    { ...HOURS_RULE, replies: ["好的", link, { type: "image", file: "map.png" }] },
    { ...RETURNS_RULE, keywords: [] },
  ];
  const { run, write } = answersProject({ settings: SETTINGS, rules });
  const { output } = await run(["try", "几点关门", ...OPEN], CHINESE);
  expect(output).toContain('规则      hours · 营业时间\n原因      半匹配关键词 "几点关门"\n');
  expect(output).toContain("时间      2026-11-26 10:00 (+08:00)：客服在线\n");
  expect(output).toMatch(
    /客户看到：\n {2}▌ 好的\n {2}▌ ［链接］ 门店\n {2}│ 地址\n {2}│ https:.*\n {2}▌ ［图片］ map\.png\n/,
  );
  expect(output).toContain("有 1 条规则有误，未参与");
  expect(output).toContain("云函数目录里没有图片“map.png”：客户收不到它。\n");
  write("cloudfunctions/text/map.png", SMALL_PICTURE);
  expect((await run(["try", "几点关门", ...OPEN], CHINESE)).output).not.toContain("收不到");
  expect((await run(["try", "几点关门", ...CLOSED], CHINESE)).output).toContain("客服不在，12月3日 9:00 回来\n");
});

test("a time is the desk's own, unless a zone stands behind it", () => {
  const tokyo = { offsetMs: 9 * 3_600_000 };
  expect(readAt("2026-10-01T22:10", tokyo)).toBe(Date.parse("2026-10-01T22:10+09:00"));
  expect(readAt(" 2026-10-01 22:10 ", tokyo)).toBe(Date.parse("2026-10-01T22:10+09:00"));
  expect(readAt("2026-10-01T22:10+08:00", tokyo)).toBe(Date.parse("2026-10-01T22:10+08:00"));
});
