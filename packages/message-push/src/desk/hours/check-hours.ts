// Says what is wrong with the hours that an operator wrote. It is for tools and pages: a function only reads them, and has no use for these texts.
import type { Both, Language } from "../../language";
import type { DaySpans } from "./opening-hours";
import { readHours, WEEKDAYS } from "./read-hours";
import { readSpan, readSpans } from "./read-spans";

/** What is wrong, where, and what to write instead. */
export interface HoursProblem {
  /** `weekly.mon[1]`, `days.2026-12-24`; empty for the whole. */
  readonly path: string;
  readonly fact: string;
  readonly fix: string;
}

interface Told {
  readonly path: string;
  readonly fact: Both;
  readonly fix: Both;
}

interface NamesOfDays {
  readonly includes: (name: string) => boolean;
  readonly fact: (name: string) => Both;
  readonly fix: Both;
}

const SETTINGS = ["timeZone", "weekly", "holidays", "days"];
const WEEKLY: NamesOfDays = {
  includes: (name) => WEEKDAYS.some((weekday) => weekday === name),
  fact: (name) => ({ en: `"${name}" is no day here.`, zh: `“${name}”不是星期的写法。` }),
  fix: { en: `Write one of ${WEEKDAYS.join(", ")}.`, zh: `请写其中之一：${WEEKDAYS.join("、")}。` },
};
const DATES: NamesOfDays = {
  includes: isDate,
  fact: (name) => ({ en: `"${name}" is no day here.`, zh: `“${name}”不是日期。` }),
  fix: {
    en: 'Write a date of the calendar with all its digits, "2026-01-05".',
    zh: '请写日历上的日期，位数写全，例如 "2026-01-05"。',
  },
};

/** Every problem, in the order of the settings. Whatever `readHours` leaves out is among them. */
export function checkHours(given: unknown, language: Language = "en"): readonly HoursProblem[] {
  return problemsIn(given).map(({ path, fact, fix }) => ({ path, fact: fact[language], fix: fix[language] }));
}

function problemsIn(given: unknown): readonly Told[] {
  if (given === undefined) return [];
  if (!isObject(given)) return [noObject("")];
  const others = Object.keys(given).filter((name) => !SETTINGS.includes(name));
  return [
    ...others.map(noSetting),
    ...checkTimeZone(given),
    ...checkDays("weekly", given.weekly, WEEKLY),
    ...checkHolidays(given.holidays),
    ...checkDays("days", given.days, DATES),
  ];
}

function noSetting(path: string): Told {
  return {
    path,
    fact: { en: `There is no setting "${path}".`, zh: `没有“${path}”这个设置。` },
    fix: { en: `Write one of ${SETTINGS.join(", ")}.`, zh: `可用的设置：${SETTINGS.join("、")}。` },
  };
}

function checkTimeZone(given: object): readonly Told[] {
  if (!readHours(given).leftOut.includes("timeZone")) return [];
  return [
    {
      path: "timeZone",
      fact: { en: "The time zone is no distance from UTC.", zh: "时区不是与 UTC 的时差。" },
      fix: {
        en: 'Write "+08:00" for China, or another distance with all its digits. Names of time zones are not known here.',
        zh: '中国请写 "+08:00"；其他时差位数写全。这里不识别时区名称。',
      },
    },
  ];
}

function checkHolidays(given: unknown): readonly Told[] {
  if (given === undefined || given === "china" || given === "none") return [];
  return [
    {
      path: "holidays",
      fact: { en: "These holidays are not known.", zh: "节假日的写法不认识。" },
      fix: {
        en: 'Write "china", or "none" for a desk that holidays do not close.',
        zh: '请写 "china"；节假日照常上班请写 "none"。',
      },
    },
  ];
}

function checkDays(parent: string, given: unknown, names: NamesOfDays): readonly Told[] {
  if (given === undefined) return [];
  if (!isObject(given)) return [noObject(parent)];
  return Object.entries(given).flatMap(([name, texts]) => {
    const path = `${parent}.${name}`;
    if (names.includes(name)) return checkDay(path, texts);
    return [{ path, fact: names.fact(name), fix: names.fix }, ...checkDay(path, texts)];
  });
}

function checkDay(path: string, given: unknown): readonly Told[] {
  if (!Array.isArray(given)) {
    return [
      {
        path,
        fact: { en: "The hours of this day are no list.", zh: "这一天的时间不是数组。" },
        fix: {
          en: 'Write ["9:00-12:00", "13:30-18:00"], or [] for a day without hours.',
          zh: '请写 ["9:00-12:00", "13:30-18:00"]；不上班请写 []。',
        },
      },
    ];
  }
  const broken = given.flatMap((text: unknown, i) => (readSpan(text) ? [] : [noSpan(`${path}[${i}]`, text)]));
  return broken.length > 0 || !overlap(readSpans(given) ?? []) ? broken : [overlapping(path)];
}

function overlap(spans: DaySpans): boolean {
  return spans.some(([startMs], i) => startMs < (spans[i - 1]?.[1] ?? 0));
}

function noSpan(path: string, text: unknown): Told {
  const quoted = typeof text === "string" ? text.slice(0, 40) : undefined;
  return {
    path,
    fact:
      quoted === undefined
        ? { en: "This is no span of time.", zh: "这不是时间段。" }
        : { en: `"${quoted}" is no span of time.`, zh: `“${quoted}”不是时间段。` },
    fix: {
      en: 'Write "9:00-18:00"; "22:00-2:00" ends on the next day, and "0:00-24:00" is the whole day.',
      zh: '请写 "9:00-18:00"；"22:00-2:00" 到次日结束，"0:00-24:00" 是全天。',
    },
  };
}

/** Such hours count all the same. */
function overlapping(path: string): Told {
  return {
    path,
    fact: { en: "Two spans of this day overlap.", zh: "这一天有两个时间段重叠。" },
    fix: {
      en: 'Correct the times, or join the spans. The afternoon is "13:30-18:00", and not "1:30-6:00".',
      zh: '请改正时间，或合并时间段。下午请写 "13:30-18:00"，不要写 "1:30-6:00"。',
    },
  };
}

function noObject(path: string): Told {
  const example = '{ "weekly": { "mon": ["9:00-18:00"] }, "days": { "2026-12-24": [] } }';
  return {
    path,
    fact:
      path === ""
        ? { en: "The hours are no object.", zh: "服务时间不是对象。" }
        : { en: `"${path}" is no object.`, zh: `“${path}”不是对象。` },
    fix: { en: `Write ${example}.`, zh: `请写 ${example}。` },
  };
}

function isObject(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === "object" && given !== null && !Array.isArray(given);
}

/** 2027-02-29 is another date once it is read, and what is no date becomes null. */
function isDate(name: string): boolean {
  return new Date(name).toJSON()?.slice(0, 10) === name;
}
