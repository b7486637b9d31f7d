// Cron expressions as CloudBase takes them: seven fields, read in Beijing time.
import { Cron } from "croner";

interface CronField {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** Names that stand for the numbers from `min` on. */
  readonly names?: readonly string[];
}

/** https://docs.cloudbase.net/cloud-function/timer-trigger */
const FIELDS: readonly CronField[] = [
  { name: "second", min: 0, max: 59 },
  { name: "minute", min: 0, max: 59 },
  { name: "hour", min: 0, max: 23 },
  { name: "day", min: 1, max: 31 },
  {
    name: "month",
    min: 1,
    max: 12,
    names: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"],
  },
  { name: "weekday", min: 0, max: 6, names: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"] },
  { name: "year", min: 1970, max: 2099 },
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
export function cronProblem(expression: string): string | undefined {
  const fields = expression.split(" ");
  if (fields.length !== FIELDS.length) {
    const names = FIELDS.map(({ name }) => name).join(" ");
    return `has ${fields.length} fields, and CloudBase takes ${FIELDS.length}, one space apart: ${names}`;
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

function parserProblem(expression: string): string | undefined {
  try {
    parse(expression);
    return undefined;
  } catch (error) {
    return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function fieldProblem(text: string, field: CronField): string | undefined {
  const bad = text.split(",").find((item) => !isItem(item, field));
  if (bad === undefined) return undefined;
  const { name, min, max, names } = field;
  const orNames = names ? ` or ${names[0]}-${names.at(-1)}` : "";
  return `has the ${name} "${bad}", and CloudBase takes ${min}-${max}${orNames} with , - * and /`;
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
