// The report in the terminal: every part, columns that stand right with Chinese in them, and nothing where there is nothing.
import type { Report } from "../../../src/desk/report/report";
import { reportLines } from "../../../tools/report/report-lines";
import { widthOf } from "../../../tools/table";

const at = (text: string) => Date.parse(`${text}+08:00`);
const PLACE = { en: "the environment prod-1a2b", zh: "云环境 prod-1a2b" };

const REPORT: Report = {
  version: 1,
  fromMs: at("2026-11-22T00:00"),
  untilMs: at("2026-11-28T18:20"),
  offsetMs: 8 * 3_600_000,
  oldestCompletedAtMs: at("2026-11-27T08:12"),
  pushes: { total: 14, completed: 11, unfinished: 1, dead: 2 },
  unconfirmed: 1,
  answerTimes: { medianMs: 420, slowestMs: 151_000 },
  days: [
    { day: "2026-11-27", total: 4, completed: 4, unfinished: 0, dead: 0, pairs: [{ pair: "text", count: 4 }] },
    { day: "2026-11-28", total: 10, completed: 7, unfinished: 1, dead: 2, pairs: [{ pair: "text", count: 10 }] },
  ],
  pairs: [
    { pair: "text", total: 12, completed: 9, unfinished: 1, dead: 2, handedOver: 2, medianMs: 430, slowestMs: 151_000 },
    { pair: "event:user_enter_tempsession", total: 2, completed: 2, unfinished: 0, dead: 0, handedOver: 0 },
  ],
  answers: [
    { by: "rule", id: "发货时间", count: 5, medianMs: 300, slowestMs: 900 },
    { by: "person", count: 2, medianMs: 250, slowestMs: 260 },
    { by: "none", count: 4 },
  ],
  handOvers: {
    count: 2,
    by: [
      { by: "rule", id: "person", count: 1 },
      { by: "no-answer", count: 1 },
    ],
  },
  unfinished: [{ count: 1, lastArrivedAtMs: at("2026-11-28T18:19") }],
  deadLetters: [{ reason: "SEND_REFUSED", errCode: 45047, count: 2, lastArrivedAtMs: at("2026-11-28T09:01") }],
  questions: {
    total: 12,
    answered: 1,
    list: [{ text: "能刻字吗", count: 6, lastAtMs: at("2026-11-28T17:00") }],
  },
};

test("in English", () => {
  expect(reportLines({ report: REPORT, place: PLACE }, "en")).toEqual([
    "Pushes in the environment prod-1a2b, from 2026-11-22 until 2026-11-28 18:20 (+08:00)",
    "Completed ones since 2026-11-27 08:12: the relay removes them after 3 days (keepCompletedDays).",
    "A reply of 1 push is unconfirmed: it counts as sent, and WeChat's answer was lost.",
    "",
    "day         pushes  completed  unfinished  dead",
    "2026-11-27       4          4           0     0",
    "2026-11-28      10          7           1     2",
    "",
    "pair                          pushes  completed  unfinished  dead  to a person  median  slowest",
    "text                              12          9           1     2            2   0.4 s  2.5 min",
    "event:user_enter_tempsession       2          2           0     0            0       –        –",
    "all                               14         11           1     2            2   0.4 s  2.5 min",
    "",
    "answered by    pushes  median  slowest",
    "rule 发货时间       5   0.3 s    0.9 s",
    "a person            2   0.3 s    0.3 s",
    "nothing said        4       –        –",
    "",
    "handed over to a person by  pushes",
    "rule person                      1",
    "no answer                        1",
    "",
    "Dead letters        pushes  newest",
    "SEND_REFUSED 45047  2       2026-11-28 09:01  WeChat refused the reply",
    "",
    "Unfinished  pushes  newest",
    "–           1       2026-11-28 18:19  at work, or its instance died",
    "",
    "asked  last              nobody could answer",
    "6      2026-11-28 17:00  能刻字吗",
    "11 more: npm run answers -- unanswered",
    "1 more: a rule answers them by now.",
  ]);
});

test("in Chinese its columns stand one below the other", () => {
  const lines = reportLines({ report: REPORT, place: PLACE }, "zh");
  expect(lines[0]).toBe("云环境 prod-1a2b：2026-11-22 至 2026-11-28 18:20 (+08:00) 的推送");
  const parts = lines.join("\n").split("\n\n").slice(1, 4);
  for (const part of parts) expect(new Set(part.split("\n").map(widthOf)).size).toBe(1);
  expect(lines).toContain("规则 发货时间     5  0.3 秒  0.9 秒");
});

test("where nothing arrived it says so, and still lists the questions", () => {
  const none = { ...REPORT, pushes: { total: 0, completed: 0, unfinished: 0, dead: 0 }, unconfirmed: 0 };
  const { oldestCompletedAtMs: _, ...empty } = none;
  expect(reportLines({ report: { ...empty, days: [], pairs: [], answers: [] }, place: PLACE }, "en")).toEqual([
    expect.stringContaining("Pushes in"),
    "",
    "No push arrived.",
    "",
    "asked  last              nobody could answer",
    "6      2026-11-28 17:00  能刻字吗",
    expect.any(String),
    expect.any(String),
  ]);
});

test("a command that is printed asks the place of the report", () => {
  const lines = reportLines({ report: REPORT, place: PLACE, placeFlags: " --local --port 8090" }, "en");
  expect(lines.join("\n")).toMatch(/ more: npm run answers -- unanswered --local --port 8090\n/);
});
