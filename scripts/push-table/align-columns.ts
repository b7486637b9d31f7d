// Columns for the terminal, where a Chinese character takes two places.

/** The rows as lines, each column as wide as its widest cell. */
export function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ""))),
  );
  const pad = (cell: string, column: number) => cell + " ".repeat((widths[column] ?? 0) - widthOf(cell));
  return rows.map((row) => row.map(pad).join("  ").trimEnd());
}

function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (character > "\u2E7F" ? 2 : 1), 0);
}
