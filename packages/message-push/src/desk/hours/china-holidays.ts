// China's holidays, and its make-up days (调休上班): Saturdays and Sundays that are worked so that a holiday is longer.
import { COVERS_FROM, COVERS_UNTIL } from "./generated/china-holidays";
import { BEIJING_MS, type OpeningHours } from "./opening-hours";

/** Whether a date, `2026-10-01`, is in one of the two tables. */
export function isListed(table: Readonly<Record<string, string>>, date: string): boolean {
  const day = date.slice(5);
  const stretches = table[date.slice(0, 4)]?.split(" ");
  return stretches?.some((days) => days.slice(0, 5) <= day && day <= days.slice(-5)) ?? false;
}

/**
 * Whether the tables have the year that it is in Beijing. In other years weekly hours count. China announces a year's holidays in the
 * November before: who asks for 47 days later hears on 15 November that the next year is missing.
 */
export function holidaysCover(atMs: number): boolean {
  const year = new Date(atMs + BEIJING_MS).getUTCFullYear();
  return COVERS_FROM <= year && year <= COVERS_UNTIL;
}

/** Whether an operator's special days hold one that the tables do not have and that is still to come: what is missing is looked after. */
export function isWrittenDown({ days }: Pick<OpeningHours, "days">, nowMs: number): boolean {
  const today = new Date(nowMs + BEIJING_MS).toISOString().slice(0, 10);
  return Object.keys(days).some((date) => /^\d{4}-\d\d-\d\d$/.test(date) && date >= today && isPastTables(date));
}

function isPastTables(date: string): boolean {
  return Number(date.slice(0, 4)) > COVERS_UNTIL;
}
