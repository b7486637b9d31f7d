// What an operator may write, what is left out of it, and what the operator is told.
import { checkHours } from "../../../src/desk/hours/check-hours";
import { isOpen } from "../../../src/desk/hours/opening-times";
import { readHours } from "../../../src/desk/hours/read-hours";
import { beijing } from "./beijing";

const hours = (time: number) => time * 3_600_000;
const leftOut = (given: unknown) => readHours(given).leftOut;
const paths = (given: unknown) => checkHours(given).map(({ path }) => path);

test("everything that may be written is read, without a problem", () => {
  const settings = {
    timeZone: "+09:30",
    weekly: { mon: ["9:00-12:00", "13:30-18:00"], sat: ["22:00-2:00"], sun: [] },
    holidays: "none",
    days: { "2026-12-24": ["0:00-24:00"], "2028-02-29": [] },
  };
  expect(readHours(settings)).toEqual({
    hours: {
      offsetMs: hours(9.5),
      weekly: [
        [],
        [
          [hours(9), hours(12)],
          [hours(13.5), hours(18)],
        ],
        [],
        [],
        [],
        [],
        [[hours(22), hours(26)]],
      ],
      inChina: false,
      days: { "2026-12-24": [[0, hours(24)]], "2028-02-29": [] },
    },
    leftOut: [],
  });
  expect(checkHours(settings)).toEqual([]);
});

test("what is left out is Beijing's time, and China's holidays if there are weekly hours", () => {
  expect(readHours({ weekly: { mon: [] } }).hours).toMatchObject({ offsetMs: hours(8), inChina: true });
  expect(readHours({}).hours).toMatchObject({ offsetMs: hours(8), inChina: false });
  expect([undefined, {}, { weekly: {} }].flatMap((given) => checkHours(given))).toEqual([]);
});

test.each([
  "09:00-18:00",
  "９：００－１８：００",
  "9：00～18：00",
  " 9:00 - 18:00 ",
  "9:00–18:00",
  "9:00——18:00",
  "9:00~18:00",
])("%s is from nine to six", (text) => {
  expect(readHours({ weekly: { mon: [text] } }).hours.weekly[1]).toEqual([[hours(9), hours(18)]]);
  expect(checkHours({ weekly: { mon: [text] } })).toEqual([]);
});

test.each<unknown>([
  "9-18",
  "9:00",
  "9:00-",
  "9:00-18:0",
  "9:00-18:60",
  "9:00-24:01",
  "24:00-25:00",
  "9:00-9:00",
  "0:00-0:00",
  "24:00-24:00",
  "9:00-12:00-18:00",
  "9:00-12:00,13:00-18:00",
  "上午",
  "",
  9,
  null,
  { from: "9:00" },
  { toString: null, valueOf: null },
  ["9:00-18:00"],
])("%j is no span: its day is left out, and the place of the slip is told", (text) => {
  const days = { mon: ["7:00-8:00", text], tue: ["7:00-8:00"] };
  const { hours: read, leftOut: left } = readHours({ weekly: days, days: { "2026-03-10": [text] } });
  expect(left).toEqual(["weekly.mon", "days.2026-03-10"]);
  expect(read.weekly[1]).toEqual([]);
  // A weekday without hours is closed; a date that cannot be read is a day like any other, a Tuesday here.
  expect(isOpen(read, beijing("2026-03-09 7:30"))).toBe(false);
  expect(isOpen(read, beijing("2026-03-10 7:30"))).toBe(true);
  expect(paths({ weekly: days, days: { "2026-03-10": [text] } })).toEqual(["weekly.mon[1]", "days.2026-03-10[0]"]);
});

test.each([["9:00-18:00"], [null], [540], [{ "0": "9:00-18:00" }], [true]])(
  "a day that is no list, %j, is left out",
  (day) => {
    expect(leftOut({ weekly: { fri: day } })).toEqual(["weekly.fri"]);
    expect(checkHours({ weekly: { fri: day } })).toEqual([
      {
        path: "weekly.fri",
        fact: "The hours of this day are no list.",
        fix: 'Write ["9:00-12:00", "13:30-18:00"], or [] for a day without hours.',
      },
    ]);
  },
);

