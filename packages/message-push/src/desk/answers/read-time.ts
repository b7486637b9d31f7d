// Reads a time that an operator types: with its time zone, because functions run in UTC, and a day more or less is not noticed.
import type { Note } from "./rule";

const TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{3})?)?)(Z|[+-]\d{2}:\d{2})$/;

/** In milliseconds; a database's date is one as well. Nothing when nothing is given, and when it is wrong, which is noted. */
export function readTime(given: unknown, path: string, note: Note): number | undefined {
  if (given === undefined) return undefined;
  const atMs = given instanceof Date ? given.getTime() : typeof given === "string" ? parse(given) : Number.NaN;
  if (!Number.isNaN(atMs)) return atMs;
  note(path, "time");
  return undefined;
}

function parse(text: string): number {
  const [, day = "", time, zone] = TIME.exec(text.trim()) ?? [];
  // Date takes 30 February for 2 March.
  const isDay = new Date(day).getUTCDate() === Number(day.slice(-2));
  return isDay ? Date.parse(`${day}T${time}${zone}`) : Number.NaN;
}
