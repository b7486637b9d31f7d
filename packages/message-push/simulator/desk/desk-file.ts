// The project's own answers, desk/answers.json: what functions were built with, and what counts where the collection is empty.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DeskFile } from "../../src/desk/open-desk";
import type { Both } from "../../src/language";
import { jsonProblem, sentenceOf } from "../json-problem";

/** What there is of it. A broken one is said to be so: the build refuses it as well. */
export type ReadFile =
  | { readonly state: "read"; readonly file: DeskFile }
  | { readonly state: "missing" }
  | { readonly state: "broken"; readonly problem: Both };

export function readDeskFile(projectDir: string): ReadFile {
  let text: string;
  try {
    text = readFileSync(join(projectDir, "desk", "answers.json"), "utf8");
  } catch (error) {
    if (isMissing(error)) return { state: "missing" };
    return broken({ en: "It cannot be read", zh: "无法读取" }, error);
  }
  const problem = jsonProblem(text);
  if (problem === undefined) return judge(JSON.parse(text));
  const where = sentenceOf(problem);
  return { state: "broken", problem: { en: `It is no JSON: ${where.en}`, zh: `不是 JSON：${where.zh}` } };
}

function judge(given: unknown): ReadFile {
  if (typeof given !== "object" || given === null || Array.isArray(given))
    return { state: "broken", problem: { en: "It is no object in { }.", zh: "它不是写在 { } 里的对象。" } };
  const { rules = [] } = given as { readonly rules?: unknown };
  if (!Array.isArray(rules))
    return {
      state: "broken",
      problem: { en: "Its rules are no list in [ ].", zh: "其中的 rules 不是写在 [ ] 里的数组。" },
    };
  return { state: "read", file: given };
}

function isMissing(error: unknown): boolean {
  return ["ENOENT", "ENOTDIR"].includes(Object(error).code);
}

function broken(fact: Both, error: unknown): ReadFile {
  const reason = error instanceof Error ? error.message : String(error);
  return { state: "broken", problem: { en: `${fact.en}: ${reason}`, zh: `${fact.zh}：${reason}` } };
}
