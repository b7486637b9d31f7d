// Reads the tables that the CLI prints; it has no other form for them.

/** The cells of every row, heading included. A cell of several lines keeps them. */
export function readTable(stdout: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  for (const line of stdout.split(/\r?\n/)) {
    if (!line.startsWith("│")) continue;
    const cells = line
      .split("│")
      .slice(1, -1)
      .map((cell) => cell.trim());
    const last = rows.at(-1);
    // The first cell of a row is never empty: such a line goes on with the row above.
    if (cells[0] === "" && last) rows[rows.length - 1] = last.map((cell, i) => `${cell}\n${cells[i] ?? ""}`.trim());
    else rows.push(cells);
  }
  return rows;
}
