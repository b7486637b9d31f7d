import { readReportRequest } from "../../../tools/report/read-report-request";

test("without flags it is seven days of the environment", () => {
  expect(readReportRequest({})).toEqual({ days: 7, simulatorPort: undefined, envId: undefined, isJson: false });
});

test("flags say otherwise", () => {
  expect(readReportRequest({ local: true, port: "9000", days: "30", json: true })).toEqual({
    days: 30,
    simulatorPort: 9_000,
    envId: undefined,
    isJson: true,
  });
  expect(readReportRequest({ local: true }).simulatorPort).toBe(8088);
  expect(readReportRequest({ env: "prod-1a2b" }).envId).toBe("prod-1a2b");
});

test.each([
  [{ days: "0" }, '--days is "0".'],
  [{ days: "31" }, '--days is "31".'],
  [{ days: "1.5" }, '--days is "1.5".'],
  [{ days: "week" }, '--days is "week".'],
  [{ port: "8088" }, "--port is of the simulator."],
  [{ local: true, port: "x" }, '--port is "x".'],
  [{ local: true, env: "prod" }, "--env and --local are two places."],
  [{ env: " " }, "--env is empty."],
])("%j is refused", (flags, fact) => {
  expect(() => readReportRequest(flags)).toThrow(expect.objectContaining({ code: "FLAG_INVALID", fact }));
});
