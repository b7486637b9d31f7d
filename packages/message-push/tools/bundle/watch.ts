// Watches what functions are made of: for `npx message-push build --watch`, and for the reload of `npx message-push dev`.
import { existsSync, type FSWatcher, watch } from "node:fs";
import { dirname, join } from "node:path";
import { functionsDirOf } from "../../project/project-layout";
import { CodedError } from "../../src/coded-error";
import { say } from "../../src/language";
import { type BuildReport, buildFunctions } from "./build-functions";
import { watchTree } from "./watch-tree";

/** Editors write a file in several steps; a build waits until they are done. */
const QUIET_MS = 50;

/** Files of the project's folder that decide what is built or how it runs. */
export const SETTINGS_FILES = ["cloudbaserc.json", ".env", ".env.local"] as const;
/** Those that decide about the code of every function. */
export const CODE_SETTINGS_FILES = ["package.json", "package-lock.json", "tsconfig.json"] as const;

const ROOT_FILES: readonly string[] = [...SETTINGS_FILES, ...CODE_SETTINGS_FILES];

export interface SourceWatch {
  /** Watches beside the functions' folder the folders of these files, relative to the project. It forgets those of the last call. */
  follow(sources: readonly string[]): void;
  stop(): void;
}

/**
 * Calls `onChanged` with the paths that changed, relative to the project and with slashes, once nothing more changes for a moment. A path
 * may be a folder, and where the platform does not tell, it is the folder that is watched.
 */
export function watchSources(projectDir: string, onChanged: (paths: readonly string[]) => void): SourceWatch {
  const functionsDir = functionsDirOf(projectDir);
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let inRoot: ReadonlySet<string> = new Set(ROOT_FILES);
  const note = (path: string) => {
    if (/(^|\/)node_modules(\/|$)/.test(path)) return;
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const paths = [...changed];
      changed.clear();
      onChanged(paths);
    }, QUIET_MS);
  };
  const watchFolder = (folder: string) =>
    // A folder that is removed under its watch is an error on some platforms; what it held is missed by the build.
    watch(join(projectDir, folder), (_, path) => note(pathIn(folder, path ?? ""))).on("error", () => {});
  const own = [
    watchTree(join(projectDir, functionsDir), (path) => note(pathIn(functionsDir, path))),
    // Editors that save by renaming would leave a watch on the file itself without its file.
    watch(projectDir, (_, path) => path !== null && inRoot.has(path) && note(path)),
  ];
  const beside = new Map<string, FSWatcher>();
  return {
    follow(sources) {
      inRoot = new Set([...ROOT_FILES, ...sources.filter((path) => !path.includes("/"))]);
      const outside = sources.filter((path) => !path.startsWith(`${functionsDir}/`)).map((path) => dirname(path));
      const folders = new Set(outside.filter((folder) => folder !== "." && existsSync(join(projectDir, folder))));
      for (const folder of folders) if (!beside.has(folder)) beside.set(folder, watchFolder(folder));
      for (const [folder, watcher] of beside) {
        if (folders.has(folder)) continue;
        watcher.close();
        beside.delete(folder);
      }
    },
    stop() {
      clearTimeout(timer);
      for (const watcher of [...own, ...beside.values()]) watcher.close();
    },
  };
}

function pathIn(folder: string, path: string): string {
  return path === "" ? folder : `${folder}/${path}`;
}

/** Builds all functions again when a source changes, until the process ends, and says so in one line. */
export function watchFunctions(
  projectDir: string,
  first: BuildReport | undefined,
  print: (line: string) => void,
): void {
  let building = Promise.resolve();
  const sources = watchSources(projectDir, (paths) => {
    // Variables are no part of what is built.
    const [cause] = paths.filter((path) => !path.startsWith(".env"));
    if (cause === undefined) return;
    building = building.then(() => rebuild(projectDir, cause, print)).then(follow);
  });
  const follow = (report: BuildReport | undefined) => {
    if (report !== undefined) sources.follow(report.functions.flatMap((fn) => fn.sources));
  };
  follow(first);
  const folder = functionsDirOf(projectDir);
  print(
    say({
      en: `Watching ${folder}/ and cloudbaserc.json. Ctrl-C ends it.`,
      zh: `正在监视 ${folder}/ 和 cloudbaserc.json，按 Ctrl-C 结束。`,
    }),
  );
}

async function rebuild(
  projectDir: string,
  cause: string,
  print: (line: string) => void,
): Promise<BuildReport | undefined> {
  const startedAtMs = Date.now();
  try {
    const report = await buildFunctions({ projectDir });
    const [count, ms] = [report.functions.length, Date.now() - startedAtMs];
    print(
      say({
        en: `${cause} changed: built ${count} functions in ${ms} ms`,
        zh: `${cause} 有改动：打包了 ${count} 个云函数，用时 ${ms} ms`,
      }),
    );
    return report;
  } catch (error) {
    const why = error instanceof CodedError ? error.message : String(error);
    print(say({ en: `${cause} changed: ${why}`, zh: `${cause} 有改动：${why}` }));
    return undefined;
  }
}
