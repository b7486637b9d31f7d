// The files that are generated, as they should be now: the types of events, the reference of pushes, the tables of simplified characters,
// of return codes, of China's holidays, of what is not verified, and of the READMEs, and the drawings. `npm run generate` writes them, and a test compares.
import { TOPICS } from "../../message-push/tools/probe/beliefs/all-beliefs";
import { placedReadme, README_MARKS, READMES } from "../../message-push/tools/push-table/readmes";
import { toolError } from "../shared/tool-error";
import { readCatalogue } from "./read-catalogue";
import { renderChinaHolidays } from "./render-china-holidays";
import { renderDrawings } from "./render-drawings";
import { type GeneratedFile, renderEvents } from "./render-events";
import { renderNotVerified } from "./render-not-verified";
import { renderReference } from "./render-reference";
import { placedReturnCodes } from "./render-return-codes";
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
  const references = LANGUAGES.map((language) => ({
    file: REFERENCE_FILES[language],
    text: renderReference(catalogue, language),
  }));
  const returnCodes = LANGUAGES.map((language) => placedReturnCodes(projectDir, language));
  return [
    ...renderEvents(catalogue),
    renderSimplified(),
    ...references,
    ...returnCodes,
    renderChinaHolidays(),
    ...LANGUAGES.map((language) => renderNotVerified(TOPICS, language)),
    ...LANGUAGES.flatMap((language) => renderDrawings(language)),
    ...generatedReadmes(projectDir, functions),
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
