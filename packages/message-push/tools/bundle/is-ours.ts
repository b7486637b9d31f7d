// Whether a folder of functions is one that the build makes, or somebody else's that it must not touch.
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { buildSync } from "esbuild";
import { PACKAGE_NAME } from "../../project/package-home";
import { entryIn } from "../../project/project-layout";
import { endingsIn } from "./imported-files";

const RUNTIME = new RegExp(`["'](?:#runtime|${PACKAGE_NAME})(?:/[^"']*)?["']`);
const RELATIVE = /["']\.{1,2}\/[^"']*["']/;

/**
 * Ours is what reaches the runtime by its imports, and TypeScript with no index.js beside it: the cloud runs none, so copied as
 * it is it would do nothing there. All else is foreign.
 */
export function isOurs(folder: string): boolean {
  const entry = entryIn(folder);
  if (entry === undefined) return false;
  if (entry === "index.ts" && !hasJavaScript(folder)) return true;
  return reachesRuntime(join(folder, entry));
}

function hasJavaScript(folder: string): boolean {
  try {
    readFileSync(join(folder, "index.js"));
    return true;
  } catch {
    return false;
  }
}

function reachesRuntime(file: string): boolean {
  const text = readFileSync(file, "utf8");
  if (RUNTIME.test(text)) return true;
  // What imports no file of its own reaches nothing else either.
  return RELATIVE.test(text) && importsOf(file).some((path) => path === "#runtime" || path.startsWith(PACKAGE_NAME));
}

/**
 * Packages that the file and what it imports name. A file that is no code hides none of them: that it cannot be imported is said when
 * the function is built. What else esbuild cannot read is not ours to judge.
 */
function importsOf(file: string): readonly string[] {
  try {
    return readImports(file, []);
  } catch (error) {
    try {
      return readImports(file, endingsIn(error));
    } catch {
      return [];
    }
  }
}

function readImports(file: string, notCode: readonly string[]): readonly string[] {
  const { metafile } = buildSync({
    entryPoints: [file],
    absWorkingDir: resolve(dirname(file)),
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    packages: "external",
    external: ["#*"],
    loader: Object.fromEntries(notCode.map((ending) => [ending, "empty" as const])),
    logLevel: "silent",
  });
  return Object.values(metafile.inputs).flatMap(({ imports }) => imports.map(({ path }) => path));
}
