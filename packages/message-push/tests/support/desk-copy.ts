// The built desk as a project of its own: for tests that write into the project's folder.
import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DESK } from "./desk";

export function deskCopy(): string {
  const dir = mkdtempSync(join(tmpdir(), "desk-"));
  for (const path of ["dist", "cloudbaserc.json", "package.json"])
    cpSync(join(DESK, path), join(dir, path), { recursive: true });
  return dir;
}
