// The push table in a project's READMEs, where they have a place for it.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { makePushTable } from "./make-push-table";
import { readmeTable } from "./render-push-table";

/** A README as it should be. */
export interface ReadmeFile {
  readonly file: string;
  readonly text: string;
}

/** The READMEs by the language of their table. */
export const READMES = { en: "README.md", zh: "README.zh-CN.md" } as const;
/** The marks around the table. */
export const README_MARKS = ["<!-- push-table: npm run generate -->", "<!-- /push-table -->"] as const;

type Language = keyof typeof READMES;

interface BoundFunction {
  readonly name: string;
  readonly pairs: readonly string[];
}

/** Those READMEs that have a place for the push table, with the table of these functions: a team may have written one of its own. */
export function placedReadmes(projectDir: string, functions: readonly BoundFunction[]): readonly ReadmeFile[] {
  return (["en", "zh"] as const).flatMap((language) => placedReadme(projectDir, functions, language) ?? []);
}

/** One README with its table; none where it has no place for one. */
export function placedReadme(
  projectDir: string,
  functions: readonly BoundFunction[],
  language: Language,
): ReadmeFile | undefined {
  const [start, end] = README_MARKS;
  const file = READMES[language];
  const path = join(projectDir, file);
  const [before, rest] = (existsSync(path) ? readFileSync(path, "utf8") : "").split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) return undefined;
  const table = readmeTable(makePushTable(functions, "").rows, language);
  return { file, text: `${before}${start}\n${table}\n${end}${after}` };
}
