// The files in a function's folder that are no code of it: what the build packs with the function, and what it finds there when it runs.
import { join } from "node:path";
import type { FunctionFile, FunctionFiles } from "../runtime/ports";

/** Code is bundled into index.js, so its files do not travel a second time. */
const SOURCE = /\.[cm]?[jt]sx?(\.map)?$/i;
/** Written for people. */
const TEXT = /\.md$/i;
/** Settings of tools, at the top of the folder; further down, a file of that name is data. */
const SETTINGS: ReadonlySet<string> = new Set([
  "config.json",
  "package.json",
  "package-lock.json",
  "yarn.lock",
  "pnpm-lock.yaml",
  "tsconfig.json",
  "jsconfig.json",
]);
/** Folders of packages and of tests. */
const OTHER_FOLDERS: ReadonlySet<string> = new Set(["node_modules", "tests", "__tests__", "__snapshots__"]);

/** The rule: every file travels but sources, settings of tools, `*.md`, and what is hidden or in another kind of folder. */
function isPacked(path: string): boolean {
  return !SOURCE.test(path) && !TEXT.test(path) && !SETTINGS.has(path);
}

function isHidden(name: string): boolean {
  return name.startsWith(".");
}

/** Required only here, because most functions never read a file, and a new instance waits for every module it loads. */
const files = (): typeof import("node:fs/promises") => require("node:fs/promises");

/** The files of `folder` that travel with its function, in the order of their paths. Links are followed. */
export async function listFiles(folder: string): Promise<readonly FunctionFile[]> {
  const found = await walk(folder, "", []);
  return [...found].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The files of one folder, as the port of the runtime. */
export function folderFiles(folder: string): FunctionFiles {
  return { list: () => listFiles(folder), read: (path) => files().readFile(join(folder, path)) };
}

async function walk(folder: string, below: string, above: readonly string[]): Promise<readonly FunctionFile[]> {
  const { readdir, realpath, stat } = files();
  const here = await realpath(folder);
  // A link to a folder it lies in would never end.
  if (above.includes(here)) return [];
  const names = (await readdir(folder)).filter((name) => !isHidden(name));
  const found = await Promise.all(
    names.map(async (name) => {
      const path = `${below}${name}`;
      // A link that leads nowhere is no file.
      const stats = await stat(join(folder, name)).catch(() => undefined);
      if (stats?.isDirectory()) {
        return OTHER_FOLDERS.has(name) ? [] : walk(join(folder, name), `${path}/`, [...above, here]);
      }
      return stats?.isFile() && isPacked(path) ? [{ path, bytes: stats.size }] : [];
    }),
  );
  return found.flat();
}
