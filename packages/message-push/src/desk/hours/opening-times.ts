// Whether people are at the desk, and when they come next.
import { isListed } from "./china-holidays";
import { HOLIDAYS, MAKE_UP_DAYS } from "./generated/china-holidays";
import { DAY_MS, type DaySpans, type OpeningHours, SEARCHED_DAYS } from "./opening-hours";

/** Whether people are at the desk. Hours past midnight belong to the day on which they begin, whatever the next day is. */
export function isOpen(hours: OpeningHours, atMs: number): boolean {
  return nextOpening(hours, atMs) === atMs;
}

/** When people are at the desk next: `atMs` itself while it is open; nothing where it stays closed through the 60th day from today. */
export function nextOpening(hours: OpeningHours, atMs: number): number | undefined {
  const today = dayOf(hours, atMs);
  // From yesterday on, whose hours may pass midnight.
  for (let day = today - 1; day <= today + SEARCHED_DAYS; day++) {
    const clockMs = atMs + hours.offsetMs - day * DAY_MS;
    const next = spansOf(hours, new Date(day * DAY_MS)).find(([, endMs]) => endMs > clockMs);
    if (next !== undefined) return atMs + Math.max(next[0] - clockMs, 0);
  }
  return undefined;
}

/** The day that it is at the desk, counted from 1970. */
export function dayOf({ offsetMs }: OpeningHours, atMs: number): number {
  return Math.floor((atMs + offsetMs) / DAY_MS);
}

/** Special days come before holidays, and holidays before weekdays. */
function spansOf({ days, inChina, weekly }: OpeningHours, midnight: Date): DaySpans {
  const date = midnight.toISOString().slice(0, 10);
  if (days[date]) return days[date];
  if (inChina && isListed(HOLIDAYS, date)) return [];
  // No notice says which weekday a make-up day stands for: it has the hours of the first from Monday to Friday that has any.
  const working = inChina && isListed(MAKE_UP_DAYS, date) && weekly.slice(1, 6).find(({ length }) => length > 0);
  return working || (weekly[midnight.getUTCDay()] ?? []);
}
