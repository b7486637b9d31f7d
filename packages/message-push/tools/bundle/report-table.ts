// The table at the end of a build: function, pairs, size, gzip.
import { renderTable } from "../table";
import type { BuildReport } from "./build-functions";
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

/** What a build says at its end: the table, and which folders it left as they are. */
export function reportOf({ functions, foreign }: BuildReport): string {
  const copied = foreign.length === 0 ? [] : [`Copied as they are, because they are not ours: ${foreign.join(", ")}.`];
  return [reportTable(functions), ...copied].join("\n");
}
