// Hours and moments for properties: near each other, so that they meet.
import fc from "fast-check";
import type { HoursSettings } from "../../../src/desk/hours/read-hours";

const FIRST_DAY_MS = Date.parse("2026-09-14");
const DAYS = 45;

const minute = fc.oneof(fc.integer({ min: 0, max: 24 * 60 - 1 }), fc.constantFrom(0, 540, 1439));
const span = fc
  .tuple(minute, fc.oneof(minute, fc.constant(1440)))
  .filter(([start, end]) => start !== end)
  .map(([start, end]) => `${clock(start)}-${clock(end)}`);
const spans = fc.array(span, { maxLength: 3 });
const date = fc
  .integer({ min: 0, max: DAYS })
  .map((day) => new Date(FIRST_DAY_MS + day * 86_400_000).toISOString().slice(0, 10));

/** Valid ones: with spans past midnight, overlapping spans, special days, every time zone. */
export const anySettings: fc.Arbitrary<HoursSettings> = fc.record(
  {
    timeZone: fc
      .tuple(fc.constantFrom("+", "-"), fc.integer({ min: 0, max: 14 * 60 }))
      .map(([sign, minutes]) => `${sign}${clock(minutes).padStart(5, "0")}`),
    weekly: fc.record(
      { mon: spans, tue: spans, wed: spans, thu: spans, fri: spans, sat: spans, sun: spans },
      { requiredKeys: [] },
    ),
    holidays: fc.constantFrom("china", "none"),
    days: fc.dictionary(date, spans, { maxKeys: 5 }),
  },
  { requiredKeys: [] },
);

/** Around the holidays of October 2026. */
export const anyMoment: fc.Arbitrary<number> = fc
  .tuple(
    fc.integer({ min: 0, max: DAYS * 24 * 60 }),
    fc.oneof(fc.constant(0), fc.constant(-1), fc.integer({ min: 0, max: 59_999 })),
  )
  .map(([minutes, ms]) => FIRST_DAY_MS + minutes * 60_000 + ms);

function clock(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}
