// What the operators' pages show of the desk is what the desk has: the built-in words, documents and rules that can be copied.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { readRules } from "../../../message-push/src/desk/answers/read-rule";
import { checkSettings } from "../../../message-push/src/desk/check-settings";
import { personRule } from "../../../message-push/src/desk/rules-of";

const LANGUAGES = ["md", "zh-CN.md"];
const read = (page: string) => readFileSync(resolve(__dirname, "../../../../docs", page), "utf8");

test.each(LANGUAGES)("people.%s has all the built-in words that ask for a person", (ending) => {
  const words = readRules([personRule()]).rules.flatMap(({ keywords }) => keywords.map(({ content }) => content));
  expect(read(`people.${ending}`)).toContain(`\n${words.join(" ")}\n`);
});

test.each(LANGUAGES)("the documents of the collection in answers.%s are right", (ending) => {
  const lines = read(`answers.${ending}`).match(/^\{ "_id".*$/gm) ?? [];
  const [rule, { _id, ...settings }] = lines.map((line) => JSON.parse(line));
  expect([lines.length, _id]).toEqual([2, "settings"]);
  expect(readRules([rule]).problems).toEqual([]);
  expect(checkSettings(settings, "en")).toEqual([]);
});

test.each(LANGUAGES)("pictures.%s begins with a rule that is right", (ending) => {
  const [, language, code = ""] = /^```(\w+)\n([\s\S]*?)^```/m.exec(read(`pictures.${ending}`)) ?? [];
  expect(language).toBe("json");
  expect(readRules([JSON.parse(code)]).problems).toEqual([]);
});