test.each([
  "8",
  "+8:00",
  "+0800",
  "UTC+8",
  "Asia/Shanghai",
  "Z",
  "+15:00",
  "+08:60",
  "08:00",
  "",
  null,
  8,
  [],
  ["+09:00"],
  { toString: 1 },
])("the time zone %j is told of, and Beijing's counts", (timeZone) => {
  expect(readHours({ timeZone }).hours.offsetMs).toBe(hours(8));
  expect(leftOut({ timeZone })).toEqual(["timeZone"]);
  expect(paths({ timeZone })).toEqual(["timeZone"]);
});

test.each(["China", "CN", true, null, ["china"]])(
  "holidays of %j are told of, and as if they were left out",
  (holidays) => {
    expect(paths({ holidays })).toEqual(["holidays"]);
    expect(readHours({ holidays }).hours.inChina).toBe(false);
    expect(readHours({ holidays, weekly: { mon: [] } }).hours.inChina).toBe(true);
  },
);

test.each(["2027-02-29", "2026-13-01", "2026-1-5", "20260105", "2026-01-05T00:00", "mon", "国庆节", ""])(
  "%j is no date",
  (date) => {
    expect(paths({ days: { [date]: [] } })).toEqual([`days.${date}`]);
  },
);

test.each(["Mon", "monday", "周一", "1", "2026-01-05"])("%j is no weekday, and of no effect", (name) => {
  expect(paths({ weekly: { [name]: [] } })).toEqual([`weekly.${name}`]);
  expect(readHours({ weekly: { [name]: [] } }).hours).toEqual(readHours({}).hours);
});

test.each([5, "9:00-18:00", [], true, null])("%j is no object, whatever it is given for", (given) => {
  expect(paths(given)).toEqual([""]);
  expect(paths({ weekly: given, days: given })).toEqual(["weekly", "days"]);
  expect(readHours({ weekly: given, days: given }).hours).toEqual(readHours({}).hours);
});

test("a setting that there is not is told of, and the others count", () => {
  const settings = { weekley: {}, weekly: { mon: ["9:00-18:00"] } };
  expect(checkHours(settings)).toEqual([
    { path: "weekley", fact: 'There is no setting "weekley".', fix: "Write one of timeZone, weekly, holidays, days." },
  ]);
  expect(readHours(settings).hours.weekly[1]).toHaveLength(1);
});

test("spans that overlap are told of, because that is mostly a slip, and count", () => {
  const days = {
    mon: ["9:00-12:00", "1:30-18:00"],
    tue: ["9:00-12:00", "12:00-13:00"],
    wed: ["22:00-2:00", "23:00-24:00"],
  };
  expect(paths({ weekly: days })).toEqual(["weekly.mon", "weekly.wed"]);
  expect(leftOut({ weekly: days })).toEqual([]);
});

test("every problem is told at once, with what to write instead", () => {
  const problems = checkHours({
    open: true,
    timeZone: "GMT",
    weekly: { mon: ["9-18", "13:00-12:60"], monday: "9:00" },
    holidays: "us",
    days: [],
  });
  expect(problems.map(({ path }) => path)).toEqual([
    "open",
    "timeZone",
    "weekly.mon[0]",
    "weekly.mon[1]",
    "weekly.monday",
    "weekly.monday",
    "holidays",
    "days",
  ]);
  for (const { fact, fix } of problems) {
    expect(fact).toMatch(/^[A-Z"].*\.$/);
    expect(fix).toMatch(/^Write .*[.}]$/);
  }
});

test("of a long text, the beginning is repeated", () => {
  const [problem] = checkHours({ weekly: { mon: ["9".repeat(1000)] } });
  expect(problem?.fact.length).toBeLessThan(100);
});

test("in Chinese a weekday is told from a date", () => {
  const facts = checkHours({ weekly: { monday: [] }, days: { "1-5": [] } }, "zh").map(({ fact }) => fact);
  expect(facts).toEqual(["“monday”不是星期的写法。", "“1-5”不是日期。"]);
});
