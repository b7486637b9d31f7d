// Cron expressions as CloudBase takes them: seven fields, read in Beijing time.
import { Cron } from "croner";
import { type Both, inBoth } from "../src/language";

interface CronField {
  readonly name: Both;
  readonly min: number;
  readonly max: number;
  /** Names that stand for the numbers from `min` on. */
  readonly names?: readonly string[];
}

/** https://docs.cloudbase.net/cloud-function/timer-trigger */
const FIELDS: readonly CronField[] = [
  { name: { en: "second", zh: "秒" }, min: 0, max: 59 },
  { name: { en: "minute", zh: "分" }, min: 0, max: 59 },
  { name: { en: "hour", zh: "时" }, min: 0, max: 23 },
  { name: { en: "day", zh: "日" }, min: 1, max: 31 },
  {
    name: { en: "month", zh: "月" },
    min: 1,
    max: 12,
    names: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"],
  },
  { name: { en: "weekday", zh: "星期" }, min: 0, max: 6, names: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"] },
  { name: { en: "year", zh: "年" }, min: 1970, max: 2099 },
];

/** China has no summer time, so an offset is enough. */
const BEIJING_OFFSET_MINUTES = 8 * 60;

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** The moments an expression stands for, in epoch milliseconds. */
export interface Schedule {
  /** The first moment after `ms`; none when there is no more. */
  nextAfter(ms: number): number | undefined;
  /** Moments after `afterMs` and until `untilMs`, oldest first: the last one of each minute, of the newest `most` minutes. */
  dueBetween(afterMs: number, untilMs: number, most: number): readonly number[];
}

/** Why CloudBase would not take the expression, as a clause after "it …"; none when it would. */
export function cronProblem(expression: string): Both | undefined {
  const fields = expression.split(" ");
  if (fields.length !== FIELDS.length) {
    const names = inBoth((language) => FIELDS.map(({ name }) => name[language]).join(" "));
    return {
      en: `has ${fields.length} fields, and CloudBase takes ${FIELDS.length}, one space apart: ${names.en}`,
      zh: `有 ${fields.length} 段，而云开发要求 ${FIELDS.length} 段，用一个空格隔开：${names.zh}`,
    };
  }
  return FIELDS.map((field, i) => fieldProblem(fields[i] ?? "", field)).find(Boolean) ?? parserProblem(expression);
}

/** Reads an expression that is valid. */
export function scheduleOf(expression: string): Schedule {
  const cron = parse(expression);
  return {
    nextAfter: (ms) => cron.nextRun(new Date(ms))?.getTime(),
    dueBetween(afterMs, untilMs, most) {
      const due: number[] = [];
      // From the end backwards, so that a jump over a year costs no more than one over an hour.
      let before = Math.floor(untilMs / SECOND_MS) * SECOND_MS + SECOND_MS;
      while (due.length < most) {
        const [last] = cron.previousRuns(1, new Date(before));
        if (last === undefined || last.getTime() <= afterMs) break;
        due.unshift(last.getTime());
        before = Math.floor(last.getTime() / MINUTE_MS) * MINUTE_MS;
      }
      return due;
    },
  };
}

function parse(expression: string): Cron {
  // `1/10`, which CloudBase documents, counts as sloppy elsewhere.
  return new Cron(expression, { mode: "7-part", sloppyRanges: true, utcOffset: BEIJING_OFFSET_MINUTES });
}

function parserProblem(expression: string): Both | undefined {
  try {
    parse(expression);
    return undefined;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { en: `cannot be read: ${why}`, zh: `无法解析：${why}` };
  }
}

function fieldProblem(text: string, field: CronField): Both | undefined {
  const bad = text.split(",").find((item) => !isItem(item, field));
  if (bad === undefined) return undefined;
  const { name, min, max, names } = field;
  const range = names && `${names[0]}-${names.at(-1)}`;
  return {
    en: `has the ${name.en} "${bad}", and CloudBase takes ${min}-${max}${range ? ` or ${range}` : ""} with , - * and /`,
    zh: `的“${name.zh}”是“${bad}”，而云开发接受 ${min}-${max}${range ? ` 或 ${range}` : ""}，可以用 , - * 和 /`,
  };
}

/** One part of a list: a star, a value or a range, each with or without a step. */
function isItem(item: string, field: CronField): boolean {
  const parts = /^(?:\*|(\d+|[A-Z]+)(?:-(\d+|[A-Z]+))?)(?:\/(\d+))?$/.exec(item);
  if (!parts) return false;
  const [, from, to, step] = parts;
  const values = [from, to].flatMap((text) => (text === undefined ? [] : [numberOf(text, field)]));
  const isOrdered = values.every((value, i) => value >= (values[i - 1] ?? field.min) && value <= field.max);
  return isOrdered && (step === undefined || (Number(step) >= 1 && Number(step) <= field.max));
}

/** NaN for what is neither a number nor a name of this field. */
function numberOf(text: string, { min, names = [] }: CronField): number {
  return names.includes(text) ? min + names.indexOf(text) : Number(text);
}
