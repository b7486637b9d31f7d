// Builds into a folder of its own and compares: the only exact way to tell whether dist/ is what the sources say.
import { join, resolve } from "node:path";
import { hasMark } from "../../project/function-manifest";
import { foldersIn } from "../../project/project-layout";
import { type BuiltFunctionReport, bundleFunctions } from "../bundle/bundle-functions";
import type { ProjectFunctions } from "../bundle/project-functions";
import { haveEqualFiles } from "../bundle/swap-folder";
import { inTempFolder } from "../temp-folder";

/** What a build of the sources makes now, and how the last one differs. */
export interface FreshBuild {
  readonly functions: readonly BuiltFunctionReport[];
  /** Functions that the last build does not have, has otherwise, and has too many. */
  readonly missing: readonly string[];
  readonly stale: readonly string[];
  readonly leftOver: readonly string[];
}

export type BuildAside = (projectDir: string, project: ProjectFunctions) => Promise<FreshBuild>;

/** @throws {ToolError} what a build throws, but for TypeScript's errors */
export function buildAside(projectDir: string, project: ProjectFunctions): Promise<FreshBuild> {
  return inTempFolder(async (freshDir) => {
    const functions = await bundleFunctions(projectDir, project, freshDir);
    return { functions, ...compare(freshDir, resolve(projectDir, project.cloudbaserc.functionRoot)) };
  });
}

/** Folder by folder. */
export function compare(freshDir: string, lastDir: string): Omit<FreshBuild, "functions"> {
  const [fresh, last] = [foldersIn(freshDir), foldersIn(lastDir)];
  return {
    missing: fresh.filter((name) => !last.includes(name)),
    stale: fresh.filter((name) => last.includes(name) && !haveEqualFiles(join(freshDir, name), join(lastDir, name))),
    leftOver: last.filter((name) => !fresh.includes(name) && hasMark(join(lastDir, name))),
  };
}
