// The built desk as a project of its own: for tests that write into the project's folder.
import { cpSync, mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DESK } from "./desk";

export function deskCopy(): string {
  const dir = mkdtempSync(join(tmpdir(), "desk-"));
  for (const path of ["dist", "cloudbaserc.json", "package.json"])
    cpSync(join(DESK, path), join(dir, path), { recursive: true });
  return dir;
}

/** The same with its sources, to be built anew. */
export function sourceDeskCopy(): string {
  const dir = deskCopy();
  for (const path of ["cloudfunctions", "tsconfig.json"])
    cpSync(join(DESK, path), join(dir, path), { recursive: true });
  symlinkSync(join(DESK, "node_modules"), join(dir, "node_modules"), "junction");
  return dir;
}
