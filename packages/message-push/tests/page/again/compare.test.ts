// The same questions then and now: what counts as the same, what as changed, missing and added, and which words are marked.
import { type Answer, answersOf, compareQuestion } from "../../../page/again/compare";
import { diffWords } from "../../../page/again/diff-words";
import { OPENID, reply, says } from "./story-bench";

const question = says("你好");

function answers(texts: readonly string[], openid = OPENID): readonly Answer[] {
  const step = { ...says("你好", [], { pushId: 1 }), shown: texts.map((text) => reply(1, text)) };
  return answersOf({ openid, steps: [step], remarks: [], added: 0 }).get(1) ?? [];
}

const verdicts = (before: readonly string[], after: readonly string[]) =>
  compareQuestion(question, answers(before), answers(after)).answers.map(
    ({ verdict, before: one, after: other }) => `${verdict}: ${one?.text ?? "-"} | ${other?.text ?? "-"}`,
  );

test.each<[string, readonly string[], readonly string[], readonly string[]]>([
  ["nothing and nothing", [], [], []],
  ["the same", ["一", "二"], ["一", "二"], ["same: 一 | 一", "same: 二 | 二"]],
  ["changed", ["一"], ["二"], ["changed: 一 | 二"]],
  ["missing in the middle", ["一", "二", "三"], ["一", "三"], ["same: 一 | 一", "missing: 二 | -", "same: 三 | 三"]],
  ["added at the end", ["一"], ["一", "二"], ["same: 一 | 一", "added: - | 二"]],
  ["changed and added", ["一", "三"], ["零", "二", "三"], ["changed: 一 | 零", "added: - | 二", "same: 三 | 三"]],
  ["all gone", ["一"], [], ["missing: 一 | -"]],
])("%s", (_, before, after, expected) => {
  expect(verdicts(before, after)).toEqual(expected);
});

test("the time of the run, its ids and the openid are no difference; anything else is", () => {
  expect(verdicts(["现在 12:30，2026-11-28"], ["现在 12:31，2026-11-28"])).toEqual([expect.stringMatching(/^same/)]);
  const [before] = answers([`您是 ${OPENID}，编号 3f2504e0-4f89-11d3-9a0c-0305e82c3301，12:30`]);
  const other = "o123456789012345678901234567";
  const [after] = answers([`您是 ${other}，编号 4f2504e0-4f89-11d3-9a0c-0305e82c3302，04:31`], other);
  expect(after?.shape).toBe(before?.shape);
  expect(answers(["营业到 18:00"])[0]?.shape).not.toBe(answers(["营业到 19:00"])[0]?.shape);
});

test("an echo of what the customer said is compared as it is", () => {
  const of = (text: string) => {
    const step = { ...says("到 12:30", [`收到：${text}`], { pushId: 1 }) };
    return answersOf({ openid: OPENID, steps: [step], remarks: [], added: 0 }).get(1)?.[0]?.shape;
  };
  expect(of("到 12:30")).toBe("收到：到 12:30");
});

test("a hand-over, a notice, a missing binding and a person are answers, each of its kind", () => {
  const kinds = (more: object) =>
    answersOf({ openid: OPENID, steps: [{ ...question, ...more }], remarks: [], added: 0 })
      .get(question.pushId)
      ?.map(({ kind }) => kind);
  expect(kinds({ isTransferred: true })).toEqual(["hand-over"]);
  expect(kinds({ delivery: "not-bound" })).toEqual(["not-bound"]);
  expect(kinds({ delivery: "to-agent" })).toEqual(["to-agent"]);
  const notice = { kind: "notice", text: "暂时无法提供服务", atMs: 0, pushId: question.pushId };
  expect(kinds({ shown: [notice] })).toEqual(["notice"]);
});

test("what a timer's function sent later is an answer to its question", () => {
  const late = { kind: "timer", functionName: "relay", faults: [], shown: [reply(1, "久等了")] } as const;
  const story = { openid: OPENID, steps: [says("查", [], { pushId: 1 }), late], remarks: [], added: 0 };
  expect(answersOf(story).get(1)).toMatchObject([{ text: "久等了" }]);
});

test.each([
  ["您好，欢迎光临", "您好，谢谢光临", ["欢迎"], ["谢谢"]],
  ["open until six", "open until seven", ["six"], ["seven"]],
  ["一样", "一样", [], []],
  ["", "新", [], ["新"]],
])("between %j and %j, the words that only one has are marked", (before, after, gone, come) => {
  const marked = diffWords(before, after);
  const only = (spans: readonly { text: string; isOnlyHere: boolean }[]) =>
    spans.filter(({ isOnlyHere }) => isOnlyHere).map(({ text }) => text);
  expect([only(marked.before), only(marked.after)]).toEqual([gone, come]);
  expect(marked.before.map(({ text }) => text).join("")).toBe(before);
  expect(marked.after.map(({ text }) => text).join("")).toBe(after);
});

test("texts of many thousand words are shown without marks, and at once", () => {
  const long = "字 ".repeat(5_000);
  expect(diffWords(long, `${long}尾`).before).toEqual([{ text: long, isOnlyHere: true }]);
});
