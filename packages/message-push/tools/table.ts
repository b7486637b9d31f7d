// Columns for the terminal, where a Chinese character takes two places.

export interface TableOptions {
  /** The first column whose cells stand at the right, as numbers do. @default none */
  readonly numbersFrom?: number;
  /** Stands before each line. @default nothing */
  readonly indent?: string;
}

/** The rows as lines, each column as wide as its widest cell. */
export function renderTable(rows: readonly (readonly string[])[], options: TableOptions = {}): readonly string[] {
  const { numbersFrom = Number.POSITIVE_INFINITY, indent = "" } = options;
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ""))),
  );
  const pad = (cell: string, column: number) => {
    const space = " ".repeat((widths[column] ?? 0) - widthOf(cell));
    return column >= numbersFrom ? space + cell : cell + space;
  };
  return rows.map((row) => `${indent}${row.map(pad).join("  ")}`.trimEnd());
}

/** The places that a text takes. */
export function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (character > "\u2E7F" ? 2 : 1), 0);
}
