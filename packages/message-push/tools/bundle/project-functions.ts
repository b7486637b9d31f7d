// Looks at the functions' folder and cloudbaserc.json before anything is built, and names everything that is wrong at once.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import * as v from "valibot";
import { type Cloudbaserc, readSettings } from "../../project/cloudbaserc";
import { firstIssue } from "../../project/first-issue";
import { hasMark } from "../../project/function-manifest";
import { linesOf, named } from "../../project/join-both";
import { functionsDirOf } from "../../project/project-layout";
import { type TimerTrigger, TRIGGER_FIX, triggersSchema } from "../../project/timer-trigger";
import { whyUnreadable } from "../../project/why-unreadable";
import type { Both } from "../../src/language";
import { ToolError, type ToolErrorCode } from "../tool-error";
import { isOurs } from "./is-ours";

/** A project whose folders and cloudbaserc.json agree. */
export interface ProjectFunctions {
  /** The functions that the build makes. */
  readonly names: readonly string[];
  /** Folders beside them that are not ours: copied as they are. */
  readonly foreign: readonly string[];
  /** Where the sources are, relative to the project, with slashes. */
  readonly functionsDir: string;
  readonly cloudbaserc: Cloudbaserc;
}

/** CloudBase's rule: https://docs.cloudbase.net/http-api/functions/functions-post */
const NAME = /^[a-zA-Z][a-zA-Z0-9_-]{0,58}[a-zA-Z0-9]$/;

/** The rule in words. */
export const NAME_RULE: Both = {
  en: "Use letters, digits, - and _, from 2 to 60 characters, a letter first and a letter or digit last.",
  zh: "名称由字母、数字、- 和 _ 组成，2 到 60 个字符，以字母开头，以字母或数字结尾。",
};

/** Whether CloudBase takes a function of that name. */
export function isFunctionName(name: string): boolean {
  return NAME.test(name);
}

const configSchema = v.object({
  permissions: v.object({ openapi: v.array(v.string()) }),
  triggers: triggersSchema,
});

/**
 * Lists the functions of a project.
 *
 * @throws {ToolError} the first kind of problem, with every folder that has it
 */
export function findProjectFunctions(projectDir: string): ProjectFunctions {
  const project = readProjectFunctions(projectDir);
  const { functionsDir, names, cloudbaserc } = project;
  refuseSharedFolder(projectDir, functionsDir, cloudbaserc.functionRoot);
  refuseProblems(join(projectDir, functionsDir), functionsDir, names, cloudbaserc);
  return project;
}

/**
 * The same, for what does not build: folders and cloudbaserc.json need not agree.
 *
 * @throws {ToolError} `FUNCTION_FOLDER_INVALID`, `PROJECT_LAYOUT_INVALID`
 * @throws {SimulatorError} `CLOUDBASERC_INVALID`
 */
export function readProjectFunctions(projectDir: string): ProjectFunctions {
  const functionsDir = functionsDirOf(projectDir);
  const folder = join(projectDir, functionsDir);
  const folders = listFolders(folder, functionsDir);
  const names = folders.filter((name) => isOurs(join(folder, name)));
  const foreign = folders.filter((name) => !names.includes(name));
  const cloudbaserc = readSettings(projectDir, (name, builtFolder) => {
    // Without sources, what is built tells: a team's other functions may stand there and nowhere else.
    return names.includes(name) || (!foreign.includes(name) && !isElsewhere(join(builtFolder, name)));
  });
  return { names, foreign, functionsDir, cloudbaserc };
}

function isElsewhere(builtFolder: string): boolean {
  return existsSync(builtFolder) && !hasMark(builtFolder);
}

function refuseSharedFolder(projectDir: string, functionsDir: string, functionRoot: string): void {
  const [sources, built] = [functionsDir, functionRoot].map((path) => `${resolve(projectDir, path)}${sep}`);
  if (sources === undefined || built === undefined) return;
  if (!sources.startsWith(built) && !built.startsWith(sources)) return;
  throw new ToolError(
    "PROJECT_LAYOUT_INVALID",
    {
      en: `The sources of functions are in ${functionsDir}, and cloudbaserc.json has functionRoot "${functionRoot}": what is built would stand among them.`,
      zh: `云函数的源码在 ${functionsDir}，而 cloudbaserc.json 的 functionRoot 是“${functionRoot}”：打包结果会和源码混在一起。`,
    },
    {
      en: 'Build into another folder, "functionRoot": "./dist/cloudfunctions" in cloudbaserc.json, or move the sources and name their folder in package.json: "messagePush": { "functions": "push-functions" }.',
      zh: '请打包到另一个文件夹：在 cloudbaserc.json 里写 "functionRoot": "./dist/cloudfunctions"；或把源码移走，并在 package.json 里写明它的文件夹："messagePush": { "functions": "push-functions" }。',
    },
  );
}

