// What a change of files means: which functions are built again.
import type { BuildReport } from "../bundle/build-functions";
import { CODE_SETTINGS_FILES, SETTINGS_FILES } from "../bundle/watch";

export interface ReloadPlan {
  /** The functions to build again; those that are new come by themselves. */
  readonly names: readonly string[];
  /** Whether the pairs that the team wrote down are read again. */
  readonly readsPairs: boolean;
  /** Whether anything that has types changed. */
  readonly checksTypes: boolean;
}

/** @param paths relative to the project, with slashes; a folder stands for all that is in it */
export function planReload(
  paths: readonly string[],
  { functions }: Pick<BuildReport, "functions">,
  functionsDir: string,
): ReloadPlan {
  const readsPairs = paths.some((path) => isOwnPairs(path, functionsDir));
  const isEverything = readsPairs || paths.some((path) => path === functionsDir || isAmong(path, CODE_SETTINGS_FILES));
  const owners = new Set(paths.flatMap((path) => ownerOf(path, functionsDir)));
  const isReached = ({ name, sources, dispatchesTo }: BuildReport["functions"][number]) =>
    owners.has(name) ||
    // It has the files of those as well.
    dispatchesTo.some((other) => owners.has(other)) ||
    sources.some((source) => paths.some((path) => source === path || source.startsWith(`${path}/`)));
  return {
    names: functions.filter((fn) => isEverything || isReached(fn)).map(({ name }) => name),
    readsPairs,
    checksTypes: paths.some((path) => !isAmong(path, SETTINGS_FILES)),
  };
}

/** Also a file that is gone now, or was not there before. */
function isOwnPairs(path: string, functionsDir: string): boolean {
  return ["ts", "js"].some((ending) => path === `${functionsDir}/own-pairs.${ending}`);
}

/** The function in whose folder it is. */
function ownerOf(path: string, functionsDir: string): readonly string[] {
  if (!path.startsWith(`${functionsDir}/`)) return [];
  const [name = ""] = path.slice(functionsDir.length + 1).split("/");
  return [name];
}

function isAmong(path: string, files: readonly string[]): boolean {
  return files.includes(path);
}
