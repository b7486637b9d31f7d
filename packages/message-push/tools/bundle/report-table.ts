// The table at the end of a build: function, pairs, size, gzip.
import { renderTable } from "../table";
import type { BuiltFunctionReport } from "./bundle-functions";
import { kilobytes } from "./measure-bundle";

/** Renders the table and the sums below; what calls a function is its pairs, a timer, or neither. */
export function reportTable(reports: readonly BuiltFunctionReport[]): string {
  const sum = (pick: (report: BuiltFunctionReport) => number) =>
    reports.reduce((total, report) => total + pick(report), 0);
  const rows = reports.map(({ name, pairs, hasTimer, bytes, gzipBytes }) => [
    name,
    [...pairs, ...(hasTimer ? ["timer"] : [])].join(", ") || "—",
    kilobytes(bytes),
    kilobytes(gzipBytes),
  ]);
  const total = ["total", "", kilobytes(sum(({ bytes }) => bytes)), kilobytes(sum(({ gzipBytes }) => gzipBytes))];
  return renderTable([["function", "pairs", "size", "gzip"], ...rows, total], { numbersFrom: 2 }).join("\n");
}
