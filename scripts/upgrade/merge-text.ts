// Merges two texts that came from a third, line by line, as `git merge` does.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tryGit } from "./git";

/** One file in three versions; without a base, both added it. */
export interface ThreeTexts {
  readonly base: Buffer | undefined;
  readonly yours: Buffer;
  readonly theirs: Buffer;
}

export interface MergedText {
  /** With git's conflict marks, unless it is clean. Your own text where it cannot be merged at all, as with a picture. */
  readonly content: Buffer;
  readonly isClean: boolean;
}

const MOST_CONFLICTS = 127;

export function mergeText({ base, yours, theirs }: ThreeTexts): MergedText {
  const folder = mkdtempSync(join(tmpdir(), "upgrade-"));
  try {
    writeFileSync(join(folder, "yours"), yours);
    writeFileSync(join(folder, "base"), base ?? "");
    writeFileSync(join(folder, "new"), theirs);
    const labels = ["-L", "yours", "-L", "the version it came from", "-L", "new version"];
    const { exitCode, stdout } = tryGit(folder, ["merge-file", "-p", ...labels, "yours", "base", "new"]);
    // The exit code is the number of conflicts; beyond that it is an error, for example about a binary file.
    if (exitCode > MOST_CONFLICTS || exitCode < 0) return { content: yours, isClean: false };
    return { content: stdout, isClean: exitCode === 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
