// What is said of the project in the page, and decides how a test for it is written.
import { existsSync } from "node:fs";
import { basename, join, resolve } from "node:path";

export interface ProjectFacts {
  /** Its folder's. */
  readonly name: string;
  readonly language: "ts" | "js";
}

export function projectFacts(projectDir: string): ProjectFacts {
  return {
    name: basename(resolve(projectDir)),
    language: existsSync(join(projectDir, "tsconfig.json")) ? "ts" : "js",
  };
}
