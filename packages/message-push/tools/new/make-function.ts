// Makes a function. Everything is looked at before anything is written, so a refusal changes nothing.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type CodeStyle, codeStyleOf } from "../../project/code-style";
import { functionsDirOf } from "../../project/project-layout";
import { inBoth } from "../../src/language";
import { takesReplies } from "../../src/wechat/pairs";
import { readProjectFunctions } from "../bundle/project-functions";
import { placedReadmes } from "../push-table/readmes";
import { ToolError } from "../tool-error";
import { listFunction } from "./list-function";
import type { FunctionRequest } from "./read-function-request";
import { renderFunction } from "./render-function";
import { renderTest } from "./render-test";
import { type ProjectFile, writeAll } from "./write-all";

/** A function of the project and the pairs that its `main` is bound to. */
export interface BoundFunction {
  readonly name: string;
  readonly pairs: readonly string[];
}

/** What was done. */
export interface MadeFunction {
  readonly created: readonly ProjectFile[];
  readonly changed: readonly ProjectFile[];
  /** All functions of the project, the new one among them. */
  readonly functions: readonly BoundFunction[];
}

/**
 * Makes <sources>/<name>/, its entry in cloudbaserc.json and its test, and writes the READMEs' push tables anew.
 * `readFunctions` tells which functions there are; it is asked once nothing stands in the way.
 *
 * @throws {ToolError} `FUNCTION_EXISTS` naming what is there; what is wrong with the project's other functions
 */
export async function makeFunction(
  projectDir: string,
  request: FunctionRequest,
  readFunctions: () => Promise<readonly BoundFunction[]>,
): Promise<MadeFunction> {
  const { pair, name } = request;
  refuseExisting(projectDir, request);
  const others = await readFunctions();
  refuseHandled(pair, others);
  const folder = `${functionsDirOf(projectDir)}/${name}`;
  const style = codeStyleOf(projectDir);
  const functions = [...others, { name, pairs: [pair] }].sort((a, b) => (a.name < b.name ? -1 : 1));
  const created = [
    { file: `${folder}/index.${style.language}`, text: renderFunction(pair, style) },
    { file: `${folder}/config.json`, text: renderConfig(pair) },
    { file: testOf(name, style), text: renderTest(request, folder, style) },
  ];
  const changed = [
    { file: CLOUDBASERC, text: listFunction(readText(projectDir, CLOUDBASERC), name) },
    // A pair that no row of the console brings changes no table.
    ...placedReadmes(projectDir, functions).filter(({ file, text }) => text !== readText(projectDir, file)),
  ];
  writeAll(projectDir, [...created, ...changed]);
  return { created, changed, functions };
}

const CLOUDBASERC = "cloudbaserc.json";

function testOf(name: string, { language }: CodeStyle): string {
  return `tests/${name}.test.${language}`;
}

function readText(projectDir: string, file: string): string {
  return readFileSync(join(projectDir, file), "utf8");
}

function refuseExisting(projectDir: string, { pair, name }: FunctionRequest): void {
  const { functions, others } = readProjectFunctions(projectDir).cloudbaserc;
  const isListed = [...functions.map((settings) => settings.name), ...others].includes(name);
  const files = [`${functionsDirOf(projectDir)}/${name}`, testOf(name, codeStyleOf(projectDir))].filter((path) =>
    existsSync(join(projectDir, path)),
  );
  if (files.length === 0 && !isListed) return;
  const entry = { en: `the entry "${name}" in cloudbaserc.json`, zh: `cloudbaserc.json 里的“${name}”` };
  const there = inBoth((language) =>
    [...files, ...(isListed ? [entry[language]] : [])].join({ en: ", ", zh: "、" }[language]),
  );
  throw new ToolError(
    "FUNCTION_EXISTS",
    { en: `There is already: ${there.en}.`, zh: `已经有了：${there.zh}。` },
    {
      en: `Go on with what is there, remove all of it, or choose another folder: npx message-push new ${pair} --name <folder>`,
      zh: `请接着用已有的，或全部删掉，或换个文件夹：npx message-push new ${pair} --name <文件夹>`,
    },
  );
}

function refuseHandled(pair: string, functions: readonly BoundFunction[]): void {
  const handler = functions.find(({ pairs }) => pairs.includes(pair));
  if (handler === undefined) return;
  throw new ToolError(
    "FUNCTION_EXISTS",
    {
      en: `"${pair}" is handled already, by the function ${handler.name}. WeChat binds a pair to one function.`,
      zh: `“${pair}”已经由云函数 ${handler.name} 处理。微信只把一个消息对绑定到一个云函数。`,
    },
    {
      en: "Go on with that function, or take the pair out of its `on`.",
      zh: "请接着用那个云函数，或从它的 `on` 里去掉这个消息对。",
    },
  );
}

const REPLYING = ["customerServiceMessage.send", "customerServiceMessage.setTyping"];

/** config.json with the cloud calls that WeChat permits the function: none for a payment or a notice, which take no reply. */
export function renderConfig(pair: string): string {
  const calls = takesReplies(pair) ? REPLYING : [];
  return `{
  "permissions": {
    "openapi": [${calls.map((call) => JSON.stringify(call)).join(", ")}]
  }
}
`;
}
