// Whether the desk is open and when it opens next, by hand. The last days are in the tables of China's holidays.
import { isOpen, nextOpening } from "../../../src/desk/hours/opening-times";
import { type HoursSettings, readHours } from "../../../src/desk/hours/read-hours";
import { beijing } from "./beijing";

const OFFICE = ["9:00-12:00", "13:30-18:00"];
const WEEKLY = { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE };

const hoursOf = (settings: HoursSettings) => readHours(settings).hours;
const isOpenAt = (settings: HoursSettings, time: string) => isOpen(hoursOf(settings), beijing(time));
const next = (settings: HoursSettings, time: string) => {
  const openingMs = nextOpening(hoursOf(settings), beijing(time));
  return openingMs === undefined
    ? undefined
    : new Date(openingMs + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
};

test.each([
  undefined,
  null,
  {},
  { weekly: {} },
  { weekly: { mon: ["9-18"] } },
  { timeZone: "-03:00" },
  7,
  "9:00-18:00",
])("without hours that can be read, the desk is always open: %j", (settings) => {
  const { hours } = readHours(settings);
  const times = ["2026-10-01 0:00", "2026-10-10 3:00", "2027-12-31 23:59"].map(beijing);
  expect(times.map((atMs) => nextOpening(hours, atMs))).toEqual(times);
});

test.each([
  ["2026-03-02 8:59", false],
  ["2026-03-02 9:00", true],
  ["2026-03-02 11:59", true],
  ["2026-03-02 12:00", false],
  ["2026-03-02 13:29", false],
  ["2026-03-02 13:30", true],
  ["2026-03-02 18:00", false],
  ["2026-03-07 10:00", false],
])("a day has several spans, each with its first minute and without its last: %s", (time, expected) => {
  expect(isOpenAt({ weekly: WEEKLY }, time)).toBe(expected);
});

test.each([
  ["2026-03-02 10:17", "2026-03-02 10:17"],
  ["2026-03-02 12:00", "2026-03-02 13:30"],
  ["2026-03-02 18:00", "2026-03-03 09:00"],
  ["2026-03-06 18:00", "2026-03-09 09:00"],
])("at %s the next opening is %s", (time, expected) => {
  expect(next({ weekly: WEEKLY }, time)).toBe(expected);
});

test("what opens past midnight belongs to the day on which it begins", () => {
  const night = { weekly: { fri: ["22:00-2:00"] }, holidays: "none" } as const;
  const times = ["2026-03-06 21:59", "2026-03-06 22:00", "2026-03-07 1:59", "2026-03-07 2:00", "2026-03-06 1:00"];
  expect(times.map((time) => isOpenAt(night, time))).toEqual([false, true, true, false, false]);
  expect(next(night, "2026-03-07 2:00")).toBe("2026-03-13 22:00");
});

test("the day after does not end it, be it closed or a holiday", () => {
  const settings = { weekly: { wed: ["22:00-2:00"] }, days: { "2026-03-05": [] } };
  expect(isOpenAt(settings, "2026-03-05 1:00")).toBe(true);
  // 30 September 2026 is a Wednesday.
  expect(isOpenAt(settings, "2026-10-01 1:00")).toBe(true);
  expect(isOpenAt(settings, "2026-10-01 2:00")).toBe(false);
});

test("24:00 and 0:00 end a day, and whole days follow each other without a gap", () => {
  for (const texts of [["0:00-24:00"], ["0:00-12:00", "12:00-0:00"]]) {
    const settings = { weekly: { mon: texts, tue: texts } };
    expect(isOpenAt(settings, "2026-03-02 23:59")).toBe(true);
    expect(isOpenAt(settings, "2026-03-03 0:00")).toBe(true);
    expect(isOpenAt(settings, "2026-03-04 0:00")).toBe(false);
  }
});

test("spans that overlap are open from the first to the last, in whatever order they stand", () => {
  const settings = { weekly: { mon: ["11:00-14:00", "9:00-12:00"] } };
  const times = ["2026-03-02 8:59", "2026-03-02 9:00", "2026-03-02 11:30", "2026-03-02 13:59", "2026-03-02 14:00"];
  expect(times.map((time) => isOpenAt(settings, time))).toEqual([false, true, true, true, false]);
  expect(next(settings, "2026-03-02 8:00")).toBe("2026-03-02 09:00");
});

test("special days come before holidays, and holidays before weekdays", () => {
  const days = { "2026-10-01": ["10:00-14:00"], "2026-10-12": [], "2026-03-07": ["9:00-10:00"] };
  expect(isOpenAt({ weekly: WEEKLY, days }, "2026-10-01 10:00")).toBe(true);
  expect(isOpenAt({ weekly: WEEKLY, days }, "2026-10-01 9:30")).toBe(false);
  expect(isOpenAt({ weekly: WEEKLY, days }, "2026-10-02 10:00")).toBe(false);
  expect(isOpenAt({ weekly: WEEKLY, days, holidays: "none" }, "2026-10-02 10:00")).toBe(true);
  expect(isOpenAt({ weekly: WEEKLY, days }, "2026-10-12 10:00")).toBe(false);
  expect(isOpenAt({ weekly: WEEKLY, days }, "2026-03-07 9:30")).toBe(true);
});

test("a make-up day has the hours of the first weekday from Monday to Friday that has any", () => {
  const days = { tue: ["10:00-11:00"], wed: OFFICE, sat: ["7:00-8:00"], sun: ["20:00-21:00"] };
  for (const weekly of [days, { ...days, mon: [] }]) {
    expect(next({ weekly }, "2026-10-10 6:00")).toBe("2026-10-10 10:00");
    expect(next({ weekly, holidays: "none" }, "2026-10-10 6:00")).toBe("2026-10-10 07:00");
  }
  expect(next({ weekly: days, days: { "2026-10-10": ["15:00-16:00"] } }, "2026-10-10 6:00")).toBe("2026-10-10 15:00");
});

test("where only weekends have hours, a make-up day has its own", () => {
  const weekly = { sat: ["7:00-8:00"], sun: ["20:00-21:00"] };
  expect(next({ weekly }, "2026-10-10 6:00")).toBe("2026-10-10 07:00");
  expect(next({ weekly }, "2026-09-20 6:00")).toBe("2026-09-20 20:00");
});

test("a desk that is always open is closed on holidays only if it says so", () => {
  expect(isOpenAt({}, "2026-10-01 10:00")).toBe(true);
  expect(isOpenAt({ holidays: "china" }, "2026-10-01 10:00")).toBe(false);
  expect(next({ holidays: "china" }, "2026-10-01 10:00")).toBe("2026-10-08 00:00");
});

test("a desk without hours for a long time has no next opening; the 60th day from today still counts", () => {
  const closed = { weekly: { mon: [] } };
  expect(next(closed, "2026-03-02 10:00")).toBeUndefined();
  expect(next({ ...closed, days: { "2026-05-01": ["23:00-24:00"] } }, "2026-03-02 10:00")).toBe("2026-05-01 23:00");
  expect(next({ ...closed, days: { "2026-05-02": ["0:00-24:00"] } }, "2026-03-02 10:00")).toBeUndefined();
});

test("there is a 29th of February in leap years, and a year ends with December", () => {
  const settings = { weekly: WEEKLY, days: { "2028-02-29": ["20:00-21:00"], "2026-12-31": ["22:00-3:00"] } };
  expect(next(settings, "2028-02-29 9:00")).toBe("2028-02-29 20:00");
  expect(next(settings, "2028-02-29 21:00")).toBe("2028-03-01 09:00");
  expect(isOpenAt(settings, "2027-01-01 2:59")).toBe(true);
  expect(next(settings, "2026-12-31 21:00")).toBe("2026-12-31 22:00");
});

test("the time zone is the desk's, and the machine's does not matter", () => {
  const days = { "2026-03-02": ["0:00-1:00"] };
  const openUtc = (timeZone: string) =>
    new Date(nextOpening(hoursOf({ timeZone, weekly: { mon: [] }, days }), beijing("2026-02-28 0:00")) ?? 0).toJSON();
  expect(openUtc("+08:00")).toBe("2026-03-01T16:00:00.000Z");
  expect(openUtc("+00:00")).toBe("2026-03-02T00:00:00.000Z");
  expect(openUtc("-05:30")).toBe("2026-03-02T05:30:00.000Z");
  expect(openUtc("+14:00")).toBe("2026-03-01T10:00:00.000Z");
});
