// Brings a team's project to the version of this clone: looks at everything, then writes everything or nothing.
import { writeAll } from "../new/write-all";
import { ToolError } from "../tool-error";
import { type Base, findBase } from "./find-base";
import { git, tryGit } from "./git";
import { type Conflict, type Plan, planUpgrade } from "./plan-upgrade";
import { readProject } from "./read-project";
import { readTree } from "./trees";

export interface UpgradeOptions {
  /** A clone of the newer version, with history; what counts is its HEAD. */
  readonly cloneDir: string;
  readonly project: string | undefined;
  /** The commit that the project comes from, instead of looking for it. */
  readonly base?: string | undefined;
}

export interface Upgrade {
  readonly projectDir: string;
  readonly base: Base;
  /** "0.3.0 (40c7567)" */
  readonly from: string;
  readonly to: string;
  readonly plan: Plan;
}

/** @throws {ToolError} `FLAG_INVALID`, `UPGRADE_UNCLEAN`, `UPGRADE_BASE_UNKNOWN`, `UPGRADE_OLDER`, `GIT_UNUSABLE` */
export function prepareUpgrade({ cloneDir, project: given, base: named }: UpgradeOptions): Upgrade {
  const project = readProject(cloneDir, given);
  const head = headOf(cloneDir);
  const base = findBase(cloneDir, project.tree, named);
  const [from, to] = [versionOf(cloneDir, base.commit), versionOf(cloneDir, head)];
  if (base.commit !== head && isAncestor(cloneDir, head, base.commit)) {
    throw new ToolError(
      "UPGRADE_OLDER",
      `This clone is at ${to}, and the project already comes from ${from}.`,
      "Check out the newer version here (git pull, or git checkout <tag>). To go back, revert the upgrade's commit in the project.",
    );
  }
  const next = readTree(cloneDir, head);
  return { projectDir: project.dir, base, from, to, plan: planUpgrade({ cloneDir, project, base, next }) };
}

/** Writes the plan. @throws {ToolError} `UPGRADE_CONFLICT`, unless conflicts are to be marked */
export function applyUpgrade({ projectDir, plan }: Upgrade, isMarking: boolean): void {
  if (plan.conflicts.length > 0 && !isMarking) throw conflictError(plan.conflicts);
  writeAll(projectDir, [...plan.steps, ...plan.conflicts.flatMap(({ marked }) => marked ?? [])]);
}

/** Everything but the files in conflict is what it should be; the error says which are left. */
export function conflictError(conflicts: readonly Conflict[]): ToolError {
  return new ToolError(
    "UPGRADE_CONFLICT",
    `You and the new version both changed ${conflicts.map(({ file }) => file).join(", ")}. Nothing was changed.`,
    "Take your change back where you no longer need it, or call it with --mark-conflicts and settle them in your editor.",
  );
}

function headOf(cloneDir: string): string {
  const { exitCode, stdout } = tryGit(cloneDir, ["rev-parse", "--verify", "--quiet", "HEAD"]);
  if (exitCode === 0) return stdout.toString().trim();
  throw new ToolError(
    "UPGRADE_BASE_UNKNOWN",
    "This copy of the newer version has no git history, so it cannot tell what your project came from.",
    "Get it with git clone. docs/upgrading.md says what to do with two downloaded archives.",
  );
}

function isAncestor(cloneDir: string, older: string, newer: string): boolean {
  return tryGit(cloneDir, ["merge-base", "--is-ancestor", older, newer]).exitCode === 0;
}

function versionOf(cloneDir: string, commit: string): string {
  const { version }: { version?: string } = JSON.parse(git(cloneDir, "show", `${commit}:./package.json`));
  return `${version} (${commit.slice(0, 7)})`;
}
