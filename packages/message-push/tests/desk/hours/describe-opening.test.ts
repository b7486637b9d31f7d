// What a customer reads about the time people are back.
import { describeOpening } from "../../../src/desk/hours/describe-opening";
import { readHours } from "../../../src/desk/hours/read-hours";
import { beijing } from "./beijing";

const WORK = ["9:00-12:00", "14:00-18:00"];
const WEEKLY = { mon: WORK, tue: WORK, wed: WORK, thu: WORK, fri: WORK };
const described = (settings: unknown, time: string) => describeOpening(readHours(settings).hours, beijing(time));

test.each([
  ["2026-03-02 8:00", "今天 9:00"],
  ["2026-03-02 0:00", "今天 9:00"],
  ["2026-03-02 12:30", "今天 14:00"],
  ["2026-03-02 18:00", "明天 9:00"],
  ["2026-03-07 10:00", "后天 9:00"],
  ["2026-03-06 18:30", "周一 9:00"],
  ["2026-09-30 18:00", "10月8日 9:00"],
  ["2026-10-01 12:00", "10月8日 9:00"],
  ["2026-10-02 0:00", "周四 9:00"],
  ["2026-10-06 23:59", "后天 9:00"],
])("at %s people are back %s", (time, expected) => {
  expect(described({ weekly: WEEKLY }, time)).toBe(expected);
});

test.each([
  [3, "周四 20:05"],
  [4, "周五 20:05"],
  [5, "周六 20:05"],
  [6, "周日 20:05"],
  [7, "3月9日 20:05"],
  [59, "4月30日 20:05"],
])("%i days after a Monday it is %s", (days, expected) => {
  const date = new Date(Date.parse("2026-03-02") + days * 86_400_000).toISOString().slice(0, 10);
  expect(described({ weekly: { mon: [] }, days: { [date]: ["20:05-21:00"] } }, "2026-03-02 23:00")).toBe(expected);
});

test("hours have no zero before them, minutes always have two digits, and midnight is 0:00", () => {
  const at = (span: string) => described({ weekly: { tue: [span] } }, "2026-03-02 10:00");
  expect(["0:00-1:00", "9:05-10:00", "10:00-11:00", "20:30-21:00"].map(at)).toEqual([
    "明天 0:00",
    "明天 9:05",
    "明天 10:00",
    "明天 20:30",
  ]);
});

test("the new year is a day like any other", () => {
  expect(described({ weekly: WEEKLY, days: { "2026-12-31": [] } }, "2026-12-30 20:00")).toBe("后天 9:00");
  expect(described({ weekly: WEEKLY, holidays: "none" }, "2026-12-31 20:00")).toBe("明天 9:00");
});

test("days are counted by the desk's clock", () => {
  // In Beijing, it is the third already.
  const settings = { timeZone: "-08:00", weekly: { mon: WORK, tue: WORK } };
  expect(described(settings, "2026-03-03 0:30")).toBe("今天 9:00");
  expect(described({ weekly: settings.weekly }, "2026-03-03 0:30")).toBe("今天 9:00");
  expect(described(settings, "2026-03-03 12:30")).toBe("明天 9:00");
});

test("while the desk is open it is the time that it is, and where it never opens there is none", () => {
  expect(described({ weekly: WEEKLY }, "2026-03-02 9:07")).toBe("今天 9:07");
  expect(described({ weekly: { mon: [] } }, "2026-03-02 9:07")).toBeUndefined();
});
