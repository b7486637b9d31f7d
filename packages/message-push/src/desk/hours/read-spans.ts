// One day's spans, from the texts that an operator writes.
import { DAY_MS, type DaySpans, HOUR_MS, MINUTE_MS, type Span } from "./opening-hours";

/** Chinese keyboards give `９：００～１２：００`, which is folded first, and dashes. */
const SPAN = /^(\d\d?):([0-5]\d) *[-~\u2013\u2014]+ *(\d\d?):([0-5]\d)$/;

/** Nothing where it is no list, or a text in it no span. */
export function readSpans(given: unknown): DaySpans | undefined {
  const spans = Array.isArray(given) ? given.map(readSpan) : [undefined];
  return spans.every((span) => span !== undefined) ? spans.sort(([start], [other]) => start - other) : undefined;
}

/** `9:00-18:00`, `22:00-2:00` that ends on the next day, `0:00-24:00`. */
export function readSpan(text: unknown): Span | undefined {
  const parts = typeof text === "string" && SPAN.exec(text.normalize("NFKC").trim());
  const [, hour = 24, minute = 0, endHour = 0, endMinute = 0] = parts ? parts.map(Number) : [];
  const startMs = hour * HOUR_MS + minute * MINUTE_MS;
  const endMs = endHour * HOUR_MS + endMinute * MINUTE_MS;
  if (startMs >= DAY_MS || endMs > DAY_MS || startMs === endMs) return undefined;
  return [startMs, endMs > startMs ? endMs : endMs + DAY_MS];
}