function refuseProblems(
  folder: string,
  functionsDir: string,
  names: readonly string[],
  cloudbaserc: Cloudbaserc,
): void {
  const listed = cloudbaserc.functions.map(({ name }) => name);
  refuse(
    "FUNCTION_NAME_INVALID",
    names.filter((name) => !isFunctionName(name)),
    { en: "have names that CloudBase refuses", zh: "云开发不接受这些云函数的名称" },
    NAME_RULE,
  );
  refuse(
    "FUNCTION_CONFIG_INVALID",
    names.filter((name) => !existsSync(join(folder, name, "config.json"))),
    { en: "have no config.json", zh: "这些云函数没有 config.json" },
    {
      en: `Add ${functionsDir}/<name>/config.json: { "permissions": { "openapi": ["customerServiceMessage.send"] } }.`,
      zh: `请添加 ${functionsDir}/<名称>/config.json：{ "permissions": { "openapi": ["customerServiceMessage.send"] } }。`,
    },
  );
  const triggers = readTriggers(folder, functionsDir, names);
  refuse(
    "FUNCTION_NOT_LISTED",
    names.filter((name) => !listed.includes(name)),
    { en: "are missing in cloudbaserc.json", zh: "cloudbaserc.json 里没有这些云函数" },
    {
      en: "Add an entry to `functions`, like those that are there; without one, `tcb fn deploy` skips the folder.",
      zh: "请仿照已有的条目加进 `functions`；没有条目，`tcb fn deploy` 会跳过这个文件夹。",
    },
  );
  refuse(
    "FUNCTION_FOLDER_MISSING",
    listed.filter((name) => !names.includes(name)),
    {
      en: "are listed in cloudbaserc.json but have no folder",
      zh: "cloudbaserc.json 里列了这些云函数，但没有对应的文件夹",
    },
    {
      en: `Add the folder to ${functionsDir}/, or remove the entry.`,
      zh: `请在 ${functionsDir}/ 里添加文件夹，或删掉这个条目。`,
    },
  );
  refuseOtherTriggers(triggers, cloudbaserc);
}

function listFolders(folder: string, functionsDir: string): string[] {
  if (!existsSync(folder)) {
    throw new ToolError(
      "FUNCTION_FOLDER_INVALID",
      { en: `There is no ${functionsDir}/ here.`, zh: `这里没有 ${functionsDir}/。` },
      {
        en: 'Run this in the project\'s folder, or name another folder in package.json: "messagePush": { "functions": "…" }.',
        zh: '请在项目文件夹里运行，或在 package.json 里写明另一个文件夹："messagePush": { "functions": "…" }。',
      },
    );
  }
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && entry.name !== "node_modules" && !entry.name.startsWith("."))
    .map(({ name }) => name)
    .sort();
}

function refuse(code: ToolErrorCode, names: readonly string[], fact: Both, fix: Both): void {
  if (names.length === 0) return;
  const all = { en: `These functions ${fact.en}: ${names.join(", ")}.`, zh: `${fact.zh}：${names.join("、")}。` };
  throw new ToolError(code, all, fix);
}

/** Function → the triggers of its config.json. */
function readTriggers(
  folder: string,
  functionsDir: string,
  names: readonly string[],
): ReadonlyMap<string, readonly TimerTrigger[]> {
  const configs = names.map((name) => [name, readConfig(join(folder, name, "config.json"))] as const);
  const problems = configs.flatMap(([name, { problem }]) =>
    problem === undefined ? [] : [{ file: `${functionsDir}/${name}/config.json`, problem }],
  );
  if (problems.length === 0) return new Map(configs.map(([name, { triggers }]) => [name, triggers ?? []]));
  const list = linesOf(problems.map(({ file, problem }) => named(file, problem)));
  throw new ToolError(
    "FUNCTION_CONFIG_INVALID",
    {
      en: `These files are not as WeChat reads them:\n  ${list.en}`,
      zh: `这些文件不符合微信的格式：\n  ${list.zh}`,
    },
    problems.every(({ problem }) => problem.en.startsWith("triggers"))
      ? TRIGGER_FIX
      : {
          en: 'Make each { "permissions": { "openapi": ["customerServiceMessage.send"] } }, with the cloud calls the function makes.',
          zh: '请都写成 { "permissions": { "openapi": ["customerServiceMessage.send"] } }，列出云函数用到的云调用。',
        },
  );
}

function readConfig(path: string): { problem?: Both; triggers?: readonly TimerTrigger[] } {
  try {
    const json: unknown = JSON.parse(readFileSync(path, "utf8"));
    const parsed = v.safeParse(configSchema, json);
    if (parsed.success) return { triggers: parsed.output.triggers };
    const found = firstIssue(configSchema, json);
    return found
      ? { problem: { en: `${found.place.en}: ${found.text.en}`, zh: `${found.place.zh}：${found.text.zh}` } }
      : {};
  } catch (error) {
    return { problem: whyUnreadable(path, error) };
  }
}

// Each tool uploads its own file's triggers, so what is in the cloud would depend on who deployed last.
function refuseOtherTriggers(own: ReadonlyMap<string, readonly TimerTrigger[]>, { functions }: Cloudbaserc): void {
  const differing = functions.flatMap(({ name, triggers }) => {
    const [inConfig, inCloudbaserc] = [describe(own.get(name) ?? []), describe(triggers)];
    return inConfig.en === inCloudbaserc.en
      ? []
      : [
          {
            en: `${name}: config.json has ${inConfig.en}, cloudbaserc.json ${inCloudbaserc.en}`,
            zh: `${name}：config.json 里是 ${inConfig.zh}，cloudbaserc.json 里是 ${inCloudbaserc.zh}`,
          },
        ];
  });
  if (differing.length === 0) return;
  const list = linesOf(differing);
  throw new ToolError(
    "FUNCTION_CONFIG_INVALID",
    {
      en: `The triggers of these functions differ between their two files:\n  ${list.en}`,
      zh: `这些云函数的触发器在两个文件里不一致：\n  ${list.zh}`,
    },
    {
      en: "Write the same `triggers` in both: DevTools uploads those of config.json, and tcb those of cloudbaserc.json.",
      zh: "请在两个文件里写相同的 `triggers`：微信开发者工具上传 config.json 里的，tcb 上传 cloudbaserc.json 里的。",
    },
  );
}

function describe(triggers: readonly TimerTrigger[]): Both {
  if (triggers.length === 0) return { en: "none", zh: "没有触发器" };
  return {
    en: triggers.map(({ name, config }) => `"${name}" at "${config}"`).join(", "),
    zh: triggers.map(({ name, config }) => `“${name}”（${config}）`).join("、"),
  };
}
