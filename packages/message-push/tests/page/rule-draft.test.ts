// A rule in the page's form: what is shown of it line by line, and what the lines are read as.
import { documentOf, draftFor, draftOf, otherFields } from "../../page/answers/rule-draft";
import { behindWords } from "../../page/answers/why-words";

const RULE = {
  _id: "a",
  name: "发货",
  keywords: ["发货", { content: "快递", match: "equal" }, { content: "物流", match: "contain" }],
  replies: ["48 小时内", { type: "text", content: "{{words}}已收到" }, { type: "image", file: "a.png" }, "一\n二"],
  mode: "random_one",
  isListed: true,
  priority: 2,
};

test("a rule is shown line by line", () => {
  expect(draftOf(RULE)).toEqual({
    name: "发货",
    keywords: "发货\n=快递\n物流",
    replies: '48 小时内\n{{words}}已收到\n{"type":"image","file":"a.png"}\n"一\\n二"',
    isOn: true,
    isListed: true,
    priority: "2",
  });
  expect(otherFields(RULE)).toEqual(["mode"]);
});

test("what is read means what was shown, and fields beside the form stay", () => {
  expect(documentOf(draftOf(RULE), RULE)).toEqual({
    value: {
      ...RULE,
      keywords: ["发货", { content: "快递", match: "equal" }, "物流"],
      replies: ["48 小时内", "{{words}}已收到", { type: "image", file: "a.png" }, "一\n二"],
    },
  });
});

test.each([
  [["=甲"]],
  [["＝甲"]],
  [['"甲"']],
  [["{甲}"]],
  [[" 甲 "]],
  [[{ content: "=甲", match: "equal" }]],
  [[{ content: "甲", match: "begin" }]],
])("keywords that are no plain lines come back as they were: %j", (keywords) => {
  const before = { name: "甲", keywords, replies: keywords };
  expect(documentOf(draftOf(before), before)).toMatchObject({ value: before });
});

test("blank lines are left out, and both signs say that it is the whole message", () => {
  const draft = { ...draftOf({}), name: " 甲 ", keywords: "\n = 甲 \r\n＝乙\n\n丙", replies: "好\n" };
  expect(documentOf(draft, {})).toEqual({
    value: {
      name: "甲",
      keywords: [{ content: "甲", match: "equal" }, { content: "乙", match: "equal" }, "丙"],
      replies: ["好"],
    },
  });
});

test("what is as if left out is left out, and what is not is written", () => {
  const before = { isOn: false, isListed: true, priority: 3, note: "旧" };
  const draft = { ...draftOf({}), isOn: true, isListed: false, priority: "" };
  expect(documentOf(draft, before)).toEqual({ value: { note: "旧", name: "", keywords: [], replies: [] } });
  expect(documentOf({ ...draft, isOn: false, priority: "-1" }, {})).toMatchObject({
    value: { isOn: false, priority: -1 },
  });
});

test("a line that begins as JSON and is none is told by its number", () => {
  const draft = { ...draftOf({}), replies: '好\n{"type":"image",}' };
  expect(documentOf(draft, {})).toEqual({
    problem: {
      en: "Replies, line 2: it begins as JSON, at column 16: the last comma is one too many.",
      zh: expect.stringMatching(/^回复第 2 行以 JSON 开头，第 16 列：/),
    },
  });
});

test("the form of a question has it as keyword and, as long as a row may be, as name", () => {
  expect(draftFor("能刻字吗")).toMatchObject({ name: "能刻字吗", keywords: "能刻字吗", replies: "" });
  expect(draftFor("长".repeat(80)).name).toHaveLength(60);
});

test("why a rule comes second is the first difference that decides", () => {
  const match = (more: object, how: "equal" | "contain" = "contain") => ({
    name: "",
    keyword: { content: "甲", match: how },
    folded: "甲乙",
    priority: 1,
    ...more,
  });
  const best = match({}, "equal");
  expect([
    behindWords(best, match({ priority: 0 }, "equal")).en,
    behindWords(best, match({ folded: "甲" })).en,
    behindWords(best, match({ folded: "甲" }, "equal")).en,
    behindWords(best, match({}, "equal")).en,
  ]).toEqual([
    "lower priority, 0 after 1",
    "a whole message goes before a part of it",
    "a shorter keyword",
    "it stands after it",
  ]);
});
