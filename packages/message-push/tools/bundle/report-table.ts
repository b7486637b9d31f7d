// The table at the end of a build: function, pairs, size, gzip.
import { type Both, say } from "../../src/language";
import { renderTable } from "../table";
import type { BuildReport } from "./build-functions";
import type { BuiltFunctionReport } from "./bundle-functions";
import { kilobytes } from "./measure-bundle";

const HEADINGS: readonly Both[] = [
  { en: "function", zh: "云函数" },
  { en: "pairs", zh: "消息对" },
  { en: "size", zh: "大小" },
  { en: "gzip", zh: "gzip" },
];
const TIMER: Both = { en: "timer", zh: "定时触发器" };

/** Renders the table and the sums below; what calls a function is its pairs, a timer, or neither. */
export function reportTable(reports: readonly BuiltFunctionReport[]): string {
  const sum = (pick: (report: BuiltFunctionReport) => number) =>
    reports.reduce((total, report) => total + pick(report), 0);
  const rows = reports.map(({ name, pairs, hasTimer, bytes, gzipBytes }) => [
    name,
    [...pairs, ...(hasTimer ? [say(TIMER)] : [])].join(", ") || "—",
    kilobytes(bytes),
    kilobytes(gzipBytes),
  ]);
  const total = [
    say({ en: "total", zh: "合计" }),
    "",
    kilobytes(sum(({ bytes }) => bytes)),
    kilobytes(sum(({ gzipBytes }) => gzipBytes)),
  ];
  return renderTable([HEADINGS.map(say), ...rows, total], { numbersFrom: 2 }).join("\n");
}

/** What a build says at its end: the table, and which folders it left as they are. */
export function reportOf({ functions, foreign }: BuildReport): string {
  const copied = say({
    en: `Copied as they are, because they are not ours: ${foreign.join(", ")}.`,
    zh: `不属于本项目的推送云函数，原样复制：${foreign.join("、")}。`,
  });
  return [reportTable(functions), ...(foreign.length === 0 ? [] : [copied])].join("\n");
}
