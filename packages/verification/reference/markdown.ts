// What every page of docs/reference is written with: tables, and links from words that know only docs/.

/** Where the generated pages lie. */
export const REFERENCE_DIR = "docs/reference";

/** A table of cells. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(headings), `|${headings.map(() => "---|").join("")}`, ...rows.map(line)].join("\n");
}

function line(cells: readonly string[]): string {
  const filled = cells.map((cell) => (cell === "" ? " " : ` ${cell.replaceAll("|", "\\|")} `));
  return `|${filled.join("|")}|`;
}

/** The pages that lie in docs/reference, as links name them. */
const BESIDE =
  /^(?:reference\/)?((?:commands|control-api|dependencies|errors|glossary|log-events|not-verified|numbers|pairs|probe-example)(?:\.zh-CN)?\.md.*)$/;

/** A text whose links are written from docs/, for a page of docs/reference. */
export function inReference(text: string): string {
  return text.replaceAll(/\]\((?!https?:|#|\.\.\/)([^)]+)\)/g, (_, target: string) => {
    const beside = BESIDE.exec(target)?.[1];
    return `](${beside ?? `../${target}`})`;
  });
}

/** A page: its parts with an empty line between them. */
export function page(name: string, parts: readonly string[]): { readonly file: string; readonly text: string } {
  return { file: `${REFERENCE_DIR}/${name}`, text: `${parts.join("\n\n")}\n` };
}
