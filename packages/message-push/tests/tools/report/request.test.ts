import { speak } from "../../../src/language";
import { localReport } from "../../../tools/report/local-report";
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

describe("in Chinese", () => {
  beforeEach(() => speak("zh"));
  afterEach(() => speak("en"));

  test.each([
    [{ days: "31" }, "--days 的值是“31”。", "请写 1 到 30 之间的整数。"],
    [{ port: "8088" }, "--port 是模拟器的端口。", "请写成 --local --port；要访问云环境就不写它。"],
    [{ local: true, env: "prod" }, "--env 和 --local 不能同时写。", "请只写一个：--local 访问的是模拟器。"],
  ])("%j is refused", (flags, fact, fix) => {
    expect(() => readReportRequest(flags)).toThrow(expect.objectContaining({ code: "FLAG_INVALID", fact, fix }));
  });

  test("a simulator that does not answer is named with its port", async () => {
    await expect(localReport(1, 7)).rejects.toMatchObject({
      code: "REPORT_UNREACHABLE",
      fact: "模拟器（http://127.0.0.1:1）没有回应。",
      fix: expect.stringMatching(/^请用 npm start 启动它/),
    });
  });
});
