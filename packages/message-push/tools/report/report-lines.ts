// The report as lines for the terminal.

import { describeReason } from "../../simulator/terminal/lines/reasons";
import type { AnswerTimes, ByReason, Report, StateCounts } from "../../src/desk/report/report";
import { answererWords, decidedWords, durationWords } from "../../src/desk/report/words";
import type { Both, Language } from "../../src/language";
import { deskTime, zoneOf } from "../answers/desk-time";
import { renderTable } from "../table";
import type { PlacedReport } from "./run-report";

/** What every part is written with. */
interface Pen {
  readonly language: Language;
  readonly report: Report;
  readonly placeFlags: string;
}

type Row = readonly string[];

export function reportLines({ report, place, placeFlags = "" }: PlacedReport, language: Language): readonly string[] {
  const pen: Pen = { language, report, placeFlags };
  const say = (words: Both) => words[language];
  if (report.pushes.total === 0) return [...headLines(pen, place), "", say(NOTHING), ...questionLines(pen)];
  return [
    ...headLines(pen, place),
    ...dayLines(pen),
    ...pairLines(pen),
    ...answerLines(pen),
    ...handOverLines(pen),
    ...reasonLines(pen, DEAD, report.deadLetters),
    ...reasonLines(pen, UNFINISHED, report.unfinished),
    ...questionLines(pen),
  ];
}

const NOTHING: Both = { en: "No push arrived.", zh: "没有收到推送。" };
const DEAD: Both = { en: "Dead letters", zh: "死信" };
const UNFINISHED: Both = { en: "Unfinished", zh: "未完成" };

function headLines({ language, report }: Pen, place: Both): Row {
  const { fromMs, untilMs, oldestCompletedAtMs, unconfirmed } = report;
  const from = deskTime(fromMs, report).slice(0, 10);
  const until = `${deskTime(untilMs, report)} (${zoneOf(report)})`;
  const lines: Both[] = [
    { en: `Pushes in ${place.en}, from ${from} until ${until}`, zh: `${place.zh}：${from} 至 ${until} 的推送` },
  ];
  if (oldestCompletedAtMs !== undefined && oldestCompletedAtMs >= fromMs + DAY_MS) {
    const oldest = deskTime(oldestCompletedAtMs, report);
    lines.push({
      en: `Completed ones since ${oldest}: the relay removes them after 3 days (keepCompletedDays).`,
      zh: `已完成的推送从 ${oldest} 开始：投递器 3 天后清除（keepCompletedDays）。`,
    });
  }
  if (unconfirmed > 0) {
    lines.push({
      en: `A reply of ${countedPushes(unconfirmed)} is unconfirmed: it counts as sent, and WeChat's answer was lost.`,
      zh: `${unconfirmed} 条推送的回复未确认：按已发送处理，微信的应答丢失了。`,
    });
  }
  return lines.map((words) => words[language]);
}

function countedPushes(count: number): string {
  return count === 1 ? "1 push" : `${count} pushes`;
}

const DAY_MS = 86_400_000;

const STATES = {
  en: ["pushes", "completed", "unfinished", "dead"],
  zh: ["推送", "已完成", "未完成", "死信"],
} as const;
const TIMES = { en: ["median", "slowest"], zh: ["中位数", "最慢"] } as const;

function dayLines({ language, report }: Pen): Row {
  const head = [{ en: "day", zh: "日期" }[language], ...STATES[language]];
  return part([head, ...report.days.map((one) => [one.day, ...stateCells(one)])]);
}

function pairLines({ language, report }: Pen): Row {
  const head = [
    { en: "pair", zh: "消息对" }[language],
    ...STATES[language],
    { en: "to a person", zh: "转人工" }[language],
    ...TIMES[language],
  ];
  const rows = report.pairs.map((one) => [
    one.pair,
    ...stateCells(one),
    String(one.handedOver),
    ...timeCells(one, language),
  ]);
  const { pushes, handOvers, answerTimes } = report;
  const all = { en: "all", zh: "合计" }[language];
  const sum = [all, ...stateCells(pushes), String(handOvers.count), ...timeCells(answerTimes, language)];
  return part([head, ...rows, ...(rows.length > 1 ? [sum] : [])]);
}

function answerLines({ language, report }: Pen): Row {
  const head = [{ en: "answered by", zh: "由谁回答" }[language], STATES[language][0], ...TIMES[language]];
  const rows = report.answers.map((one) => [
    answererWords(one)[language],
    String(one.count),
    ...timeCells(one, language),
  ]);
  return rows.length === 0 ? [] : part([head, ...rows]);
}

function handOverLines({ language, report }: Pen): Row {
  const { by } = report.handOvers;
  const head = [{ en: "handed over to a person by", zh: "转人工的原因" }[language], STATES[language][0]];
  const rows = by.map((one) => [decidedWords(one)[language], String(one.count)]);
  return rows.length === 0 ? [] : part([head, ...rows]);
}

function reasonLines({ language, report }: Pen, title: Both, reasons: readonly ByReason[]): Row {
  if (reasons.length === 0) return [];
  const head = [title[language], STATES[language][0], { en: "newest", zh: "最近" }[language], ""];
  const rows = reasons.map(({ reason, errCode, count, lastArrivedAtMs }) => [
    reason === undefined ? "–" : [reason, errCode].filter((own) => own !== undefined).join(" "),
    String(count),
    deskTime(lastArrivedAtMs, report),
    reason === undefined ? AT_WORK[language] : describeReason(reason, language).fact,
  ]);
  return ["", ...renderTable([head, ...rows])];
}

const AT_WORK: Both = { en: "at work, or its instance died", zh: "处理中，或实例已退出" };

function questionLines({ language, report, placeFlags }: Pen): Row {
  const { total, answered, list } = report.questions;
  if (total === 0) return [];
  const head = {
    en: ["asked", "last", "nobody could answer"],
    zh: ["次数", "最近一次", "没能回答的问题"],
  }[language];
  const rows = list.map(({ count, lastAtMs, text }) => [String(count), deskTime(lastAtMs, report), text]);
  const more: Both = {
    en: `${total - list.length} more: npm run answers -- unanswered${placeFlags}`,
    zh: `还有 ${total - list.length} 个：npm run answers -- unanswered${placeFlags}`,
  };
  const gone: Both = { en: `${answered} more: a rule answers them by now.`, zh: `另有 ${answered} 个已有规则回答。` };
  return [
    "",
    ...renderTable([head, ...rows]),
    ...(total > list.length ? [more[language]] : []),
    ...(answered > 0 ? [gone[language]] : []),
  ];
}

function part(rows: readonly Row[]): Row {
  return ["", ...renderTable(rows, { numbersFrom: 1 })];
}

function stateCells({ total, completed, unfinished, dead }: StateCounts): Row {
  return [total, completed, unfinished, dead].map(String);
}

function timeCells({ medianMs, slowestMs }: AnswerTimes, language: Language): Row {
  return [medianMs, slowestMs].map((ms) => durationWords(ms)[language]);
}
