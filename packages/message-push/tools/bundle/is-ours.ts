// Whether a folder of functions is one that the build makes, or somebody else's that it must not touch.
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { buildSync } from "esbuild";
import { PACKAGE_NAME } from "../package-home";
import { entryIn } from "../project-layout";

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

/** Packages that the file and what it imports name. What esbuild cannot read is not ours to judge. */
function importsOf(file: string): readonly string[] {
  try {
    const { metafile } = buildSync({
      entryPoints: [file],
      absWorkingDir: resolve(dirname(file)),
      bundle: true,
      write: false,
      metafile: true,
      platform: "node",
      packages: "external",
      external: ["#*"],
      logLevel: "silent",
    });
    return Object.values(metafile.inputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  } catch {
    return [];
  }
}
