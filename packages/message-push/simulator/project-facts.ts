// What is said of the project in the page, and decides how a test for it is written.
import { basename, resolve } from "node:path";
import { type CodeStyle, codeStyleOf } from "../project/code-style";

export interface ProjectFacts extends Pick<CodeStyle, "language" | "isModule"> {
  /** Its folder's. */
  readonly name: string;
}

export function projectFacts(projectDir: string): ProjectFacts {
  const { language, isModule } = codeStyleOf(projectDir);
  return { name: basename(resolve(projectDir)), language, isModule };
}
