// Says what is wrong with the hours that an operator wrote. It is for tools and pages: a function only reads them, and has no use for these texts.
import type { DaySpans } from "./opening-hours";
import { readHours, WEEKDAYS } from "./read-hours";
import { readSpan, readSpans } from "./read-spans";

/** What is wrong, where, and what to write instead. */
export interface HoursProblem {
  /** `weekly.mon[1]`, `days.2026-12-24`; empty for the whole. */
  readonly path: string;
  readonly fact: string;
  readonly fix: string;
}

interface NamesOfDays {
  readonly includes: (name: string) => boolean;
  readonly fix: string;
}

const SETTINGS = ["timeZone", "weekly", "holidays", "days"];
const WEEKLY: NamesOfDays = {
  includes: (name) => WEEKDAYS.some((weekday) => weekday === name),
  fix: `Write one of ${WEEKDAYS.join(", ")}.`,
};
const DATES: NamesOfDays = { includes: isDate, fix: 'Write a date of the calendar with all its digits, "2026-01-05".' };

/** Every problem, in the order of the settings. Whatever `readHours` leaves out is among them. */
export function checkHours(given: unknown): readonly HoursProblem[] {
  if (given === undefined) return [];
  if (!isObject(given)) return [noObject("")];
  const others = Object.keys(given).filter((name) => !SETTINGS.includes(name));
  return [
    ...others.map((path) => ({
      path,
      fact: `There is no setting "${path}".`,
      fix: `Write one of ${SETTINGS.join(", ")}.`,
    })),
    ...checkTimeZone(given),
    ...checkDays("weekly", given.weekly, WEEKLY),
    ...checkHolidays(given.holidays),
    ...checkDays("days", given.days, DATES),
  ];
}

function checkTimeZone(given: object): readonly HoursProblem[] {
  if (!readHours(given).leftOut.includes("timeZone")) return [];
  const fix =
    'Write "+08:00" for China, or another distance with all its digits. Names of time zones are not known here.';
  return [{ path: "timeZone", fact: "The time zone is no distance from UTC.", fix }];
}

function checkHolidays(given: unknown): readonly HoursProblem[] {
  if (given === undefined || given === "china" || given === "none") return [];
  const fix = 'Write "china", or "none" for a desk that holidays do not close.';
  return [{ path: "holidays", fact: "These holidays are not known.", fix }];
}

function checkDays(parent: string, given: unknown, names: NamesOfDays): readonly HoursProblem[] {
  if (given === undefined) return [];
  if (!isObject(given)) return [noObject(parent)];
  return Object.entries(given).flatMap(([name, texts]) => {
    const path = `${parent}.${name}`;
    if (!names.includes(name))
      return [{ path, fact: `"${name}" is no day here.`, fix: names.fix }, ...checkDay(path, texts)];
    return checkDay(path, texts);
  });
}

function checkDay(path: string, given: unknown): readonly HoursProblem[] {
  if (!Array.isArray(given)) {
    const fix = 'Write ["9:00-12:00", "13:30-18:00"], or [] for a day without hours.';
    return [{ path, fact: "The hours of this day are no list.", fix }];
  }
  const broken = given.flatMap((text: unknown, i) => (readSpan(text) ? [] : [noSpan(`${path}[${i}]`, text)]));
  return broken.length > 0 || !overlap(readSpans(given) ?? []) ? broken : [overlapping(path)];
}

function overlap(spans: DaySpans): boolean {
  return spans.some(([startMs], i) => startMs < (spans[i - 1]?.[1] ?? 0));
}

function noSpan(path: string, text: unknown): HoursProblem {
  const fact = typeof text === "string" ? `"${text.slice(0, 40)}" is no span of time.` : "This is no span of time.";
  const fix = 'Write "9:00-18:00"; "22:00-2:00" ends on the next day, and "0:00-24:00" is the whole day.';
  return { path, fact, fix };
}

/** Such hours count all the same. */
function overlapping(path: string): HoursProblem {
  const fact = "Two spans of this day overlap.";
  return {
    path,
    fact,
    fix: 'Correct the times, or join the spans. The afternoon is "13:30-18:00", and not "1:30-6:00".',
  };
}

function noObject(path: string): HoursProblem {
  const fact = path === "" ? "The hours are no object." : `"${path}" is no object.`;
  return { path, fact, fix: 'Write { "weekly": { "mon": ["9:00-18:00"] }, "days": { "2026-12-24": [] } }.' };
}

function isObject(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === "object" && given !== null && !Array.isArray(given);
}

/** 2027-02-29 is another date once it is read, and what is no date becomes null. */
function isDate(name: string): boolean {
  return new Date(name).toJSON()?.slice(0, 10) === name;
}
