import { cronProblem, scheduleOf } from "../../project/cron";

const iso = (moments: readonly (number | undefined)[]) => moments.map((ms) => ms && new Date(ms).toISOString());
const ms = (text: string) => Date.parse(text);

test.each([
  "0 */5 * * * * *",
  "*/5 * * * * * *",
  "0 0 2 1 * * *",
  "1/10 * * * * * *",
  "0 30 10,14,16 * * * *",
  "0 0 9-18 1-15/2 JAN-MAR MON-FRI 2027-2099",
  "0 0 12 * * WED *",
])("CloudBase takes %s", (expression) => {
  expect(cronProblem(expression)).toBeUndefined();
});

test.each([
  ["*/5 * * * *", /5 fields.*second minute hour day month weekday year/],
  ["0 */5 * * * *", /6 fields/],
  ["", /1 fields/],
  ["*  * * * * * *", /8 fields, .* one space apart/],
  ["60 * * * * * *", /second "60".*0-59/],
  ["* * 24 * * * *", /hour "24"/],
  ["* * * 0 * * *", /day "0".*1-31/],
  ["* * * L * * *", /day "L"/],
  ["* * * ? * * *", /day "\?"/],
  ["* * * * 13 * *", /month "13".*1-12 or JAN-DEC/],
  ["* * * * * 7 *", /weekday "7".*0-6 or SUN-SAT/],
  ["* * * * * mon *", /weekday "mon"/],
  ["* * * * * * 2100", /year "2100".*1970-2099/],
  ["5-1 * * * * * *", /second "5-1"/],
  ["*-5 * * * * * *", /second "\*-5"/],
  ["1,,2 * * * * * *", /second ""/],
  ["*/0 * * * * * *", /second "\*\/0"/],
  ["1E1 * * * * * *", /second "1E1"/],
])("CloudBase does not take %p", (expression, fault) => {
  expect(cronProblem(expression)?.en).toMatch(fault);
});

test("hours are Beijing's: two in the morning there is six in the evening in Greenwich", () => {
  const { nextAfter } = scheduleOf("0 0 2 * * * *");
  expect(iso([nextAfter(ms("2027-01-01T00:00:00Z"))])).toEqual(["2027-01-01T18:00:00.000Z"]);
});

test("a moment comes once: the one after it is the next", () => {
  const { nextAfter } = scheduleOf("0 */5 * * * * *");
  const moments = ["2027-01-01T00:04:59.999Z", "2027-01-01T00:05:00.000Z", "2027-01-01T00:05:00.500Z"];
  expect(iso(moments.map((moment) => nextAfter(ms(moment))))).toEqual([
    "2027-01-01T00:05:00.000Z",
    "2027-01-01T00:10:00.000Z",
    "2027-01-01T00:10:00.000Z",
  ]);
});

test("a day and a weekday together mean either", () => {
  const { nextAfter } = scheduleOf("0 0 8 15 * SUN *");
  const [first, second] = [nextAfter(ms("2027-01-09T12:00:00Z")), nextAfter(ms("2027-01-10T12:00:00Z"))];
  expect(iso([first, second])).toEqual(["2027-01-10T00:00:00.000Z", "2027-01-15T00:00:00.000Z"]);
});

test("an expression whose time is over has no next moment", () => {
  expect(scheduleOf("0 0 0 1 1 * 2020").nextAfter(ms("2027-01-01T00:00:00Z"))).toBeUndefined();
});

test("of what came due, each minute counts once, with its last moment", () => {
  const { dueBetween } = scheduleOf("*/20 * * * * * *");
  expect(iso(dueBetween(ms("2027-01-01T00:00:10.500Z"), ms("2027-01-01T00:02:20.400Z"), 60))).toEqual([
    "2027-01-01T00:00:40.000Z",
    "2027-01-01T00:01:40.000Z",
    "2027-01-01T00:02:20.000Z",
  ]);
});

test("of what came due, rare moments all count, and of many the newest", () => {
  const [from, to] = [ms("2027-01-01T00:00:00Z"), ms("2027-01-04T00:00:00Z")];
  expect(scheduleOf("0 0 2 * * * *").dueBetween(from, to, 60)).toHaveLength(3);
  expect(iso(scheduleOf("0 * * * * * *").dueBetween(from, to, 2))).toEqual([
    "2027-01-03T23:59:00.000Z",
    "2027-01-04T00:00:00.000Z",
  ]);
});

test("what was due at the beginning is over, what is due at the end is not", () => {
  const { dueBetween } = scheduleOf("0 * * * * * *");
  expect(iso(dueBetween(ms("2027-01-01T00:00:00Z"), ms("2027-01-01T00:01:00Z"), 60))).toEqual([
    "2027-01-01T00:01:00.000Z",
  ]);
});
