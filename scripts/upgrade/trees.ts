// The files of a version, as git has them: path, hash of the content, mode.
import { git } from "./git";

export interface TreeEntry {
  readonly hash: string;
  readonly mode: string;
}

/** By path in the project, with slashes on every system. */
export type Tree = ReadonlyMap<string, TreeEntry>;

/** The files of a commit in this folder, which need not be the top of its repository. */
export function readTree(folder: string, commit: string): Tree {
  const entries = git(folder, "ls-tree", "-r", "-z", commit).split("\0").filter(Boolean);
  return new Map(
    entries.map((entry) => {
      const [facts = "", file = ""] = entry.split("\t");
      const [mode = "", , hash = ""] = facts.split(" ");
      return [file, { hash, mode }];
    }),
  );
}
