// Finds the version that a project was cloned from. Nothing has to record it: the files themselves tell.
import { ToolError } from "../tool-error";
import { git, tryGit } from "./git";
import { ownershipOf } from "./ownership";
import { readTree, type Tree } from "./trees";

/** Below this the project is something else, or comes from a version that this clone does not have. */
const LEAST_SHARE = 0.5;

/** The commit that a project comes from. */
export interface Base {
  readonly commit: string;
  readonly tree: Tree;
  /** Files of ours at that commit, and how many of them the project has unchanged. */
  readonly ours: number;
  readonly unchanged: number;
}

/**
 * The commit of the clone that the project's files are closest to, or the one that was named.
 *
 * @throws {ToolError} `UPGRADE_BASE_UNKNOWN`
 */
export function findBase(cloneDir: string, project: Tree, named: string | undefined): Base {
  const commit = named === undefined ? closestCommit(cloneDir, project) : namedCommit(cloneDir, named);
  const tree = readTree(cloneDir, commit);
  const ours = [...tree].filter(([file]) => ownershipOf(file) === "ours");
  const unchanged = ours.filter(([file, { hash }]) => project.get(file)?.hash === hash).length;
  const base = { commit, tree, ours: ours.length, unchanged };
  if (named === undefined && unchanged < ours.length * LEAST_SHARE) throw nothingAlike(base);
  return base;
}

function namedCommit(cloneDir: string, named: string): string {
  const { exitCode, stdout } = tryGit(cloneDir, ["rev-parse", "--verify", "--quiet", `${named}^{commit}`]);
  if (exitCode === 0) return stdout.toString().trim();
  throw new ToolError(
    "UPGRADE_BASE_UNKNOWN",
    `This clone has no commit ${JSON.stringify(named)}.`,
    "Name a tag or a commit that `git log --all` shows here; `git fetch --unshallow` brings what a shallow clone lacks.",
  );
}

/**
 * Of commits that are equally close the oldest: what the project has beyond it was then added by both, which merges. With one too
 * new, the upgrade would take what the project never had for something that the team took out.
 */
function closestCommit(cloneDir: string, project: Tree): string {
  const scores = new Map<string, number>();
  let best = { commit: "", score: Number.NEGATIVE_INFINITY };
  for (const { commit, parent, changes } of readHistory(cloneDir)) {
    const gain = changes.reduce((sum, change) => sum + gainOf(change, project), 0);
    const score = (scores.get(parent) ?? 0) + gain;
    scores.set(commit, score);
    if (score > best.score) best = { commit, score };
  }
  return best.commit;
}

interface Change {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** Each commit after its first parent, with what it changed. */
function readHistory(cloneDir: string) {
  const log = ["log", "--all", "HEAD", "--topo-order", "--reverse", "--first-parent", "-m", "--root"];
  const text = git(cloneDir, ...log, "--raw", "--no-renames", "--no-abbrev", "--format=%x00%H %P");
  const [, ...commits] = text.split("\0");
  return commits.map((record) => {
    const [head = "", ...lines] = record.split("\n").filter(Boolean);
    const [commit = "", parent = ""] = head.split(" ");
    return { commit, parent, changes: lines.map(readChange) };
  });
}

function readChange(line: string): Change {
  const [facts = "", file = ""] = line.split("\t");
  const [, , before = "", after = ""] = facts.split(" ");
  return { file, before, after };
}

/** How many more files are equal after a change: one more, one fewer, or as many as before. */
function gainOf({ file, before, after }: Change, project: Tree): number {
  const hash = project.get(file)?.hash;
  return Number(after === hash) - Number(before === hash);
}

function nothingAlike({ unchanged, ours }: Base): ToolError {
  return new ToolError(
    "UPGRADE_BASE_UNKNOWN",
    `No version in this clone is like the project: of the closest one's ${ours} files it has ${unchanged}.`,
    "Clone with history (`git fetch --unshallow` fixes a shallow clone), or name the commit: --base <commit>.",
  );
}
