// One bundler run makes all functions, each one file with the slim SDK inside: what they share is parsed once.
import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Metafile } from "esbuild";
import { linesOf } from "../../project/join-both";
import { ownPairsFileOf } from "../../project/own-pairs-file";
import { CONDITIONS, isPackageFile, isToolFile } from "../../project/package-home";
import { entryIn } from "../../project/project-layout";
import { keepSourceMap } from "../../project/source-maps";
import { type Both, same } from "../../src/language";
import { ToolError } from "../tool-error";
import { importRuntime } from "./import-runtime";
import { messagesOf, refuseFileImports } from "./imported-files";
import type { ProjectFunctions } from "./project-functions";
import { rewritesPlugin, standInsPlugin, standInsWithAiPlugin } from "./slim-sdk";
import { type BuildMachinery, type BundlerOptions, ONE_BUILD } from "./warm-build";

/** One bundled function. */
export interface BundledFunction {
  readonly name: string;
  readonly file: string;
  /** Every file that its entry reaches by imports, relative to the project, with slashes. */
  readonly inputs: readonly string[];
  /** Those of which something is left in the bundle, and how many bytes. */
  readonly parts: readonly (readonly [path: string, bytes: number])[];
  /** Whether the SDK's AI client is in it. */
  readonly callsAi: boolean;
}

/** The options of esbuild for every function. */
export function bundleOptions(projectDir: string): BundlerOptions {
  return {
    absWorkingDir: projectDir,
    bundle: true,
    platform: "node",
    format: "cjs",
    // The oldest runtime a function may have been created with; see tools/decisions.md.
    target: "node18",
    // Minified identifiers make a bundle slower to load, because functions are wrapped then.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: "none",
    // Patterns with the flag u become texts, in which Chinese is escaped: one character of it, and Node keeps the whole file at two bytes
    // for each. A pattern itself cannot be escaped: the database is sent its source.
    supported: { "regexp-sticky-and-unicode-flags": false },
    metafile: true,
    conditions: [...CONDITIONS],
    plugins: [standInsPlugin, rewritesPlugin, importRuntime],
    logLevel: "silent",
  };
}

/**
 * Writes `<outDir>/<name>/index.js` for every function.
 *
 * @throws {ToolError} `BUNDLE_FAILED` with esbuild's lines, `FILE_IMPORTED`, `BUNDLE_BOUNDARY_BROKEN` with the files that do not belong
 */
export async function runBundler(
  projectDir: string,
  { names, functionsDir }: Pick<ProjectFunctions, "names" | "functionsDir">,
  outDir: string,
  bundle: BuildMachinery["bundle"] = ONE_BUILD.bundle,
): Promise<readonly BundledFunction[]> {
  const entryOf = (name: string) => `${functionsDir}/${name}/${entryIn(join(projectDir, functionsDir, name))}`;
  const ownPairs = ownPairsFileOf(projectDir);
  const injected = ownPairs === undefined ? [] : [relative(projectDir, ownPairs).replaceAll("\\", "/")];
  const run = (own: readonly string[], options: BundlerOptions) =>
    bundle({
      ...options,
      entryPoints: own.map((name) => ({ in: join(projectDir, entryOf(name)), out: `${name}/index` })),
      outdir: outDir,
      // Beside the code for a moment only: see project/source-maps.ts.
      sourcemap: "external",
      sourcesContent: false,
      // Every function knows the team's own pairs, so that none acknowledges a payment of those for nothing.
      inject: ownPairs === undefined ? [] : [ownPairs],
    }).catch((error: unknown) => {
      refuseFileImports(error, functionsDir);
      throw bundleFailed(error);
    });
  const metafile = await run(names, bundleOptions(projectDir));
  const reachedBy = (name: string) => inputsOf([entryOf(name), ...injected], metafile);
  const withAi = names.filter((name) => reachedBy(name).some((path) => callsAi(projectDir, path)));
  // What such a function reaches is known only now; it is bundled once more, with the part of the SDK that the others do without.
  const again = withAi.length === 0 ? undefined : await run(withAi, withAiOptions(projectDir));
  for (const name of names) keepSourceMap(projectDir, join(outDir, name, "index.js"));
  const bundled = names.map((name) => {
    const isAgain = again !== undefined && withAi.includes(name);
    return {
      name,
      file: join(outDir, name, "index.js"),
      inputs: reachedBy(name),
      parts: partsOf(entryOf(name), isAgain ? again : metafile),
      callsAi: isAgain,
    };
  });
  refuseToolFiles(projectDir, bundled, metafile);
  return bundled;
}

