// Where the package lies, and in which form: as sources in the repository, compiled where it is installed.
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** Whether the tools run from their sources. */
export const IS_SOURCE = __filename.endsWith(".ts");

/** The folder of the package's own package.json. */
export const PACKAGE_DIR = resolve(__dirname, IS_SOURCE ? ".." : "../..");

/** The guides: errors and the page name them. */
export const DOCS_DIR = IS_SOURCE ? join(PACKAGE_DIR, "../../docs") : join(PACKAGE_DIR, "docs");

/**
 * The conditions to resolve packages by. One names the sources in package.json and is set in the repository only; "module" is what a
 * bundler sets by itself, as long as nobody sets another.
 */
export const CONDITIONS: readonly string[] = ["module", ...(IS_SOURCE ? ["message-push-source"] : [])];

/** The text of a package's name, as functions import it. */
export const PACKAGE_NAME = "message-push";

/** A file of the tools that a process of its own runs: `node <these words>`. */
export function runnable(folder: string, name: string): readonly string[] {
  return IS_SOURCE
    ? ["--import", pathToFileURL(require.resolve("tsx")).href, join(folder, `${name}.ts`)]
    : [join(folder, `${name}.js`)];
}

/** Whether a file of a bundle belongs to the package, and to a part of it that no function may hold. */
export function isToolFile(path: string): boolean {
  const inPackage = relativeTo(PACKAGE_DIR, path);
  if (inPackage === undefined || inPackage.startsWith("node_modules/")) return false;
  return !/^(src|lib\/src|lib\/module)\//.test(inPackage);
}

/** Whether a file of a bundle is one of the package's. */
export function isPackageFile(path: string): boolean {
  const inPackage = relativeTo(PACKAGE_DIR, path);
  return inPackage !== undefined && !inPackage.startsWith("node_modules/");
}

function relativeTo(folder: string, path: string): string | undefined {
  const prefix = `${folder}/`.replaceAll("\\", "/");
  const given = resolve(path).replaceAll("\\", "/");
  return given.startsWith(prefix) ? given.slice(prefix.length) : undefined;
}
