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
  const readDays = (parent: string, texts: unknown) => {
    const read: Record<string, DaySpans> = {};
    for (const [name, day] of Object.entries(Object(texts))) {
      const spans = readSpans(day);
      if (spans) read[name] = spans;
      else leftOut.push(`${parent}.${name}`);
    }
    return read;
  };
  const isOffset = typeof timeZone === "string" && OFFSET.test(timeZone);
  if (!isOffset) leftOut.push("timeZone");
  const byName = readDays("weekly", weekly);
  const hasWeekly = WEEKDAYS.some((name) => byName[name]);
  const hours = {
    // A time in this zone is as far from the same in UTC, with which 1970 begins.
    offsetMs: isOffset ? -Date.parse(`1970-01-01T00:00${timeZone}`) : BEIJING_MS,
    weekly: WEEKDAYS.map((name) => byName[name] ?? (hasWeekly ? [] : [[0, DAY_MS] as const])),
    inChina: holidays === "china" || (hasWeekly && holidays !== "none"),
    days: readDays("days", days),
  };
  return { hours, leftOut };
}
