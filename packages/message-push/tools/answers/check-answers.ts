// Everything that is wrong with desk/answers.json: what functions would leave out or fail at, and what they would say that nobody meant.

import { problemText } from "../../src/desk/answers/problem-words";
import { readRules } from "../../src/desk/answers/read-rule";
import { checkSettings } from "../../src/desk/check-settings";
import { MOST_RULES, SETTINGS_ID } from "../../src/desk/desk-store";
import { holidaysCover, isWrittenDown } from "../../src/desk/hours/china-holidays";
import { COVERS_UNTIL } from "../../src/desk/hours/generated/china-holidays";
import { DAY_MS } from "../../src/desk/hours/opening-hours";
import { readHours } from "../../src/desk/hours/read-hours";
import type { Language } from "../../src/language";
import { didYouMean } from "../../src/wechat/did-you-mean";
import type { AnswersFile } from "./answers-file";
import { checkPerson } from "./check-person";
import { checkPictures } from "./check-pictures";
import { idOf } from "./far-documents";
import { sameKeywords } from "./same-keywords";

/** What is wrong, and where. */
export interface AnswersProblem {
  /** The rule's id, `settings`, or nothing for the whole file. */
  readonly rule: string;
  readonly path: string;
  readonly fact: string;
  readonly fix: string;
}

/** Of the file itself. */
const FIELDS = ["settings", "rules"];

/** China announces the holidays of a year in the November before it. */
const HOLIDAYS_AHEAD_DAYS = 47;

const WORDS = {
  other: {
    en: ["Nothing reads this field.", 'Beside "settings" and "rules", remove it.'],
    zh: ["这个字段不会被读取。", "文件里只有 settings 和 rules；请删除它。"],
  },
  "id-of-settings": {
    en: [`The _id "${SETTINGS_ID}" belongs to the settings.`, "Give the rule another _id."],
    zh: [`_id“${SETTINGS_ID}”是留给设置的。`, "请为规则写别的 _id。"],
  },
  many: {
    en: [`There are more than ${MOST_RULES} rules.`, "Remove some: functions read no more."],
    zh: [`规则超过 ${MOST_RULES} 条。`, "请删减：云函数最多读取这么多。"],
  },
  holidays: {
    en: [
      `China's holidays are known up to ${COVERS_UNTIL}-12-31: after that the weekly hours count on them as well.`,
      "Write those that come into hours.days, or update message-push.",
    ],
    zh: [
      `节假日数据到 ${COVERS_UNTIL}-12-31 为止：之后按每周时间计算。`,
      "请把之后的节假日写进 hours.days，或更新 message-push。",
    ],
  },
} as const;

/** What is wrong with the file, in its order, and what may be. */
export interface CheckedAnswers {
  readonly problems: readonly AnswersProblem[];
  /** What is no mistake, and will be one if nobody looks at it. */
  readonly notes: readonly AnswersProblem[];
}

export async function checkAnswers(
  projectDir: string,
  file: AnswersFile,
  language: Language,
  nowMs: number,
): Promise<CheckedAnswers> {
  const { rules, settings, others } = file;
  const said = (rule: string, path: string, kind: keyof typeof WORDS, hint = ""): AnswersProblem => {
    const [fact, fix] = WORDS[kind][language];
    return { rule, path, fact, fix: `${hint}${fix}` };
  };
  const read = readRules(rules);
  const named = rules.some((rule) => idOf(Object(rule)) === SETTINGS_ID);
  const pictures = await checkPictures(projectDir, read.rules, language);
  return {
    problems: [
      ...Object.keys(others).map((name) => said("", name, "other", didYouMean(name, FIELDS)[language])),
      ...checkSettings(settings, language).map((own) => ({ rule: SETTINGS_ID, ...own })),
      ...(named ? [said(SETTINGS_ID, "_id", "id-of-settings")] : []),
      ...(rules.length > MOST_RULES ? [said("", "rules", "many")] : []),
      ...read.problems.map((own) => ({ rule: own.rule, path: own.path, ...problemText(own, language) })),
      ...pictures.problems,
    ],
    notes: [
      ...sameKeywords(read.rules).map((own) => ({ ...own, fact: own.fact[language], fix: own.fix[language] })),
      ...pictures.notes,
      ...checkPerson(read.rules, language, nowMs),
      ...(knowsHolidays(settings, nowMs) ? [] : [said(SETTINGS_ID, "hours.holidays", "holidays")]),
    ],
  };
}

function knowsHolidays(settings: unknown, nowMs: number): boolean {
  const { hours } = readHours(Object(settings).hours);
  return !hours.inChina || holidaysCover(nowMs + HOLIDAYS_AHEAD_DAYS * DAY_MS) || isWrittenDown(hours, nowMs);
}

/** As lines, each problem with its fix below. */
export function problemLines(mark: string, problems: readonly AnswersProblem[]): readonly string[] {
  return problems.flatMap(({ rule, path, fact, fix }) => [
    `${mark} ${[rule, path].filter((part) => part !== "").join("  ")}`,
    `    ${fact}`,
    `    → ${fix}`,
  ]);
}
