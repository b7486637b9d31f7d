// The table at the end of a build: function, pairs, size, gzip.
import type { BuiltFunctionReport } from "./build-functions";
import { kilobytes } from "./measure-bundle";

/** Renders the table, its columns aligned and the sums below; what calls a function is its pairs, a timer, or neither. */
export function reportTable(reports: readonly BuiltFunctionReport[]): string {
  const sum = (pick: (report: BuiltFunctionReport) => number) =>
    reports.reduce((total, report) => total + pick(report), 0);
  const rows = [
    ["function", "pairs", "size", "gzip"],
    ...reports.map(({ name, pairs, hasTimer: isTimed, bytes, gzipBytes }) => [
      name,
      [...pairs, ...(isTimed ? ["timer"] : [])].join(", ") || "—",
      kilobytes(bytes),
      kilobytes(gzipBytes),
    ]),
    ["total", "", kilobytes(sum(({ bytes }) => bytes)), kilobytes(sum(({ gzipBytes }) => gzipBytes))],
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join("  ")
      .trimEnd();
  return rows.map(line).join("\n");
}
