// Everything that is wrong with desk/answers.json: what functions would leave out or fail at, and what they would say that nobody meant.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { entryIn, foldersIn, functionsDirOf } from "../../project/project-layout";
import type { Language } from "../../simulator/terminal/language";
import { problemText } from "../../src/desk/answers/problem-words";
import { readRules } from "../../src/desk/answers/read-rule";
import { fileOf } from "../../src/desk/answers/reply-of";
import type { AnswerRule } from "../../src/desk/answers/rule";
import { checkSettings } from "../../src/desk/check-settings";
import { MOST_RULES, SETTINGS_ID } from "../../src/desk/desk-store";
import { holidaysCover } from "../../src/desk/hours/china-holidays";
import { DAY_MS } from "../../src/desk/hours/opening-hours";
import { readHours } from "../../src/desk/hours/read-hours";
import { folderFiles } from "../../src/platform/function-folder";
import { PushError } from "../../src/push-error";
import { readPicture } from "../../src/runtime/media-file";
import { nearest } from "../../src/wechat/did-you-mean";
import type { AnswersFile } from "./answers-file";
import { idOf } from "./far-documents";

/** What is wrong, and where. */
export interface AnswersProblem {
  /** The rule's id, `settings`, or nothing for the whole file. */
  readonly rule: string;
  readonly path: string;
  readonly fact: string;
  readonly fix: string;
}

/** China announces the holidays of a year in the November before it. */
const HOLIDAYS_AHEAD_DAYS = 47;

/** The cloud call that a picture beside the code needs. */
const UPLOAD = "customerServiceMessage.uploadTempMedia";

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
  upload: {
    en: [
      `This function may not upload the picture: its config.json lacks ${UPLOAD}.`,
      "Add it to permissions.openapi, and deploy the function.",
    ],
    zh: [`这个云函数不能上传图片：config.json 里没有 ${UPLOAD}。`, "请加到 permissions.openapi，再部署这个云函数。"],
  },
  holidays: {
    en: [
      "The holidays of the weeks that come are not known: then the weekly hours count on them as well.",
      "Update message-push, or write the days into hours.days.",
    ],
    zh: ["尚无之后几周的节假日数据：到时按每周时间计算。", "请更新 message-push，或把日期写进 hours.days。"],
  },
} as const;

/** Every problem of the file, in its order. */
export async function problemsOf(
  projectDir: string,
  { rules, settings, others }: AnswersFile,
  language: Language,
): Promise<readonly AnswersProblem[]> {
  const said = (rule: string, path: string, kind: keyof typeof WORDS, hint = ""): AnswersProblem => {
    const [fact, fix] = WORDS[kind][language];
    return { rule, path, fact, fix: `${hint}${fix}` };
  };
  const read = readRules(rules);
  const named = rules.some((rule) => idOf(Object(rule)) === SETTINGS_ID);
  return [
    ...Object.keys(others).map((name) => said("", name, "other", hintOf(name, language))),
    ...checkSettings(settings, language).map((own) => ({ rule: SETTINGS_ID, ...own })),
    ...(named ? [said(SETTINGS_ID, "_id", "id-of-settings")] : []),
    ...(rules.length > MOST_RULES ? [said("", "rules", "many")] : []),
    ...read.problems.map((own) => ({ rule: own.rule, path: own.path, ...problemText(own, language) })),
    ...(await picturesOf(projectDir, read.rules, language)),
  ];
}

/** What is no mistake, and will be one if nobody looks at it. */
export function notesOf({ settings }: AnswersFile, language: Language, nowMs: number): readonly AnswersProblem[] {
  const { hours } = readHours(Object(settings).hours);
  if (!hours.inChina || holidaysCover(nowMs + HOLIDAYS_AHEAD_DAYS * DAY_MS)) return [];
  const [fact, fix] = WORDS.holidays[language];
  return [{ rule: SETTINGS_ID, path: "hours.holidays", fact, fix }];
}

/** As lines, each problem with its fix below. */
export function problemLines(mark: string, problems: readonly AnswersProblem[]): readonly string[] {
  return problems.flatMap(({ rule, path, fact, fix }) => [
    `${mark} ${[rule, path].filter((part) => part !== "").join("  ")}`,
    `    ${fact}`,
    `    → ${fix}`,
  ]);
}

function hintOf(name: string, language: Language): string {
  const meant = nearest(name, ["settings", "rules"]);
  if (meant === undefined) return "";
  return language === "zh" ? `是不是“${meant}”？` : `Did you mean "${meant}"? `;
}

/** Pictures beside the code are looked for where the rules answer; where that cannot be seen, nothing is said. */
async function picturesOf(
  projectDir: string,
  rules: readonly AnswerRule[],
  language: Language,
): Promise<readonly AnswersProblem[]> {
  const named = rules.flatMap(({ id, replies }) =>
    replies.flatMap((own, index) => {
      const file = fileOf(own);
      return file === undefined ? [] : [{ rule: id, path: `replies[${index}].file`, file }];
    }),
  );
  if (named.length === 0) return [];
  const dir = functionsDirOf(projectDir);
  const problems: AnswersProblem[] = [];
  for (const name of foldersIn(join(projectDir, dir)).filter((own) => answersIn(join(projectDir, dir, own)))) {
    const files = folderFiles(join(projectDir, dir, name));
    for (const { rule, path, file } of named) {
      const why = await readPicture(files, file).then(() => undefined, refusal);
      if (why !== undefined) problems.push({ rule, path, fact: `${dir}/${name}: ${why.fact}`, fix: why.fix });
    }
    const [first] = named;
    if (first === undefined || mayUpload(join(projectDir, dir, name))) continue;
    const [fact, fix] = WORDS.upload[language];
    problems.push({ rule: first.rule, path: first.path, fact: `${dir}/${name}: ${fact}`, fix });
  }
  return problems;
}

/** Whether the rules answer in that function. */
function answersIn(folder: string): boolean {
  const entry = entryIn(folder);
  if (entry === undefined || !existsSync(join(folder, entry))) return false;
  const code = readFileSync(join(folder, entry), "utf8");
  return code.includes("message-push/desk") && /\banswer\b/.test(code);
}

/** Where its config.json cannot be read, the build says why. */
function mayUpload(folder: string): boolean {
  try {
    const { permissions } = Object(JSON.parse(readFileSync(join(folder, "config.json"), "utf8")));
    return [Object(permissions).openapi].flat().includes(UPLOAD);
  } catch {
    return true;
  }
}

function refusal(error: unknown): PushError {
  if (error instanceof PushError) return error;
  throw error;
}
