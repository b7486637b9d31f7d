// The build: <sources>/<name>/ becomes <functionRoot>/<name>/{index.js,config.json,package.json}; what is not ours is copied.

import { mkdirSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { refuseImpossibleSettings } from "../../project/cloud-settings";
import { inTempFolder } from "../temp-folder";
import { type Measure, UNTIMED } from "../timing";
import { ToolError } from "../tool-error";
import { allOrProblems } from "./all-or-problems";
import { type BuiltFunctionReport, bundleFunctions } from "./bundle-functions";
import { checkTypes } from "./check-types";
import { planForeignCopy } from "./copy-foreign";
import { placeFunctions, refuseOccupied } from "./place-functions";
import { findProjectFunctions } from "./project-functions";
import { type BuildMachinery, ONE_BUILD } from "./warm-build";

export interface BuildOptions {
  readonly projectDir: string;
  /** Whether the functions must pass tsc; the check runs beside the bundler. @default true */
  readonly isTypeChecked?: boolean;
  /** Builds only these again, and what is new; the others stay as this report has them. @default all are built */
  readonly again?: { readonly names: readonly string[]; readonly last: BuildReport };
  /** What bundles and loads. @default one for this build alone */
  readonly machinery?: BuildMachinery;
  /** Takes the time of each step. @default none is taken */
  readonly measure?: Measure;
}

/** What a build made. */
export interface BuildReport {
  readonly functions: readonly BuiltFunctionReport[];
  /** Folders among the sources that are not ours, and were copied as they are. */
  readonly foreign: readonly string[];
}

/**
 * Builds every function of ours, and copies the others. Nothing of the last build is touched until all is well, so a failed build
 * leaves it whole; nothing in the functionRoot that a build did not make is touched at all.
 *
 * @throws {ToolError} naming what is wrong and how to fix it; see docs/reference/errors.md
 */
export async function buildFunctions(options: BuildOptions): Promise<BuildReport> {
  const { projectDir, isTypeChecked = true, again, machinery = ONE_BUILD, measure = UNTIMED } = options;
  const project = findProjectFunctions(projectDir);
  const { functionsDir, foreign, names, cloudbaserc } = project;
  refuseImpossibleSettings(cloudbaserc.functions);
  const outDir = resolve(projectDir, cloudbaserc.functionRoot);
  refuseOccupied(names, outDir, cloudbaserc.functionRoot);
  const copy = planForeignCopy(join(projectDir, functionsDir), foreign, outDir);
  const newDir = join(dirname(outDir), `.${basename(outDir)}-${process.pid}`);
  try {
    // A process with the same id may have been stopped in the middle of a build.
    rmSync(newDir, { recursive: true, force: true });
    mkdirSync(newDir, { recursive: true });
    const kept = again === undefined ? [] : keptOf(names, again);
    const functions = bundleFunctions(projectDir, project, newDir, { kept, machinery, measure });
    const types = isTypeChecked
      ? [measure({ en: "check types", zh: "检查类型" }, () => checkTypes(projectDir, project))]
      : [];
    // The types come first: their errors have a line where the others have a consequence. Of a picture that is imported, though, they
    // only say that there is no such module.
    await allOrProblems<unknown>([onlyFileImports(functions), ...types, functions]);
    await measure({ en: "put in place", zh: "放到目标文件夹" }, async () => {
      placeFunctions(newDir, outDir, names);
      copy.perform();
    });
    return { functions: await functions, foreign };
  } finally {
    rmSync(newDir, { recursive: true, force: true });
  }
}

/** What is not built again. */
function keptOf(
  names: readonly string[],
  { names: built, last }: NonNullable<BuildOptions["again"]>,
): readonly BuiltFunctionReport[] {
  return last.functions.filter(({ name }) => names.includes(name) && !built.includes(name));
}

/** Rejects with that problem alone. */
async function onlyFileImports(functions: Promise<unknown>): Promise<void> {
  await functions.catch((error: unknown) => {
    if (error instanceof ToolError && error.code === "FILE_IMPORTED") throw error;
  });
}

/**
 * What a build of the sources makes now, for a command that only asks: the functionRoot is not touched, and types are not checked.
 *
 * @throws {ToolError} as {@link buildFunctions}, but for `TYPES_BROKEN` and `FUNCTION_ROOT_OCCUPIED`
 */
export function inspectFunctions(projectDir: string): Promise<readonly BuiltFunctionReport[]> {
  return inTempFolder((folder) => bundleFunctions(projectDir, findProjectFunctions(projectDir), folder));
}
