// desk/answers.json: read with one clear error, and written whole or not at all.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Message } from "esbuild";
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
    const fix = 'Write { "settings": {}, "rules": [] } into it, or fetch what is in the environment: … answers pull.';
    throw fileInvalid(`There is no ${file} here.`, fix);
  }
  const { rules = [], settings, ...others } = objectIn(readJson(projectDir, file), file);
  if (Array.isArray(rules)) return { rules, settings, others };
  throw fileInvalid(`${file}: "rules" is no list.`, 'Write "rules": [ … ].');
}

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
    const { line, fact } = mistakeIn(text);
    const fix = "Correct it: a comma too many or too few, or a quote that is missing, is what it is most of the time.";
    throw fileInvalid(`${file}${line} is no JSON${fact}.`, fix, cause);
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
    const fix = "Look at the rights of the file and its folder, and whether a program holds it open.";
    throw fileInvalid(`${file} cannot be written (${codeOf(cause)}); it is as it was.`, fix, cause);
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

/** JavaScript's own error names no line, for the most frequent mistakes. */
function mistakeIn(text: string): { readonly line: string; readonly fact: string } {
  const { transformSync }: typeof import("esbuild") = require("esbuild");
  try {
    transformSync(text, { loader: "json", logLevel: "silent" });
  } catch (error) {
    const [first]: readonly Message[] = Object(error).errors ?? [];
    if (first?.location) return { line: `, line ${first.location.line},`, fact: `: ${lowered(first.text)}` };
  }
  return { line: "", fact: "" };
}

function lowered(text: string): string {
  return text.startsWith("JSON") ? text : text.slice(0, 1).toLowerCase() + text.slice(1);
}

function readText(projectDir: string, file: string): string {
  try {
    // Notepad of Windows begins a file with a mark.
    return readFileSync(resolve(projectDir, file), "utf8").replace(/^\ufeff/, "");
  } catch (cause) {
    const fix = "Give the path of a file that is there, from the folder of package.json.";
    throw fileInvalid(`${file} cannot be read (${codeOf(cause)}).`, fix, cause);
  }
}

function objectIn(given: unknown, file: string): Readonly<Record<string, unknown>> {
  if (typeof given === "object" && given !== null && !Array.isArray(given)) return { ...given };
  throw fileInvalid(`${file} is no object.`, 'Write { "settings": { … }, "rules": [ … ] }.');
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
}

function fileInvalid(fact: string, fix: string, cause?: unknown): ToolError {
  return new ToolError("ANSWERS_FILE_INVALID", fact, fix, { cause });
}
