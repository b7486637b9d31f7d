// How the tables of China's holidays are made of the package chinese-days.
import { renderChinaHolidays } from "../../reference/render-china-holidays";

const keysOf = (dates: readonly string[]) => Object.fromEntries(dates.map((date) => [date, "name"]));
const render = (holidays: readonly string[], workdays: readonly string[]) =>
  renderChinaHolidays({ holidays: keysOf(holidays), workdays: keysOf(workdays) }).text;

test("days that follow each other become a stretch, in order, within their year", () => {
  const holidays = ["2029-10-02", "2029-10-01", "2029-02-28", "2029-03-01", "2029-12-31", "2030-01-01", "2030-10-01"];
  const text = render(holidays, ["2030-09-29", "2029-10-13", "2029-10-14"]);
  expect(text).toContain('  2029: "02-28/03-01 10-01/10-02 12-31",\n  2030: "01-01 10-01",\n');
  expect(text).toContain('  2029: "10-13/10-14",\n  2030: "09-29",\n');
});

test("the last year is the last with a National Day, and there are two", () => {
  const text = render(["2028-10-01", "2029-10-01", "2030-10-01", "2031-01-01"], []);
  expect(text).toContain("COVERS_FROM = 2029;\nexport const COVERS_UNTIL = 2030;");
  expect(text).not.toMatch(/20(28|31): /);
});
