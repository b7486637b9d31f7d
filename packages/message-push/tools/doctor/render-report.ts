// The doctor's table as text: one line for a row, the fix below it.
import type { DoctorReport, DoctorRow, Level } from "./report";

const LEVELS: Readonly<Record<Level, string>> = {
  error: "ERROR",
  warning: "warning",
  ok: "ok",
  skipped: "skipped",
};

const LEVEL_WIDTH = Math.max(...Object.values(LEVELS).map((text) => text.length));

export function renderReport({ rows, errors, warnings }: DoctorReport): string {
  const idWidth = Math.max(...rows.map(({ id }) => id.length));
  return [...rows.map((row) => renderRow(row, idWidth)), "", closingLine(errors, warnings)].join("\n");
}

/** One row; `idWidth` is the width of the column it stands in. */
export function renderRow({ id, level, fact, fix, code }: DoctorRow, idWidth = id.length): string {
  const margin = " ".repeat(LEVEL_WIDTH + idWidth + 4);
  const indent = (text: string) => text.replaceAll("\n", `\n${margin}`);
  const line = `${LEVELS[level].padEnd(LEVEL_WIDTH)}  ${id.padEnd(idWidth)}  ${code === undefined ? "" : `[${code}] `}${indent(fact)}`;
  return fix === undefined ? line : `${line}\n${margin}→ ${indent(fix)}`;
}

function closingLine(errors: number, warnings: number): string {
  if (errors + warnings === 0) return "All is as it must be.";
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? "" : "s"}`;
  return `${count(errors, "error")}, ${count(warnings, "warning")}: do what stands after each →, then run the doctor again.`;
}
