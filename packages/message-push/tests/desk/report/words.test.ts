import { answererWords, decidedWords, durationWords } from "../../../src/desk/report/words";

test.each([
  [undefined, "–", "–"],
  [0, "0 ms", "0 毫秒"],
  [22.4, "22 ms", "22 毫秒"],
  [94.9, "95 ms", "95 毫秒"],
  [95, "0.1 s", "0.1 秒"],
  [340, "0.3 s", "0.3 秒"],
  [1_000, "1 s", "1 秒"],
  [9_949, "9.9 s", "9.9 秒"],
  [9_960, "10 s", "10 秒"],
  [59_400, "59 s", "59 秒"],
  [59_990, "1 min", "1 分钟"],
  [150_000, "2.5 min", "2.5 分钟"],
  [5_400_000, "1.5 h", "1.5 小时"],
  [172_800_000, "48 h", "48 小时"],
])("%p ms are written as %s and %s", (ms, en, zh) => {
  expect(durationWords(ms)).toEqual({ en, zh });
});

test("a rule is named by its name, else its id, and a hand-over by what decided on it", () => {
  expect(answererWords({ by: "rule", id: "hours" })).toEqual({ en: "rule hours", zh: "规则 hours" });
  expect(answererWords({ by: "rule", id: "hours", name: "营业时间" }).zh).toBe("规则 营业时间");
  expect([answererWords({ by: "no-answer" }).en, decidedWords({ by: "no-answer" }).en]).toEqual([
    "menu: no answer",
    "no answer",
  ]);
});
