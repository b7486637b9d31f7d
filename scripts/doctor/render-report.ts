// The doctor's table as text: one line for a row, the fix below it.
import type { DoctorReport, DoctorRow, Level } from "./report";

const LEVELS: Readonly<Record<Level, string>> = {
  ok: "ok",
  warning: "warning",
  fault: "FAULT",
  "not-looked-at": "not looked at",
};

const LEVEL_WIDTH = Math.max(...Object.values(LEVELS).map((text) => text.length));

export function renderReport({ rows, faults, warnings }: DoctorReport): string {
  const idWidth = Math.max(...rows.map(({ id }) => id.length));
  return [...rows.map((row) => renderRow(row, idWidth)), "", verdict(faults, warnings)].join("\n");
}

/** One row; `idWidth` is the width of the column it stands in. */
export function renderRow({ id, level, fact, fix, code }: DoctorRow, idWidth = id.length): string {
  const margin = " ".repeat(LEVEL_WIDTH + idWidth + 4);
  const indent = (text: string) => text.replaceAll("\n", `\n${margin}`);
  const line = `${LEVELS[level].padEnd(LEVEL_WIDTH)}  ${id.padEnd(idWidth)}  ${code === undefined ? "" : `[${code}] `}${indent(fact)}`;
  return fix === undefined ? line : `${line}\n${margin}→ ${indent(fix)}`;
}

function verdict(faults: number, warnings: number): string {
  if (faults + warnings === 0) return "All is as it must be.";
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? "" : "s"}`;
  return `${count(faults, "fault")}, ${count(warnings, "warning")}: fix what stands after each →, and ask again.`;
}
