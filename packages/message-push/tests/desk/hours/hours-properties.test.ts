// Opening hours against a second reading of the same settings, which is slow and plain.
import fc from "fast-check";
import { checkHours } from "../../../src/desk/hours/check-hours";
import { isListed } from "../../../src/desk/hours/china-holidays";
import { describeOpening } from "../../../src/desk/hours/describe-opening";
import { HOLIDAYS, MAKE_UP_DAYS } from "../../../src/desk/hours/generated/china-holidays";
import { isOpen, nextOpening } from "../../../src/desk/hours/opening-times";
import { type HoursSettings, readHours, WEEKDAYS } from "../../../src/desk/hours/read-hours";
import { anyMoment, anySettings } from "./arbitrary-hours";

const DAY_MS = 86_400_000;

test("the desk is open exactly within a span of its day", () => {
  fc.assert(
    fc.property(anySettings, anyMoment, (settings, atMs) => {
      expect(isOpen(readHours(settings).hours, atMs)).toBe(stretches(settings, atMs).some(within(atMs)));
    }),
  );
});

test("at the next opening the desk is open, and from now until then it is not", () => {
  fc.assert(
    fc.property(anySettings, anyMoment, (settings, atMs) => {
      const { hours } = readHours(settings);
      const openingMs = nextOpening(hours, atMs);
      const begins = stretches(settings, atMs).map(([beginMs]) => beginMs);
      const later = begins.filter((beginMs) => beginMs > atMs);
      if (isOpen(hours, atMs)) return expect(openingMs).toBe(atMs);
      expect(openingMs).toBe(later.length === 0 ? undefined : Math.min(...later));
      expect(openingMs === undefined || (isOpen(hours, openingMs) && !isOpen(hours, openingMs - 1))).toBe(true);
    }),
  );
});

test("another time zone moves the hours, and nothing else", () => {
  fc.assert(
    fc.property(anySettings, anyMoment, ({ timeZone = "+08:00", ...settings }, atMs) => {
      const inUtc = readHours({ ...settings, timeZone: "+00:00" }).hours;
      const here = readHours({ ...settings, timeZone }).hours;
      expect(isOpen(here, atMs - offsetOf(timeZone))).toBe(isOpen(inUtc, atMs));
      expect(describeOpening(here, atMs - offsetOf(timeZone))).toBe(describeOpening(inUtc, atMs));
    }),
  );
});

test("a customer reads a time, or nothing where there is none", () => {
  fc.assert(
    fc.property(anySettings, anyMoment, (settings, atMs) => {
      const { hours } = readHours(settings);
      const words = describeOpening(hours, atMs);
      expect(words === undefined).toBe(nextOpening(hours, atMs) === undefined);
      expect(words ?? "今天 0:00").toMatch(
        /^(今天|明天|后天|周[一二三四五六日]|1?\d月[1-3]?\d日) (\d|1\d|2[0-3]):[0-5]\d$/,
      );
    }),
  );
});

test("what may be written has no problem but spans that overlap", () => {
  fc.assert(
    fc.property(anySettings, (settings) => {
      expect(readHours(settings).leftOut).toEqual([]);
      expect(checkHours(settings).filter(({ fact }) => !fact.includes("overlap"))).toEqual([]);
    }),
  );
});

test("any JSON is read to the end, and whatever is left out of it is told of", () => {
  const key = fc.constantFrom("timeZone", "weekly", "holidays", "days", "mon", "2026-10-01", "x", "__proto__");
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom("china", "9:00-18:00", ["9:00-18:00", "10:00-9:00"]));
  const anything = fc.oneof(value, fc.dictionary(key, fc.oneof(value, fc.dictionary(key, value))));
  fc.assert(
    fc.property(anything, anyMoment, (given, atMs) => {
      const { hours, leftOut } = readHours(given);
      describeOpening(hours, atMs);
      const paths = checkHours(given).map(({ path }) => path);
      const untold = leftOut.filter(
        (left) => !paths.some((path) => path.startsWith(left) || left.startsWith(`${path}.`)),
      );
      expect(paths.includes("") ? [] : untold).toEqual([]);
    }),
  );
});

/** From two days before to more than the 60 that are looked at; by the clock of the world. */
function stretches(settings: HoursSettings, atMs: number): (readonly [beginMs: number, endMs: number])[] {
  const offsetMs = offsetOf(settings.timeZone ?? "+08:00");
  const today = Math.floor((atMs + offsetMs) / DAY_MS);
  return Array.from({ length: 63 }, (_, i) => today + i - 2).flatMap((day) =>
    textsOf(settings, day).map((text) => {
      const [begin = 0, end = 0] = text.split("-").map(minutesOf);
      const endMinute = end > begin ? end : end + 1440;
      return [begin, endMinute].map((minute) => day * DAY_MS + minute * 60_000 - offsetMs) as [number, number];
    }),
  );
}

function textsOf({ weekly = {}, days = {}, holidays }: HoursSettings, day: number): readonly string[] {
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
  const isAlways = Object.keys(weekly).length === 0;
  const usual = (index: number) => weekly[WEEKDAYS[index] ?? "sun"] ?? (isAlways ? ["0:00-24:00"] : []);
  const special = days[date];
  if (special !== undefined) return special;
  const own = usual(new Date(day * DAY_MS).getUTCDay());
  if (holidays === "none" || (isAlways && holidays === undefined)) return own;
  if (isListed(HOLIDAYS, date)) return [];
  if (!isListed(MAKE_UP_DAYS, date)) return own;
  return [1, 2, 3, 4, 5].map(usual).find(({ length }) => length > 0) ?? own;
}

function within(atMs: number) {
  return ([beginMs, endMs]: readonly [number, number]) => beginMs <= atMs && atMs < endMs;
}

function offsetOf(timeZone: string): number {
  return minutesOf(timeZone.slice(1)) * (timeZone.startsWith("-") ? -60_000 : 60_000);
}

function minutesOf(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  return hour * 60 + minute;
}
