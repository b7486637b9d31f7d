// The build: cloudfunctions/<name>/ becomes dist/cloudfunctions/<name>/{index.js,config.json,package.json}.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Metafile } from "esbuild";
import { ToolError } from "../tool-error";
import { allOrProblems } from "./all-or-problems";
import { bundleFunction } from "./bundle-function";
import { checkTypes } from "./check-types";
import { measureBundle } from "./measure-bundle";
import { findProjectFunctions, type ProjectFunctions } from "./project-functions";
import { type MainFacts, readMains } from "./read-mains";
import { swapFolder } from "./swap-folder";

/** One built function. */
export interface BuiltFunctionReport extends MainFacts {
  readonly name: string;
  /** The other functions that its bundle holds: those that it hands over to. */
  readonly dispatchesTo: readonly string[];
  /** Whether a timer trigger calls it. */
  readonly hasTimer: boolean;
  /** Files of the project whose code is in it, relative to the project, with slashes. */
  readonly sources: readonly string[];
  readonly bytes: number;
  readonly gzipBytes: number;
}

export interface BuildOptions {
  readonly projectDir: string;
  /** Whether the whole project must pass tsc first. @default true */
  readonly isTypeChecked?: boolean;
}

/**
 * Builds every function. Nothing of the last build is touched until all is well, so a failed build leaves it whole.
 *
 * @throws {ToolError} naming what is wrong and how to fix it; see docs/errors.md
 */
export async function buildFunctions({
  projectDir,
  isTypeChecked = true,
}: BuildOptions): Promise<readonly BuiltFunctionReport[]> {
  const project = findProjectFunctions(projectDir);
  const outDir = resolve(projectDir, project.cloudbaserc.functionRoot);
  const newDir = join(dirname(outDir), `.${basename(outDir)}-${process.pid}`);
  try {
    // A process with the same id may have been stopped in the middle of a build.
    rmSync(newDir, { recursive: true, force: true });
    mkdirSync(newDir, { recursive: true });
    const reports = bundleFunctions(projectDir, project, newDir);
    // tsc first: its errors have a line where the others have a consequence.
    await allOrProblems<unknown>(isTypeChecked ? [checkTypes(projectDir), reports] : [reports]);
    swapFolder(newDir, outDir);
    return await reports;
  } finally {
    rmSync(newDir, { recursive: true, force: true });
  }
}

/**
 * Writes every function's folder into `outDir`.
 *
 * @throws {ToolError} naming what is wrong and how to fix it
 */
export async function bundleFunctions(
  projectDir: string,
  { names, cloudbaserc: { functions } }: ProjectFunctions,
  outDir: string,
): Promise<BuiltFunctionReport[]> {
  const metafiles = await allOrProblems(names.map((name) => bundleFunction(projectDir, name, join(outDir, name))));
  const files = names.map((name) => ({ name, file: join(outDir, name, "index.js") }));
  const mains = await readMains(files);
  refuseSharedPairs(
    names,
    mains.map(({ pairs }) => pairs),
  );

  const { version }: { version: string } = JSON.parse(readFileSync(join(projectDir, "package.json"), "utf8"));
  const finish = async ({ name, file }: { name: string; file: string }, i: number) => {
    const main = mains[i] ?? NOTHING;
    cpSync(join(projectDir, "cloudfunctions", name, "config.json"), join(dirname(file), "config.json"));
    const { pairs, isOfRuntime } = main;
    writeManifest(dirname(file), { name, version, messagePush: { pairs, isOfRuntime } });
    const hasTimer = functions.some((settings) => settings.name === name && settings.triggers.length > 0);
    const sources = sourcesIn(metafiles[i]);
    const dispatchesTo = functionsIn(sources).filter((other) => other !== name);
    return { name, ...main, dispatchesTo, hasTimer, sources, ...measureBundle(name, file, metafiles[i]) };
  };
  return allOrProblems(files.map(finish));
}

const NOTHING: MainFacts = { pairs: [], isOfRuntime: false, isSlow: false, deadlineMs: 0 };

function sourcesIn(metafile: Metafile | undefined): string[] {
  return Object.keys(metafile?.inputs ?? {}).filter((path) => /^(cloudfunctions|src)\//.test(path));
}

function functionsIn(sources: readonly string[]): string[] {
  const names = sources.map((path) => /^cloudfunctions\/([^/]+)\/index\.ts$/.exec(path)?.[1]);
  return names.filter((name) => name !== undefined);
}

function refuseSharedPairs(names: readonly string[], allPairs: readonly (readonly string[])[]): void {
  const shared = [...new Set(allPairs.flat())].flatMap((pair) => {
    const claimants = names.filter((_, i) => allPairs[i]?.includes(pair));
    return claimants.length > 1 ? [`"${pair}" is handled by ${claimants.join(" and by ")}`] : [];
  });
  if (shared.length === 0) return;
  throw new ToolError(
    "PAIR_BOUND_TWICE",
    `${shared.join("; ")}. WeChat binds a pair to one function.`,
    "Leave each pair in the `on` of one function.",
  );
}

function writeManifest(
  folder: string,
  { name, version, messagePush }: { name: string; version: string; messagePush: object },
): void {
  const manifest = { name, version, private: true, main: "index.js", messagePush };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}
