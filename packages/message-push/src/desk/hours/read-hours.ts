// Reads the hours that an operator edits as JSON. What is broken is left out; check-hours.ts says why, where there is room for that.
import { BEIJING_MS, DAY_MS, type DaySpans, type OpeningHours } from "./opening-hours";
import { readSpans } from "./read-spans";

/** What an operator writes. */
export interface HoursSettings {
  /** What the desk's clock is ahead of UTC: `+08:00`, as where it is left out. */
  readonly timeZone?: string;
  /** `{ mon: ["9:00-12:00", "13:30-18:00"] }`: a weekday that is left out has no hours. Without any weekday the desk is always open. */
  readonly weekly?: Readonly<Partial<Record<Weekday, readonly string[]>>>;
  /** Whether China's holidays close the desk and its make-up days open it. Where it is left out they do, if there are weekly hours. */
  readonly holidays?: "china" | "none";
  /** By date: `{ "2026-12-24": ["10:00-14:00"], "2026-12-25": [] }`. They count before holidays and weekdays. */
  readonly days?: Readonly<Record<string, readonly string[]>>;
}

export type Weekday = (typeof WEEKDAYS)[number];

export const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
const ALL_DAY: DaySpans = [[0, DAY_MS]];
const OFFSET = /^[+-](0\d|1[0-4]):[0-5]\d$/;

/** The hours, and the paths of what was left out. */
export interface ReadHours {
  readonly hours: OpeningHours;
  /** `timeZone`, `weekly.mon`, `days.2026-12-24`. */
  readonly leftOut: readonly string[];
}

/** Of any JSON. A broken weekday has no hours then, a broken date is a day like any other, any other setting is as if left out. */
export function readHours(given: unknown): ReadHours {
  const { timeZone = "+08:00", weekly, holidays, days }: Readonly<Record<string, unknown>> = Object(given);
  const leftOut: string[] = [];
  const byName = readDays("weekly", weekly, leftOut);
  const hasWeekly = WEEKDAYS.some((name) => byName[name]);
  const hours = {
    offsetMs: readOffset(timeZone, leftOut),
    weekly: WEEKDAYS.map((name) => byName[name] ?? (hasWeekly ? [] : ALL_DAY)),
    inChina: holidays === "china" || (hasWeekly && holidays !== "none"),
    days: readDays("days", days, leftOut),
  };
  return { hours, leftOut };
}

function readDays(parent: string, given: unknown, leftOut: string[]): Record<string, DaySpans> {
  const days: Record<string, DaySpans> = {};
  for (const [name, texts] of Object.entries(Object(given))) {
    const spans = readSpans(texts);
    if (spans) days[name] = spans;
    else leftOut.push(`${parent}.${name}`);
  }
  return days;
}

/** A time of 1970 in this time zone is as far from the same in UTC. */
function readOffset(given: unknown, leftOut: string[]): number {
  if (OFFSET.test(String(given))) return -Date.parse(`1970-01-01T00:00${given}`);
  leftOut.push("timeZone");
  return BEIJING_MS;
}
