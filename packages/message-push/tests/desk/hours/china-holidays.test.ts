// China's holidays as the State Council announced them, and the years that the tables know.
import { holidaysCover, isListed } from "../../../src/desk/hours/china-holidays";
import { COVERS_FROM, COVERS_UNTIL, HOLIDAYS, MAKE_UP_DAYS } from "../../../src/desk/hours/generated/china-holidays";
import { beijing } from "./beijing";

const weekdayOf = (date: string) => new Date(date).getUTCDay();
const daysOf = (year: number) =>
  Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(year, 0, 1 + day)).toISOString().slice(0, 10)).filter(
    (date) => date.startsWith(`${year}`),
  );

// https://www.gov.cn/zhengce/content/202511/content_7047090.htm
test("the days of 2026 are those of the notice", () => {
  expect(daysOf(2026).filter((date) => isListed(HOLIDAYS, date))).toEqual([
    ...["01-01", "01-02", "01-03"].map((day) => `2026-${day}`),
    ...[15, 16, 17, 18, 19, 20, 21, 22, 23].map((day) => `2026-02-${day}`),
    ...["04-04", "04-05", "04-06"].map((day) => `2026-${day}`),
    ...["05-01", "05-02", "05-03", "05-04", "05-05"].map((day) => `2026-${day}`),
    ...["06-19", "06-20", "06-21"].map((day) => `2026-${day}`),
    ...["09-25", "09-26", "09-27"].map((day) => `2026-${day}`),
    ...["10-01", "10-02", "10-03", "10-04", "10-05", "10-06", "10-07"].map((day) => `2026-${day}`),
  ]);
  expect(daysOf(2026).filter((date) => isListed(MAKE_UP_DAYS, date))).toEqual(
    ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"].map((day) => `2026-${day}`),
  );
});

test.each(Object.keys(HOLIDAYS).map(Number))("%i has China's holidays, and its make-up days are weekends", (year) => {
  const holidays = daysOf(year).filter((date) => isListed(HOLIDAYS, date));
  expect(holidays).toEqual(expect.arrayContaining([`${year}-01-01`, `${year}-05-01`, `${year}-10-01`]));
  const makeUpDays = daysOf(year).filter((date) => isListed(MAKE_UP_DAYS, date));
  expect(makeUpDays.filter((date) => holidays.includes(date))).toEqual([]);
  expect(makeUpDays.map(weekdayOf).filter((weekday) => weekday > 0 && weekday < 6)).toEqual([]);
});

test("a year that the tables do not have has no holidays and no make-up days", () => {
  const dates = daysOf(COVERS_UNTIL + 1);
  expect(dates.filter((date) => isListed(HOLIDAYS, date) || isListed(MAKE_UP_DAYS, date))).toEqual([]);
});

test("the tables know what they cover, by Beijing's years", () => {
  const covered = [`${COVERS_FROM}-01-01 0:00`, `${COVERS_UNTIL}-12-31 23:59`].map(beijing);
  expect(covered.map(holidaysCover)).toEqual([true, true]);
  expect([(covered[0] ?? 0) - 1, (covered[1] ?? 0) + 60_000].map(holidaysCover)).toEqual([false, false]);
});

test("who asks for 47 days later is told from 15 November on that next year is missing", () => {
  const coverAt = (time: string) => holidaysCover(beijing(`${COVERS_UNTIL}-${time}`) + 47 * 86_400_000);
  expect([coverAt("11-14 23:59"), coverAt("11-15 0:00")]).toEqual([true, false]);
});
