// What every page of docs/reference is written with: tables, and links from words that know only docs/.

/** Where the generated pages lie. */
export const REFERENCE_DIR = "docs/reference";

/** A table of cells. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(headings), `|${headings.map(() => "---|").join("")}`, ...rows.map(line)].join("\n");
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

/** A text whose links are written from docs/, for a page of docs/reference. */
export function inReference(text: string): string {
  return text.replaceAll(/\]\((?!https?:|#|\.\.\/)([^)]+)\)/g, (_, target: string) =>
    target.startsWith("reference/") ? `](${target.slice("reference/".length)})` : `](../${target})`,
  );
}

/** A page: its parts with an empty line between them. */
export function page(name: string, parts: readonly string[]): { readonly file: string; readonly text: string } {
  return { file: `${REFERENCE_DIR}/${name}`, text: `${parts.join("\n\n")}\n` };
}
