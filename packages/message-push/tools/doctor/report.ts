// What the doctor reports: rows, each with what is and, where something is wrong, the fix.
import type { CodedError } from "../../src/coded-error";
import { type Both, say } from "../../src/language";

/** `skipped` is no judgement: the fact says what was missing for one. */
export type Level = "error" | "warning" | "ok" | "skipped";

/** One row of the table, in the language of the process. An id may have several: one for each thing that is wrong. */
export interface DoctorRow {
  readonly id: string;
  readonly level: Level;
  readonly fact: string;
  /** The file or the place in the console, and what to write there. Always there for a warning and an error. */
  readonly fix?: string;
  /** Where the same is said by an error of docs/reference/errors.md. */
  readonly code?: string;
}

/** The whole table. */
export interface DoctorReport {
  readonly rows: readonly DoctorRow[];
  readonly errors: number;
  readonly warnings: number;
}

export function okRow(id: string, fact: Both): DoctorRow {
  return { id, level: "ok", fact: say(fact) };
}

export function warningRow(id: string, fact: Both, fix: Both): DoctorRow {
  return { id, level: "warning", fact: say(fact), fix: say(fix) };
}

export function errorRow(id: string, fact: Both, fix: Both): DoctorRow {
  return { id, level: "error", fact: say(fact), fix: say(fix) };
}

/** `how` says where to look by hand. */
export function skippedRow(id: string, why: Both, how?: Both): DoctorRow {
  return { id, level: "skipped", fact: say(why), ...(how === undefined ? {} : { fix: say(how) }) };
}

/** Why several rows are skipped. */
export const UNBUILT: Both = { en: "The sources cannot be built.", zh: "源码无法构建。" };
export const UNLISTED: Both = { en: "The functions cannot be listed.", zh: "无法列出云函数。" };
export const SEE_CLOUDBASERC: Both = { en: "See cloudbaserc.", zh: "见 cloudbaserc 一行。" };

/** A refusal of another part of the project as a row. */
export function errorRowOf(id: string, { code, fact, fix }: CodedError): DoctorRow {
  return { id, level: "error", fact, fix, code };
}

/** What was found; without anything, that all is well. */
export function rowsOr(found: readonly DoctorRow[], wellRow: DoctorRow): readonly DoctorRow[] {
  return found.length > 0 ? found : [wellRow];
}

export function reportOf(rows: readonly DoctorRow[]): DoctorReport {
  const count = (level: Level) => rows.filter((row) => row.level === level).length;
  return { rows, errors: count("error"), warnings: count("warning") };
}
