// The type check of a build: the real tsc over the functions that are built, and what they import. `npm run types` checks the whole project.
import { spawn } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ownPairsFileOf } from "../../project/own-pairs-file";
import { entryIn } from "../../project/project-layout";
import { inTempFolder } from "../temp-folder";
import { ToolError } from "../tool-error";
import type { ProjectFunctions } from "./project-functions";

/** What a project without a tsconfig.json of its own is checked with. */
const DEFAULTS = {
  target: "ES2022",
  lib: ["ES2023"],
  strict: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  types: ["node"],
};

/** Imports are resolved as the bundler does it: `#runtime` is no name for the older ways. */
const AS_BUNDLED = { noEmit: true, checkJs: false, module: "preserve", moduleResolution: "bundler" };

/**
 * Checks the types of the functions that are ours, as far as they are TypeScript, with the settings of the project's own tsconfig.json.
 *
 * @param ended aborted, it ends the compiler, and the check rejects
 * @throws {ToolError} `TYPES_BROKEN` with the compiler's lines, `TYPESCRIPT_MISSING`
 */
export async function checkTypes(
  projectDir: string,
  { names, functionsDir }: CheckedFunctions,
  ended?: AbortSignal,
): Promise<void> {
  const folders = names.map((name) => join(projectDir, functionsDir, name));
  if (!folders.some((folder) => entryIn(folder) === "index.ts")) return;
  const tsc = findTsc(projectDir);
  await inTempFolder(async (folder) => {
    const ownPairs = ownPairsFileOf(projectDir);
    const include = ownPairs === undefined ? folders : [...folders, ownPairs];
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settingsFor(projectDir, include)));
    const { exitCode, output } = await run([tsc, "-p", folder, "--pretty", "false"], projectDir, ended);
    if (exitCode !== 0) throw typesBroken(output);
  });
}

/** Whose types are checked. */
export type CheckedFunctions = Pick<ProjectFunctions, "names" | "functionsDir">;

/** The project's own compiler. */
function findTsc(projectDir: string): string {
  try {
    const manifest = createRequire(join(projectDir, "package.json")).resolve("typescript/package.json");
    return join(dirname(manifest), "bin", "tsc");
  } catch (cause) {
    throw new ToolError(
      "TYPESCRIPT_MISSING",
      {
        en: "There are functions in TypeScript, and no compiler to check their types.",
        zh: "有用 TypeScript 写的云函数，但没有安装检查类型的编译器。",
      },
      {
        en: "Install it: npm install --save-dev typescript @types/node",
        zh: "请安装：npm install --save-dev typescript @types/node",
      },
      { cause },
    );
  }
}

/** Beside the project, a check that changes nothing of it; so every path has to be whole. */
function settingsFor(projectDir: string, include: readonly string[]): object {
  const own = join(projectDir, "tsconfig.json");
  const typeRoots = foldersUpFrom(projectDir).map((folder) => join(folder, "node_modules/@types"));
  const hasOwn = existsSync(own);
  return {
    ...(hasOwn && { extends: own }),
    include,
    compilerOptions: { ...(!hasOwn && DEFAULTS), ...AS_BUNDLED, typeRoots },
  };
}

/** Packages may be installed further up. */
function foldersUpFrom(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersUpFrom(above)];
}

function typesBroken(output: string): ToolError {
  const lines = output.trim().replaceAll("\n", "\n  ");
  return new ToolError(
    "TYPES_BROKEN",
    { en: `TypeScript found errors:\n  ${lines}`, zh: `TypeScript 检查出错误：\n  ${lines}` },
    { en: "Correct these lines.", zh: "请改正这些行。" },
  );
}

function run(
  args: string[],
  cwd: string,
  ended: AbortSignal | undefined,
): Promise<{ exitCode: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const signal = ended === undefined ? {} : { signal: ended };
    const child = spawn(process.execPath, args, { cwd, stdio: ["ignore", "pipe", "pipe"], ...signal });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, output }));
  });
}
