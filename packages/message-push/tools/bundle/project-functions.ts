// Looks at the functions' folder and cloudbaserc.json before anything is built, and names everything that is wrong at once.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import * as v from "valibot";
import { type Cloudbaserc, readSettings } from "../../project/cloudbaserc";
import { hasMark } from "../../project/function-manifest";
import { functionsDirOf } from "../../project/project-layout";
import { type TimerTrigger, TRIGGER_FIX, triggersSchema } from "../../project/timer-trigger";
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
export const NAME_RULE =
  "Use letters, digits, - and _, from 2 to 60 characters, a letter first and a letter or digit last.";

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
    `The sources of functions are in ${functionsDir}, and cloudbaserc.json has functionRoot "${functionRoot}": what is built would stand among them.`,
    'Build into another folder, "functionRoot": "./dist/cloudfunctions" in cloudbaserc.json, or move the sources and name their folder in package.json: "messagePush": { "functions": "push-functions" }.',
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
    "have names that CloudBase refuses",
    NAME_RULE,
  );
  refuse(
    "FUNCTION_CONFIG_INVALID",
    names.filter((name) => !existsSync(join(folder, name, "config.json"))),
    "have no config.json",
    `Add ${functionsDir}/<name>/config.json: { "permissions": { "openapi": ["customerServiceMessage.send"] } }.`,
  );
  const triggers = readTriggers(folder, functionsDir, names);
  refuse(
    "FUNCTION_NOT_LISTED",
    names.filter((name) => !listed.includes(name)),
    "are missing in cloudbaserc.json",
    "Add an entry to `functions`, like those that are there; without one, `tcb fn deploy` skips the folder.",
  );
  refuse(
    "FUNCTION_FOLDER_MISSING",
    listed.filter((name) => !names.includes(name)),
    "are listed in cloudbaserc.json but have no folder",
    `Add the folder to ${functionsDir}/, or remove the entry.`,
  );
  refuseOtherTriggers(triggers, cloudbaserc);
}

function listFolders(folder: string, functionsDir: string): string[] {
  if (!existsSync(folder)) {
    throw new ToolError(
      "FUNCTION_FOLDER_INVALID",
      `There is no ${functionsDir}/ here.`,
      'Run this in the project\'s folder, or name another folder in package.json: "messagePush": { "functions": "…" }.',
    );
  }
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && entry.name !== "node_modules" && !entry.name.startsWith("."))
    .map(({ name }) => name)
    .sort();
}

function refuse(code: ToolErrorCode, names: readonly string[], fact: string, fix: string): void {
  if (names.length === 0) return;
  throw new ToolError(code, `These functions ${fact}: ${names.join(", ")}.`, fix);
}

/** Function → the triggers of its config.json. */
function readTriggers(
  folder: string,
  functionsDir: string,
  names: readonly string[],
): ReadonlyMap<string, readonly TimerTrigger[]> {
  const configs = names.map((name) => [name, readConfig(join(folder, name, "config.json"))] as const);
  const problems = configs.flatMap(([name, { problem }]) =>
    problem === undefined ? [] : [`${functionsDir}/${name}/config.json: ${problem}`],
  );
  if (problems.length === 0) return new Map(configs.map(([name, { triggers }]) => [name, triggers ?? []]));
  throw new ToolError(
    "FUNCTION_CONFIG_INVALID",
    `These files are not as WeChat reads them:\n  ${problems.join("\n  ")}`,
    problems.every((problem) => problem.includes(": triggers"))
      ? TRIGGER_FIX
      : 'Make each { "permissions": { "openapi": ["customerServiceMessage.send"] } }, with the cloud calls the function makes.',
  );
}

function readConfig(path: string): { problem?: string; triggers?: readonly TimerTrigger[] } {
  try {
    const parsed = v.safeParse(configSchema, JSON.parse(readFileSync(path, "utf8")));
    if (parsed.success) return { triggers: parsed.output.triggers };
    return { problem: `${v.getDotPath(parsed.issues[0]) ?? "the top"}: ${parsed.issues[0].message}` };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

// Each tool uploads its own file's triggers, so what is in the cloud would depend on who deployed last.
function refuseOtherTriggers(own: ReadonlyMap<string, readonly TimerTrigger[]>, { functions }: Cloudbaserc): void {
  const differing = functions.flatMap(({ name, triggers }) => {
    const [inConfig, inCloudbaserc] = [describe(own.get(name) ?? []), describe(triggers)];
    return inConfig === inCloudbaserc
      ? []
      : [`${name}: config.json has ${inConfig}, cloudbaserc.json ${inCloudbaserc}`];
  });
  if (differing.length === 0) return;
  throw new ToolError(
    "FUNCTION_CONFIG_INVALID",
    `The triggers of these functions differ between their two files:\n  ${differing.join("\n  ")}`,
    "Write the same `triggers` in both: DevTools uploads those of config.json, and tcb those of cloudbaserc.json.",
  );
}

function describe(triggers: readonly TimerTrigger[]): string {
  return triggers.map(({ name, config }) => `"${name}" at "${config}"`).join(", ") || "none";
}