function withAiOptions(projectDir: string): BundlerOptions {
  return { ...bundleOptions(projectDir), plugins: [standInsWithAiPlugin, rewritesPlugin, importRuntime] };
}

const CALLS_AI = /\bai\s*(\?\.)?\s*\(/;

/** In the project's own code: packages that call it are none of ours. */
function callsAi(projectDir: string, path: string): boolean {
  if (/(^|\/)node_modules\//.test(path) || isPackageFile(resolve(projectDir, path)) || !/\.[cm]?[jt]sx?$/.test(path))
    return false;
  return CALLS_AI.test(readFileSync(join(projectDir, path), "utf8"));
}

/** By imports, and not from the output: a file that leaves nothing in the bundle was imported all the same. */
function inputsOf(from: readonly string[], { inputs }: Metafile): readonly string[] {
  const reached = new Set(from);
  for (const path of reached) {
    for (const imported of inputs[path]?.imports ?? []) if (inputs[imported.path]) reached.add(imported.path);
  }
  return [...reached];
}

function partsOf(entry: string, { outputs }: Metafile): BundledFunction["parts"] {
  const output = Object.values(outputs).find(({ entryPoint }) => entryPoint === entry);
  return Object.entries(output?.inputs ?? {}).map(([path, { bytesInOutput }]) => [path, bytesInOutput] as const);
}

function bundleFailed(error: unknown): ToolError {
  const lines = messagesOf(error).map(({ text, location }) =>
    location ? `${location.file}:${location.line}: ${text}` : text,
  );
  return new ToolError(
    "BUNDLE_FAILED",
    {
      en: `The functions could not be bundled:\n  ${lines.join("\n  ")}`,
      zh: `云函数打包失败：\n  ${lines.join("\n  ")}`,
    },
    { en: "Correct these lines.", zh: "请改正这些行。" },
    { cause: error },
  );
}

/** The package's tools and the simulator are for machines of developers, and tests too. */
function belongsElsewhere(projectDir: string, path: string): boolean {
  return isToolFile(resolve(projectDir, path)) || /(^|\/)(tests|__tests__)\/|\.(test|spec)\.[cm]?[jt]s$/.test(path);
}

function refuseToolFiles(projectDir: string, bundled: readonly BundledFunction[], { inputs }: Metafile): void {
  const facts = bundled.flatMap(({ name, inputs: own }) => {
    const foreign = own
      .filter((path) => belongsElsewhere(projectDir, path))
      .map((path) => importChain(path, own, inputs));
    if (foreign.length === 0) return [];
    const list = linesOf(foreign);
    return [
      {
        en: `"${name}" pulls in files that do not belong into a function:\n  ${list.en}`,
        zh: `“${name}”引入了不该进入云函数的文件：\n  ${list.zh}`,
      },
    ];
  });
  if (facts.length === 0) return;
  throw new ToolError("BUNDLE_BOUNDARY_BROKEN", linesOf(facts), {
    en: "Move what the function needs beside it, or take the import out.",
    zh: "请把云函数需要的内容移到它旁边，或去掉这个 import。",
  });
}

function importChain(path: string, own: readonly string[], inputs: Metafile["inputs"]): Both {
  const importer = own.find((other) => inputs[other]?.imports.some((imported) => imported.path === path));
  if (importer === undefined) return same(path);
  return { en: `${path}, imported by ${importer}`, zh: `${path}（由 ${importer} 引入）` };
}
