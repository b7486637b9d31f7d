// The team's project, looked at before anything is done to it: it has to be a clean work tree, so that git can take all of it back.
import { existsSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import { ToolError } from "../tool-error";
import { git, tryGit } from "./git";
import { readTree, type Tree } from "./trees";

const MOST_NAMED = 5;

export interface TeamProject {
  readonly dir: string;
  readonly tree: Tree;
}

/** @throws {ToolError} `FLAG_INVALID`, `UPGRADE_UNCLEAN` */
export function readProject(cloneDir: string, given: string | undefined): TeamProject {
  const dir = projectFolder(cloneDir, given);
  if (tryGit(dir, ["rev-parse", "--verify", "--quiet", "HEAD"]).exitCode !== 0) throw notUnderGit(dir);
  const tree = readTree(dir, "HEAD");
  if (!tree.has("package.json")) throw notUnderGit(dir);
  const open = git(dir, "status", "--porcelain", "--untracked-files=all", "--", ".").split("\n").filter(Boolean);
  if (open.length > 0) throw unclean(dir, open);
  return { dir, tree };
}

function projectFolder(cloneDir: string, given: string | undefined): string {
  if (given === undefined) {
    throw new ToolError(
      "FLAG_INVALID",
      "No project was given.",
      "Call it in a fresh clone of the newer version: npm run upgrade -- --project <your project's folder>. docs/upgrading.md",
    );
  }
  const dir = resolve(given);
  if (!existsSync(join(dir, "cloudbaserc.json")) || !existsSync(join(dir, "package.json"))) {
    throw new ToolError(
      "FLAG_INVALID",
      `--project is ${given}, where no package.json and cloudbaserc.json are.`,
      "Give the folder of your project.",
    );
  }
  if (realpathSync(dir) !== realpathSync(cloneDir)) return dir;
  throw new ToolError(
    "FLAG_INVALID",
    "--project is this folder itself.",
    "Clone the newer version into a folder beside it, and call this there.",
  );
}

function notUnderGit(dir: string): ToolError {
  return new ToolError(
    "UPGRADE_UNCLEAN",
    `${dir} is in no git repository, or nothing of it is committed.`,
    "Git is what brings you back: git init, git add -A, git commit -m Start; then try again.",
  );
}

function unclean(dir: string, open: readonly string[]): ToolError {
  const named = open.slice(0, MOST_NAMED).map((line) => line.slice(3));
  const others = open.length > MOST_NAMED ? `, and ${open.length - MOST_NAMED} more` : "";
  return new ToolError(
    "UPGRADE_UNCLEAN",
    `${dir} has changes that are not committed: ${named.join(", ")}${others}.`,
    "Commit or stash them, so that the upgrade is one change of its own that git can take back.",
  );
}
