// What an upgrade would do, file by file, decided before anything is written.
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ProjectFile } from "../new/write-all";
import type { Base } from "./find-base";
import { gitBytes } from "./git";
import { mergeFields } from "./merge-fields";
import { mergeText } from "./merge-text";
import { isOfFunction, ownershipOf } from "./ownership";
import type { TeamProject } from "./read-project";
import type { Tree, TreeEntry } from "./trees";

/** What happens to a file that is written. */
export type Step = "add" | "update" | "remove" | "merge";

/** Why a file that differs is not written. */
export type Note =
  /** Ours, changed by you alone. */
  | "changed-by-you"
  /** Ours, removed by you, changed by the new version. */
  | "removed-by-you"
  /** Yours, changed by the new version. */
  | "left-to-you"
  /** The new version has a sample that you do not have. */
  | "sample";

export interface Plan {
  readonly steps: readonly (ProjectFile & { readonly step: Step })[];
  readonly notes: readonly { readonly file: string; readonly note: Note }[];
  /** Fields of your own settings that the new version changed as well. */
  readonly keptFields: readonly string[];
  readonly conflicts: readonly Conflict[];
}

/** A file that both changed. `marked` is what to write if you want to settle it yourself. */
export interface Conflict {
  readonly file: string;
  readonly reason: string;
  readonly marked?: ProjectFile;
}

export interface Versions {
  readonly cloneDir: string;
  readonly project: TeamProject;
  readonly base: Base;
  readonly next: Tree;
}

type Decision =
  | {
      readonly step: Step;
      readonly content: Buffer | undefined;
      readonly mode?: number;
      readonly kept?: readonly string[];
    }
  | { readonly note: Note }
  | { readonly conflict: string; readonly content?: Buffer };

/** One file: as it came, as you have it, as the new version has it. */
interface Sides {
  readonly file: string;
  readonly was: TreeEntry | undefined;
  readonly yours: TreeEntry | undefined;
  readonly next: TreeEntry | undefined;
}

export function planUpgrade(versions: Versions): Plan {
  const { project, base, next } = versions;
  const plan = { steps: [], notes: [], keptFields: [], conflicts: [] } as Collected;
  for (const file of [...new Set([...base.tree.keys(), ...next.keys()])].sort()) {
    const sides = { file, was: base.tree.get(file), yours: project.tree.get(file), next: next.get(file) };
    const decision = decide(sides, versions);
    if (decision !== undefined) note(plan, file, decision);
  }
  return plan;
}

type Collected = { -readonly [Part in keyof Plan]: Plan[Part][number][] };

function note(plan: Collected, file: string, decision: Decision): void {
  if ("note" in decision) plan.notes.push({ file, note: decision.note });
  else if ("conflict" in decision) plan.conflicts.push(conflictOf(file, decision));
  else {
    const { step, content, mode, kept = [] } = decision;
    plan.steps.push({ file, step, text: content, ...(mode === undefined ? {} : { mode }) });
    plan.keptFields.push(...kept.map((field) => `${file}: ${field}`));
  }
}

function conflictOf(file: string, { conflict, content }: { conflict: string; content?: Buffer }): Conflict {
  return { file, reason: conflict, ...(content === undefined ? {} : { marked: { file, text: content } }) };
}

function decide(sides: Sides, versions: Versions): Decision | undefined {
  const { file, was, yours, next } = sides;
  const owner = ownershipOf(file);
  if (yours?.hash === next?.hash) return undefined;
  if (next?.hash === was?.hash) return owner === "ours" && yours !== undefined ? { note: "changed-by-you" } : undefined;
  if (owner === "yours") return decideOnYours(sides, versions);
  if (yours?.hash === was?.hash) return replace(sides, versions);
  if (owner === "yours-once-changed") return { note: "left-to-you" };
  if (yours === undefined) return { note: "removed-by-you" };
  if (next === undefined) return { conflict: "you changed it, the new version no longer has it" };
  return mergeSides(sides, versions, yours, next);
}

/** A place for your own work that did not exist before is made; a sample is not, and one that you removed is not worth a word. */
function decideOnYours(sides: Sides, versions: Versions): Decision | undefined {
  if (sides.yours !== undefined) return { note: "left-to-you" };
  if (sides.was !== undefined) return undefined;
  return isOfFunction(sides.file) ? { note: "sample" } : replace(sides, versions);
}

function replace({ file, was, next }: Sides, { cloneDir, project }: Versions): Decision {
  if (next === undefined) return { step: "remove", content: undefined };
  // Git does not know it, so git could not bring it back.
  if (was === undefined && existsSync(join(project.dir, file))) {
    return { conflict: "the new version brings it, and a file that git ignores is in its place" };
  }
  const mode = next.mode === "100755" ? 0o755 : undefined;
  const content = contentOf(cloneDir, next);
  return { step: was === undefined ? "add" : "update", content, ...(mode === undefined ? {} : { mode }) };
}

function mergeSides({ file, was }: Sides, versions: Versions, yours: TreeEntry, next: TreeEntry): Decision | undefined {
  const { cloneDir, project } = versions;
  const texts = {
    base: was && contentOf(cloneDir, was),
    yours: contentOf(project.dir, yours),
    theirs: contentOf(cloneDir, next),
  };
  const isOfFields = ownershipOf(file) === "fields";
  const merged = isOfFields ? mergeFields(file, texts) : { ...mergeText(texts), kept: [] };
  if (!merged.isClean) return { conflict: "you and the new version changed the same lines", content: merged.content };
  if (!merged.content.equals(texts.yours)) return { step: "merge", content: merged.content, kept: merged.kept };
  return isOfFields ? undefined : { note: "changed-by-you" };
}

function contentOf(folder: string, { hash }: TreeEntry): Buffer {
  return gitBytes(folder, "cat-file", "blob", hash);
}
