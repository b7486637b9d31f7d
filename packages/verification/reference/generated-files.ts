// The files that are generated, as they should be now: the types of events, docs/reference, the tables of simplified characters and of
// China's holidays, those of the READMEs, and the drawings. `npm run generate` writes them, and a test compares.
import { TOPICS } from "../../message-push/tools/probe/beliefs/all-beliefs";
import { placedReadme, README_MARKS, READMES } from "../../message-push/tools/push-table/readmes";
import { toolError } from "../shared/tool-error";
import { type CataloguePair, readCatalogue } from "./read-catalogue";
import { renderChinaHolidays } from "./render-china-holidays";
import { renderCommands } from "./render-commands";
import { renderControlApi } from "./render-control-api";
import { renderDrawings } from "./render-drawings";
import { renderErrors } from "./render-errors";
import { type GeneratedFile, renderEvents } from "./render-events";
import { renderGlossary } from "./render-glossary";
import { renderLogEvents } from "./render-log-events";
import { renderNotVerified } from "./render-not-verified";
import { renderNumbers } from "./render-numbers";
import { renderReference } from "./render-reference";
import { renderSimplified } from "./render-simplified";
import { REFERENCE_FILES } from "./words";

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
  return [
    ...renderEvents(catalogue),
    renderSimplified(),
    renderChinaHolidays(),
    ...referencePages(projectDir, catalogue),
    ...LANGUAGES.flatMap((language) => renderDrawings(language)),
    ...generatedReadmes(projectDir, functions),
  ];
}

/** docs/reference. */
function referencePages(projectDir: string, catalogue: readonly CataloguePair[]): readonly GeneratedFile[] {
  const inBoth = LANGUAGES.flatMap((language) => [
    { file: REFERENCE_FILES[language], text: renderReference(catalogue, language) },
    renderNotVerified(TOPICS, language),
    renderCommands(language),
  ]);
  return [
    ...inBoth,
    renderErrors(),
    renderNumbers(),
    renderLogEvents(),
    renderControlApi(projectDir),
    renderGlossary(),
  ];
}

/** Both READMEs with the push table of these functions. @throws {ToolError} `README_INVALID` without its place */
export function generatedReadmes(
  projectDir: string,
  functions: readonly { readonly name: string; readonly pairs: readonly string[] }[],
): readonly GeneratedFile[] {
  return LANGUAGES.map((language) => {
    const readme = placedReadme(projectDir, functions, language);
    if (readme !== undefined) return readme;
    throw toolError(
      "README_INVALID",
      `${READMES[language]} has no place for the push table.`,
      `Put the lines ${README_MARKS.join(" and ")} where it belongs.`,
    );
  });
}
