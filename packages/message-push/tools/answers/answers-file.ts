// desk/answers.json: read with one clear error, and written whole or not at all.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type JsonProblem, jsonProblem, sentenceOf } from "../../simulator/json-problem";
import type { Both } from "../../src/language";
import { ToolError } from "../tool-error";
import { prettyAnswers } from "./pretty-answers";

/** What is in the file, in its order, and not judged yet. */
export interface AnswersFile {
  readonly rules: readonly unknown[];
  readonly settings: unknown;
  /** Fields beside these two. */
  readonly others: Readonly<Record<string, unknown>>;
}

/** For what can begin without a file. */
export const NO_ANSWERS: AnswersFile = { rules: [], settings: undefined, others: {} };

/** @throws {ToolError} `ANSWERS_FILE_INVALID` when there is none, or nothing can be read in it */
export function readAnswersFile(projectDir: string, file: string): AnswersFile {
  if (!existsSync(resolve(projectDir, file))) {
    throw fileInvalid({ en: `There is no ${file} here.`, zh: `这里没有 ${file}。` }, MAKE_FILE);
  }
  const { rules = [], settings, ...others } = objectIn(readJson(projectDir, file), file);
  if (Array.isArray(rules)) return { rules, settings, others };
  throw fileInvalid(
    { en: `${file}: "rules" is no list.`, zh: `${file}：rules 不是数组。` },
    { en: 'Write "rules": [ … ].', zh: '请写成 "rules": [ … ]。' },
  );
}

const MAKE_FILE: Both = {
  en: 'Write { "settings": {}, "rules": [] } into it, or fetch what is in the environment: … answers pull.',
  zh: '请写入 { "settings": {}, "rules": [] }，或从云环境取回：npx message-push answers pull。',
};
const CORRECT_JSON: Both = {
  en: "Correct it: a comma too many or too few, or a quote that is missing, is what it is most of the time.",
  zh: "请改正：多半是多了或少了逗号，或少了引号。",
};
const LOOK_AT_RIGHTS: Both = {
  en: "Look at the rights of the file and its folder, and whether a program holds it open.",
  zh: "请检查文件和所在目录的权限，以及是否有程序正打开着它。",
};
const GIVE_PATH: Both = {
  en: "Give the path of a file that is there, from the folder of package.json.",
  zh: "请写一个存在的文件的路径，从 package.json 所在的目录算起。",
};

/** The same; without the file, nothing is in it. */
export function readAnswersIfThere(projectDir: string, file: string): AnswersFile {
  return existsSync(resolve(projectDir, file)) ? readAnswersFile(projectDir, file) : NO_ANSWERS;
}

/** Any JSON file. @throws {ToolError} `ANSWERS_FILE_INVALID` */
export function readJson(projectDir: string, file: string): unknown {
  const text = readText(projectDir, file);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw fileInvalid(noJson(file, jsonProblem(text)), CORRECT_JSON, cause);
  }
}

/**
 * Writes the file, unless it says just that. Nobody finds it half-written: it is finished beside its place, and then moved there.
 *
 * @throws {ToolError} `ANSWERS_FILE_INVALID`
 */
export function writeAnswersFile(projectDir: string, file: string, answers: AnswersFile): void {
  const path = resolve(projectDir, file);
  const text = prettyAnswers(answers);
  if (says(path, text)) return;
  const unfinished = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(unfinished, text);
    renameSync(unfinished, path);
  } catch (cause) {
    rmSync(unfinished, { force: true });
    const code = codeOf(cause);
    const fact: Both = {
      en: `${file} cannot be written (${code}); it is as it was.`,
      zh: `${file} 无法写入（${code}）；文件保持原样。`,
    };
    throw fileInvalid(fact, LOOK_AT_RIGHTS, cause);
  }
}

function says(path: string, text: string): boolean {
  try {
    return readFileSync(path, "utf8") === text;
  } catch {
    // There is none, or writing will tell.
    return false;
  }
}

function noJson(file: string, problem: JsonProblem | undefined): Both {
  const where = problem === undefined ? { en: "", zh: "" } : sentenceOf(problem);
  return { en: `${file} is no JSON. ${where.en}`.trimEnd(), zh: `${file} 不是 JSON。${where.zh}` };
}

function readText(projectDir: string, file: string): string {
  try {
    // Notepad of Windows begins a file with a mark.
    return readFileSync(resolve(projectDir, file), "utf8").replace(/^\ufeff/, "");
  } catch (cause) {
    const code = codeOf(cause);
    throw fileInvalid(
      { en: `${file} cannot be read (${code}).`, zh: `${file} 无法读取（${code}）。` },
      GIVE_PATH,
      cause,
    );
  }
}

function objectIn(given: unknown, file: string): Readonly<Record<string, unknown>> {
  if (typeof given === "object" && given !== null && !Array.isArray(given)) return { ...given };
  throw fileInvalid(
    { en: `${file} is no object.`, zh: `${file} 的内容不是对象。` },
    { en: 'Write { "settings": { … }, "rules": [ … ] }.', zh: '请写成 { "settings": { … }, "rules": [ … ] }。' },
  );
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
}

function fileInvalid(fact: Both, fix: Both, cause?: unknown): ToolError {
  return new ToolError("ANSWERS_FILE_INVALID", fact, fix, { cause });
}
