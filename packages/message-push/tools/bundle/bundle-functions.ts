// Bundles the functions of a project into a folder, with what the cloud and the tools need to know about each.
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { findFiles } from "../../project/function-files";
import { type FunctionManifest, MANIFEST_VERSION, writeManifestText } from "../../project/function-manifest";
import { clausesOf } from "../../project/join-both";
import { isPackageFile } from "../../project/package-home";
import { ownPairs } from "../../src/wechat/own-pairs";
import { type Measure, UNTIMED } from "../timing";
import { ToolError } from "../tool-error";
import { allOrProblems } from "./all-or-problems";
import { measureBundle } from "./measure-bundle";
import { copyFiles, refuseLargeFiles } from "./pack-files";
import type { ProjectFunctions } from "./project-functions";
import { type MainFacts, readMains } from "./read-mains";
import { type BundledFunction, runBundler } from "./run-bundler";
import { type BuildMachinery, ONE_BUILD } from "./warm-build";

/** One built function. */
export interface BuiltFunctionReport extends FunctionManifest {
  readonly name: string;
  /** Files of the project that its entry imports, itself among them; relative to the project, with slashes. */
  readonly sources: readonly string[];
  /** Of code and files. */
  readonly bytes: number;
  readonly gzipBytes: number;
  /** The part of `bytes` that are files beside the code. */
  readonly fileBytes: number;
}

interface BundlingOptions {
  /** What is not bundled: these are built already. @default none are */
  readonly kept?: readonly BuiltFunctionReport[];
  /** @default one for this build alone */
  readonly machinery?: BuildMachinery;
  readonly measure?: Measure;
}

/**
 * Writes every function's folder into `outDir`, but for those that are kept.
 *
 * @returns all, in the project's order
 * @throws {ToolError} naming what is wrong and how to fix it
 */
export async function bundleFunctions(
  projectDir: string,
  project: ProjectFunctions,
  outDir: string,
  { kept = [], machinery = ONE_BUILD, measure = UNTIMED }: BundlingOptions = {},
): Promise<readonly BuiltFunctionReport[]> {
  const { functionsDir, cloudbaserc } = project;
  const names = project.names.filter((name) => !kept.some((one) => one.name === name));
  if (names.length === 0) return kept;
  const bundled = await measure({ en: "bundle", zh: "打包" }, () =>
    runBundler(projectDir, { names, functionsDir }, outDir, machinery.bundle),
  );
  // Node takes a .js file for a module where a package.json above says so: the project's own may.
  for (const { file } of bundled) writeFileSync(join(dirname(file), "package.json"), "{}\n");
  // A function may read its files while it loads.
  const packed = await measure({ en: "pack files", zh: "带上文件" }, () =>
    packAll(join(projectDir, functionsDir), functionsDir, bundled),
  );
  const weighed = measure({ en: "weigh bundles", zh: "计算大小" }, () =>
    allOrProblems(bundled.map((own, i) => measureBundle(own, packed[i] ?? []))),
  );
  const loaded = measure({ en: "load functions", zh: "加载云函数" }, () => readMains(bundled, machinery.load));
  // What does not load comes first: its size does not matter.
  await allOrProblems<unknown>([loaded, weighed]);
  const [mains, weights] = [await loaded, await weighed];
  refuseSharedPairs([...kept, ...mains.map(({ pairs }, i) => ({ name: names[i] ?? "", pairs }))]);

  const version = versionOf(projectDir);
  const made = bundled.flatMap((own, i) => {
    const [main, weight] = [mains[i], weights[i]];
    if (main === undefined || weight === undefined) return [];
    const hasTimer = cloudbaserc.functions.some(({ name, triggers }) => name === own.name && triggers.length > 0);
    const manifest = manifestOf(own, main, functionsDir, hasTimer);
    writeSettings(join(projectDir, functionsDir), own, writeManifestText(own.name, version, manifest));
    return [{ name: own.name, ...manifest, sources: sourcesOf(projectDir, own), ...weight }];
  });
  return project.names.flatMap((name) => [...kept, ...made].find((one) => one.name === name) ?? []);
}

/** The files of each function, which are in its built folder then. All that are refused are named at once. */
async function packAll(functionsFolder: string, functionsDir: string, bundled: readonly BundledFunction[]) {
  const packed = await allOrProblems(
    bundled.map(async (own) => {
      const files = await findFiles(functionsFolder, own.name, othersIn(own, functionsDir));
      refuseLargeFiles(own.name, files);
      return files;
    }),
  );
  bundled.forEach(({ file }, i) => void copyFiles(packed[i] ?? [], dirname(file)));
  return packed;
}

function manifestOf(own: BundledFunction, main: MainFacts, functionsDir: string, hasTimer: boolean): FunctionManifest {
  const dispatchesTo = othersIn(own, functionsDir);
  return { version: MANIFEST_VERSION, ...main, dispatchesTo, hasTimer, ownPairs: Object.fromEntries(ownPairs()) };
}

function writeSettings(functionsFolder: string, { name, file }: BundledFunction, manifestText: string): void {
  const folder = dirname(file);
  cpSync(join(functionsFolder, name, "config.json"), join(folder, "config.json"));
  writeFileSync(join(folder, "package.json"), manifestText);
}

function versionOf(projectDir: string): string {
  const { version = "0.0.0" }: { version?: string } = JSON.parse(
    readFileSync(join(projectDir, "package.json"), "utf8"),
  );
  return version;
}

function sourcesOf(projectDir: string, { inputs }: BundledFunction): readonly string[] {
  return inputs.filter((path) => !/(^|\/)node_modules\//.test(path) && !isPackageFile(resolve(projectDir, path)));
}

/** The functions whose entry is among the sources. */
function othersIn({ name, inputs }: BundledFunction, functionsDir: string): readonly string[] {
  const folders = inputs.flatMap((path) =>
    path.startsWith(`${functionsDir}/`) ? [path.slice(functionsDir.length + 1)] : [],
  );
  const names = folders.flatMap((path) => /^([^/]+)\/index\.[jt]s$/.exec(path)?.[1] ?? []);
  return names.filter((other) => other !== name);
}

function refuseSharedPairs(functions: readonly Pick<BuiltFunctionReport, "name" | "pairs">[]): void {
  const all = new Set(functions.flatMap(({ pairs }) => pairs));
  const shared = [...all].flatMap((pair) => {
    const names = functions.flatMap(({ name, pairs }) => (pairs.includes(pair) ? [name] : [])).sort();
    return names.length > 1
      ? [{ en: `"${pair}" is handled by ${names.join(" and by ")}`, zh: `“${pair}”由 ${names.join("、")} 同时处理` }]
      : [];
  });
  if (shared.length === 0) return;
  const list = clausesOf(shared);
  throw new ToolError(
    "PAIR_BOUND_TWICE",
    {
      en: `${list.en}. WeChat binds a pair to one function.`,
      zh: `${list.zh}。微信只把一个消息对绑定到一个云函数。`,
    },
    { en: "Leave each pair in the `on` of one function.", zh: "每个消息对只留在一个云函数的 `on` 里。" },
  );
}
