// The files that are generated, as they should be now: the types of events, the reference of pushes, the READMEs' tables. `npm run generate` writes them, and a test compares.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { makePushTable } from "../push-table/make-push-table";
import { readmeTable } from "../push-table/render-push-table";
import { ToolError } from "../tool-error";
import { readCatalogue } from "./read-catalogue";
import { type GeneratedFile, renderEvents } from "./render-events";
import { renderReference } from "./render-reference";
import { type Language, REFERENCE_FILES } from "./words";

const READMES: Readonly<Record<Language, string>> = { en: "README.md", zh: "README.zh-CN.md" };
const LANGUAGES = ["en", "zh"] as const;

/**
 * All of them.
 *
 * @throws {ToolError} `CATALOGUE_INVALID`, `README_INVALID`
 */
export function generatedFiles(
  projectDir: string,
  functions: readonly { readonly name: string; readonly pairs: readonly string[] }[],
): readonly GeneratedFile[] {
  const catalogue = readCatalogue(projectDir);
  const references = LANGUAGES.map((language) => ({
    file: REFERENCE_FILES[language],
    text: renderReference(catalogue, language),
  }));
  return [...renderEvents(catalogue), ...references, ...generatedReadmes(projectDir, functions)];
}

/** Both READMEs with the push table of these functions. @throws {ToolError} `README_INVALID` without its place */
export function generatedReadmes(
  projectDir: string,
  functions: readonly { readonly name: string; readonly pairs: readonly string[] }[],
): readonly GeneratedFile[] {
  return LANGUAGES.map((language) => {
    const readme = placedReadme(projectDir, functions, language);
    if (readme !== undefined) return readme;
    throw new ToolError(
      "README_INVALID",
      `${READMES[language]} has no place for the push table.`,
      `Put the lines ${START} and ${END} where it belongs.`,
    );
  });
}

/** Those READMEs that have a place for the push table: a team may have written one of its own. */
export function placedReadmes(
  projectDir: string,
  functions: readonly { readonly name: string; readonly pairs: readonly string[] }[],
): readonly GeneratedFile[] {
  return LANGUAGES.flatMap((language) => placedReadme(projectDir, functions, language) ?? []);
}

const START = "<!-- push-table: npm run generate -->";
const END = "<!-- /push-table -->";

function placedReadme(
  projectDir: string,
  functions: readonly { readonly name: string; readonly pairs: readonly string[] }[],
  language: Language,
): GeneratedFile | undefined {
  const file = READMES[language];
  const path = join(projectDir, file);
  const [before, rest] = (existsSync(path) ? readFileSync(path, "utf8") : "").split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) return undefined;
  const table = readmeTable(makePushTable(functions, "").rows, language);
  return { file, text: `${before}${START}\n${table}\n${END}${after}` };
}
