// The build: cloudfunctions/<name>/ becomes dist/cloudfunctions/<name>/{index.js,config.json,package.json}.
import { mkdirSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { inTempFolder } from "../temp-folder";
import { type Measure, UNTIMED } from "../timing";
import { allOrProblems } from "./all-or-problems";
import { type BuiltFunctionReport, bundleFunctions } from "./bundle-functions";
import { checkTypes } from "./check-types";
import { findProjectFunctions } from "./project-functions";
import { swapFolder } from "./swap-folder";

export interface BuildOptions {
  readonly projectDir: string;
  /** Whether cloudfunctions/ and src/ must pass tsc; the check runs beside the bundler. @default true */
  readonly isTypeChecked?: boolean;
  /** Takes the time of each step. @default none is taken */
  readonly measure?: Measure;
}

/**
 * Builds every function. Nothing of the last build is touched until all is well, so a failed build leaves it whole.
 *
 * @throws {ToolError} naming what is wrong and how to fix it; see docs/errors.md
 */
export async function buildFunctions(options: BuildOptions): Promise<readonly BuiltFunctionReport[]> {
  const { projectDir, isTypeChecked = true, measure = UNTIMED } = options;
  const project = findProjectFunctions(projectDir);
  const outDir = resolve(projectDir, project.cloudbaserc.functionRoot);
  const newDir = join(dirname(outDir), `.${basename(outDir)}-${process.pid}`);
  try {
    // A process with the same id may have been stopped in the middle of a build.
    rmSync(newDir, { recursive: true, force: true });
    mkdirSync(newDir, { recursive: true });
    const reports = bundleFunctions(projectDir, project, newDir, measure);
    const types = isTypeChecked ? [measure("check types", () => checkTypes(projectDir))] : [];
    // The types come first: their errors have a line where the others have a consequence.
    await allOrProblems<unknown>([...types, reports]);
    await measure("put in place", async () => swapFolder(newDir, outDir));
    return await reports;
  } finally {
    rmSync(newDir, { recursive: true, force: true });
  }
}

/**
 * What a build of the sources makes now, for a command that only asks: dist/ is not touched, and types are not checked.
 *
 * @throws {ToolError} as {@link buildFunctions}, but for `TYPES_BROKEN`
 */
export function inspectFunctions(projectDir: string): Promise<readonly BuiltFunctionReport[]> {
  return inTempFolder((folder) => bundleFunctions(projectDir, findProjectFunctions(projectDir), folder));
}
