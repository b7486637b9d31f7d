// What the page and the terminal say of a text that is no JSON: each text has one mistake at a known place.
import { jsonProblem, sentenceOf } from "../../simulator/json-problem";

test.each([
  ["an empty text", "", 1, 1, "nothing here"],
  ["a comma behind the last field", '{\n  "a": 1,\n}', 2, 9, "one too many"],
  ["a comma behind the last item", "[1, 2,]", 1, 6, "one too many"],
  ["a missing comma", '{\n  "a": 1\n  "b": 2\n}', 3, 3, "comma"],
  ["a missing colon", '{"a" 1}', 1, 6, '":" is missing'],
  ["a missing value", '{"a": }', 1, 7, "value is missing"],
  ["a name without quotes", "{a: 1}", 1, 2, "double quotes"],
  ["a number as a name", "{1: 1}", 1, 2, "double quotes"],
  ["single quotes", "{'a': 1}", 1, 2, 'write " instead'],
  ["quotes of a Chinese keyboard", "{“a”: 1}", 1, 2, 'write " instead of “'],
  ["an enumeration comma of a Chinese keyboard", '["a"、"b"]', 1, 5, "write , instead of 、"],
  ["a comma of a Chinese keyboard", '{"a": 1，"b": 2}', 1, 8, "write , instead of ，"],
  ["a text without its end", '{"a": "b}', 1, 7, "does not end"],
  ["a backslash that JSON does not know", '{"a": "\\x"}', 1, 7, "does not end"],
  ["a line break in a text", '{"a": "b\nc"}', 1, 7, "does not end"],
  ["a comment", "{} // end", 1, 4, "comments"],
  ["something behind the end", "{} {}", 1, 4, "behind the end"],
  ["a bracket that is never closed", '{"a": [1', 1, 9, "brackets"],
  ["a bracket of the other kind", '{"a": [1}', 1, 9, "bracket"],
  ["half of a field", '{"a":', 1, 6, "value is missing"],
  ["a number with a zero before it", "[01]", 1, 2, "no JSON"],
  ["a number of another language", "[NaN]", 1, 2, "no JSON"],
])("%s", (_, text, line, column, words) => {
  const problem = jsonProblem(text);
  expect(problem).toMatchObject({ line, column });
  expect(problem?.words.en).toContain(words);
  expect(problem?.words.zh).toMatch(/\p{Script=Han}/u);
});

test.each(['{"a": [1, -0.5e+3, "\\u00e9\\n", true, null, {}]}', " [] ", '"text"', "7"])("%p is JSON", (text) => {
  expect(jsonProblem(text)).toBeUndefined();
});

test("the sentence names the place in both languages", () => {
  const problem = jsonProblem('{"a" 1}');
  expect(problem && sentenceOf(problem)).toEqual({
    en: 'Line 1, column 6: a ":" is missing behind the name.',
    zh: "第 1 行第 6 列：字段名后面缺少冒号 :。",
  });
});

test.each([
  ['{"name": “营业时间”}', '第 1 行第 10 列：请把中文的 “ 改成英文的 "。'],
  ['{"a": 1，"b": 2}', "第 1 行第 8 列：请把中文的 ， 改成英文的 ,。"],
])("what a Chinese keyboard writes is named: %s", (text, zh) => {
  const problem = jsonProblem(text);
  expect(problem && sentenceOf(problem).zh).toBe(zh);
});
