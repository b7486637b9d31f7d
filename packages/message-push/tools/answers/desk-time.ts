// Times as an operator types and reads them: by the desk's own clock, unless a zone stands behind them.
import { readTime } from "../../src/desk/answers/read-time";
import type { OpeningHours } from "../../src/desk/hours/opening-hours";
import { readHours } from "../../src/desk/hours/read-hours";
import type { Both } from "../../src/language";
import { ToolError } from "../tool-error";
import type { AnswersFile } from "./answers-file";

type Zone = Pick<OpeningHours, "offsetMs">;

const HAS_ZONE = /(Z|[+-]\d{2}:\d{2})$/;

/** The hours of the file. */
export function hoursIn({ settings }: AnswersFile): OpeningHours {
  return readHours(Object(settings).hours).hours;
}

/**
 * Reads `--at`.
 *
 * @throws {ToolError} `FLAG_INVALID`
 */
export function readAt(given: string, { offsetMs }: Zone): number {
  const text = given.trim();
  const hasZone = HAS_ZONE.test(text);
  const atMs = readTime(hasZone ? text : `${text}Z`, "", () => undefined);
  if (atMs !== undefined) return hasZone ? atMs : atMs - offsetMs;
  const fact: Both = { en: `--at is "${given}", which is no time.`, zh: `--at 的值是“${given}”，不是时间。` };
  throw new ToolError("FLAG_INVALID", fact, WRITE_TIME);
}

const WRITE_TIME: Both = {
  en: 'Write --at 2026-10-01T22:10, by the desk\'s clock, or with a time zone: --at "2026-10-01T22:10+08:00".',
  zh: '请写 --at 2026-10-01T22:10（按客服台的时间），或带上时区：--at "2026-10-01T22:10+08:00"。',
};

/** `2026-10-01 22:10` by the desk's clock. */
export function deskTime(atMs: number, { offsetMs }: Zone): string {
  return new Date(atMs + offsetMs).toISOString().slice(0, 16).replace("T", " ");
}

/** What the desk's clock is ahead of UTC: `+08:00`. */
export function zoneOf({ offsetMs }: Zone): string {
  const clock = new Date(Math.abs(offsetMs)).toISOString().slice(11, 16);
  return `${offsetMs < 0 ? "-" : "+"}${clock}`;
}
