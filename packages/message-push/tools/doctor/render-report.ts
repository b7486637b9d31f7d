// The doctor's table as text: one line for a row, the fix below it.
import { type Both, say } from "../../src/language";
import { padded, widthOf } from "../table";
import type { DoctorReport, DoctorRow, Level } from "./report";

const LEVELS: Readonly<Record<Level, Both>> = {
  error: { en: "ERROR", zh: "错误" },
  warning: { en: "warning", zh: "警告" },
  ok: { en: "ok", zh: "正常" },
  skipped: { en: "skipped", zh: "未检查" },
};

export function renderReport({ rows, errors, warnings }: DoctorReport): string {
  const idWidth = Math.max(...rows.map(({ id }) => id.length));
  return [...rows.map((row) => renderRow(row, idWidth)), "", say(closingLine(errors, warnings))].join("\n");
}

/** One row; `idWidth` is the width of the column it stands in. */
export function renderRow({ id, level, fact, fix, code }: DoctorRow, idWidth = id.length): string {
  const levelWidth = Math.max(...Object.values(LEVELS).map((own) => widthOf(say(own))));
  const margin = " ".repeat(levelWidth + idWidth + 4);
  const indent = (text: string) => text.replaceAll("\n", `\n${margin}`);
  const line = `${padded(say(LEVELS[level]), levelWidth)}  ${id.padEnd(idWidth)}  ${code === undefined ? "" : `[${code}] `}${indent(fact)}`;
  return fix === undefined ? line : `${line}\n${margin}→ ${indent(fix)}`;
}

function closingLine(errors: number, warnings: number): Both {
  if (errors + warnings === 0) return { en: "All is as it must be.", zh: "一切正常。" };
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? "" : "s"}`;
  return {
    en: `${count(errors, "error")}, ${count(warnings, "warning")}: do what stands after each →, then run the doctor again.`,
    zh: `${errors} 个错误，${warnings} 个警告：按每个 → 后面的办法处理，再重新体检。`,
  };
}
