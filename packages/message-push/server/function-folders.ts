// Functions that a server runs from their sources: each keeps its own folder, where a built one has all files in the folder of its bundle.
import { realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Loader, type Plugin, transform } from "esbuild";
import { findFiles } from "../project/function-files";
import type { FunctionFiles } from "../src/runtime/ports";

/** Notes which functions a compiler run takes in. */
export interface FunctionFolders {
  /** Also lets `__dirname` be the folder of the function that a file belongs to, as it is in the cloud. */
  readonly plugin: Plugin;
  /** The functions whose entry was compiled so far. */
  names(): readonly string[];
}

/** @param functionsFolder the folder with the functions' sources */
export function functionFolders(functionsFolder: string): FunctionFolders {
  const names = new Set<string>();
  const plugin: Plugin = {
    name: "function-folders",
    setup({ onLoad }) {
      // The compiler names files by their real paths.
      const root = realpathSync(functionsFolder).replaceAll("\\", "/");
      onLoad({ filter: /\.[cm]?[jt]sx?$/ }, async ({ path }) => {
        const [name, ...rest] = placeBelow(root, path);
        if (name === undefined || rest.includes("node_modules")) return undefined;
        if (/^index\.[jt]s$/.test(rest.join("/"))) names.add(name);
        return withFolder(path, join(functionsFolder, name));
      });
    },
  };
  // The compiler loads files side by side, so the order in which they came says nothing.
  return { plugin, names: () => [...names].sort() };
}

/**
 * The files of a function and of those that it dispatches to, as one folder.
 *
 * @throws {ServerError} `FILES_DIFFER`, as the build does
 */
export async function sourceFiles(
  functionsFolder: string,
  name: string,
  dispatchesTo: readonly string[],
): Promise<FunctionFiles> {
  const files = await findFiles(functionsFolder, name, dispatchesTo);
  return {
    list: async () => files,
    async read(path) {
      const found = files.find((file) => file.path === path);
      if (found === undefined) throw new Error(`There is no file ${path}.`);
      return readFile(found.file);
    },
  };
}

function placeBelow(root: string, path: string): readonly string[] {
  const given = path.replaceAll("\\", "/");
  return given.startsWith(`${root}/`) ? given.slice(root.length + 1).split("/") : [];
}

/** Only the name of Node's is replaced: a variable that the author calls so stays. */
async function withFolder(path: string, folder: string) {
  const source = await readFile(path, "utf8");
  if (!source.includes("__dirname")) return undefined;
  const loader = loaderOf(path);
  const define = { __dirname: JSON.stringify(folder) };
  const { code } = await transform(source, { loader, define, sourcefile: path, sourcemap: "inline" });
  return { contents: code, loader: "js" as const };
}

function loaderOf(path: string): Loader {
  const ending = /\.[cm]?([jt]sx?)$/.exec(path)?.[1];
  return ending === "ts" || ending === "tsx" || ending === "jsx" ? ending : "js";
}
