// src/desk/hours/generated: China's holidays of the last two years that the package chinese-days knows, without its code.
import { readFileSync } from "node:fs";
import type { GeneratedFile } from "./render-events";

const FILE = "packages/message-push/src/desk/hours/generated/china-holidays.ts";
const SOURCE = "chinese-days/dist/chinese-days.json";
const DAY_MS = 86_400_000;

/** What is read of the package's JSON: the dates, which are the keys. */
export interface ChineseDays {
  readonly holidays: Readonly<Record<string, unknown>>;
  /** Make-up days. */
  readonly workdays: Readonly<Record<string, unknown>>;
}

/** The table as a file. */
export function renderChinaHolidays(days: ChineseDays = readPackage()): GeneratedFile {
  // The first days of a year may be announced with the year before: it is known as far as its National Day.
  const nationalDays = Object.keys(days.holidays).filter((date) => date.endsWith("-10-01"));
  const coversUntil = Math.max(...nationalDays.map((date) => Number(date.slice(0, 4))));
  const years = [coversUntil - 1, coversUntil];
  const text = `// Generated from the package chinese-days by npm run generate: its newest version brings a new year.

/** The first year of the tables, and the last. */
export const COVERS_FROM = ${years[0]};
export const COVERS_UNTIL = ${years[1]};

/** By year: month and day, of a stretch of days the first and the last. */
export const HOLIDAYS = ${tableOf(years, days.holidays)};

export const MAKE_UP_DAYS = ${tableOf(years, days.workdays)};
`;
  return { file: FILE, text };
}

/** As the formatter writes it. */
function tableOf(years: readonly number[], days: object): string {
  const rows = years.map((year) => {
    const dates = Object.keys(days).filter((date) => date.startsWith(`${year}-`));
    return `  ${year}: "${stretchesOf(dates)}",\n`;
  });
  return `{\n${rows.join("")}}`;
}

/** Days that follow each other are one stretch. */
function stretchesOf(dates: readonly string[]): string {
  const sorted = [...dates].sort();
  const lasts = sorted.filter((date) => !dates.includes(neighbour(date, 1)));
  const firsts = sorted.filter((date) => !dates.includes(neighbour(date, -1)));
  return firsts
    .map((first, i) => [...new Set([first, lasts[i] ?? first])].map((date) => date.slice(5)).join("/"))
    .join(" ");
}

function neighbour(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

function readPackage(): ChineseDays {
  return JSON.parse(readFileSync(require.resolve(SOURCE), "utf8"));
}
