// Where a team writes pairs down that the catalogue lacks.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { functionsDirOf } from "./project-layout";

/** The file beside the functions in which a team writes its own pairs down; few have one. */
export function ownPairsFileOf(projectDir: string): string | undefined {
  const folder = join(projectDir, functionsDirOf(projectDir));
  return ["own-pairs.ts", "own-pairs.js"].map((name) => join(folder, name)).find((file) => existsSync(file));
}
