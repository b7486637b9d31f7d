// The files beside a function's code: its own, and those of the functions that it holds in its bundle.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Both } from "../src/language";
import { listFiles } from "../src/platform/function-folder";
import { clausesOf } from "./join-both";
import { ProjectError } from "./project-error";

/** A file on its way into a function. */
export interface PackedFile {
  /** Relative to the function's folder, with slashes. */
  readonly path: string;
  readonly bytes: number;
  /** Where it is. */
  readonly file: string;
  /** The function in whose folder it is. */
  readonly owner: string;
}

/**
 * The files that a function finds in its folder, when the folders of `names` become one: its own, and of those that it dispatches to.
 *
 * @throws {ProjectError} `FILES_DIFFER` when two of them claim one path
 */
export async function findFiles(
  functionsFolder: string,
  name: string,
  dispatchesTo: readonly string[],
): Promise<readonly PackedFile[]> {
  const lists = await Promise.all([name, ...dispatchesTo].map((owner) => filesOf(functionsFolder, owner)));
  const byPath = new Map<string, PackedFile>();
  const clashes: Both[] = [];
  for (const file of lists.flat()) {
    const other = rivalOf(file, byPath);
    if (other === undefined) byPath.set(file.path, file);
    else if (!areEqual(file, other)) clashes.push(describeClash(other, file));
  }
  if (clashes.length > 0) throw filesDiffer(name, dispatchesTo, clashes);
  return [...byPath.values()];
}

async function filesOf(functionsFolder: string, owner: string): Promise<readonly PackedFile[]> {
  const folder = join(functionsFolder, owner);
  return (await listFiles(folder)).map((found) => ({ ...found, file: join(folder, found.path), owner }));
}

/** What is at its path already, or is a folder where it is a file. */
function rivalOf({ path }: PackedFile, byPath: ReadonlyMap<string, PackedFile>): PackedFile | undefined {
  const isWithin = (inner: string, outer: string) => inner.startsWith(`${outer}/`);
  const nested = [...byPath.values()].find((other) => isWithin(path, other.path) || isWithin(other.path, path));
  return byPath.get(path) ?? nested;
}

function areEqual(one: PackedFile, other: PackedFile): boolean {
  if (one.path !== other.path || one.bytes !== other.bytes) return false;
  return readFileSync(one.file).equals(readFileSync(other.file));
}

function describeClash(one: PackedFile, other: PackedFile): Both {
  if (one.path === other.path) {
    return {
      en: `${one.path} of ${one.owner} and of ${other.owner}`,
      zh: `${one.path}（${one.owner} 和 ${other.owner} 都有）`,
    };
  }
  const [first, second] = [one, other].sort((a, b) => a.path.length - b.path.length);
  return {
    en: `${first?.path} of ${first?.owner} and ${second?.path} of ${second?.owner}`,
    zh: `${first?.owner} 的 ${first?.path} 与 ${second?.owner} 的 ${second?.path}`,
  };
}

function filesDiffer(name: string, dispatchesTo: readonly string[], clashes: readonly Both[]): ProjectError {
  const list = clausesOf(clashes);
  return new ProjectError(
    "FILES_DIFFER",
    {
      en: `"${name}" holds ${dispatchesTo.join(" and ")}, and these files differ: ${list.en}.`,
      zh: `“${name}”包含了 ${dispatchesTo.join("、")}，而这些文件内容不同：${list.zh}。`,
    },
    {
      en: "Give one of them another name, or put each into a subfolder with the name of its function: they all come to stand in one folder.",
      zh: "请给其中一个改名，或各自放进以云函数命名的子文件夹：打包后它们都在同一个文件夹里。",
    },
  );
}
