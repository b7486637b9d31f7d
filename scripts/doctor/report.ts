// What the doctor says: rows, each with what is and, where something is wrong, the fix.
import type { CodedError } from "../../src/coded-error";

/** `not-looked-at` is no judgement: the fact says what was missing for one. */
export type Level = "ok" | "warning" | "fault" | "not-looked-at";

/** One row of the table. An id may have several: one for each thing that is wrong. */
export interface DoctorRow {
  readonly id: string;
  readonly level: Level;
  readonly fact: string;
  /** The file or the place in the console, and what to write there. Always there for a warning and a fault. */
  readonly fix?: string;
  /** Where the same is said by an error of docs/errors.md. */
  readonly code?: string;
}

/** The whole table. */
export interface DoctorReport {
  readonly rows: readonly DoctorRow[];
  readonly faults: number;
  readonly warnings: number;
}

export function ok(id: string, fact: string): DoctorRow {
  return { id, level: "ok", fact };
}

export function warning(id: string, fact: string, fix: string): DoctorRow {
  return { id, level: "warning", fact, fix };
}

export function fault(id: string, fact: string, fix: string): DoctorRow {
  return { id, level: "fault", fact, fix };
}

/** `how` says where one can look oneself. */
export function notLookedAt(id: string, why: string, how?: string): DoctorRow {
  return { id, level: "not-looked-at", fact: why, ...(how === undefined ? {} : { fix: how }) };
}

/** A refusal of another part of the project as a row. */
export function faultOf(id: string, { code, fact, fix }: CodedError): DoctorRow {
  return { id, level: "fault", fact, fix, code };
}

/** What was found, or that all is well. */
export function rowsOr(found: readonly DoctorRow[], wellRow: DoctorRow): readonly DoctorRow[] {
  return found.length > 0 ? found : [wellRow];
}

export function reportOf(rows: readonly DoctorRow[]): DoctorReport {
  const count = (level: Level) => rows.filter((row) => row.level === level).length;
  return { rows, faults: count("fault"), warnings: count("warning") };
}
