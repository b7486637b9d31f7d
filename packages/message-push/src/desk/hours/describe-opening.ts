// The time people are back, as a customer reads it.
import type { OpeningHours } from "./opening-hours";
import { dayOf, nextOpening } from "./opening-times";

/**
 * `今天 14:00`, `明天 9:00`, `后天 9:00`, `周一 9:00` within six days, `10月8日 9:00` after that, by the desk's clock; the time that it is,
 * while the desk is open. Nothing where it has no next opening.
 */
export function describeOpening(hours: OpeningHours, atMs: number): string | undefined {
  const openingMs = nextOpening(hours, atMs);
  if (openingMs === undefined) return undefined;
  const local = new Date(openingMs + hours.offsetMs);
  const time = local.toISOString().slice(11, 16).replace(/^0/, "");
  const daysAhead = dayOf(hours, openingMs) - dayOf(hours, atMs);
  if (daysAhead > 6) return `${local.getUTCMonth() + 1}月${local.getUTCDate()}日 ${time}`;
  const weekday = `周${"日一二三四五六"[local.getUTCDay()]}`;
  return `${["今天", "明天", "后天"][daysAhead] ?? weekday} ${time}`;
}
