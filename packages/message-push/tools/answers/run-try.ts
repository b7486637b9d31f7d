// `answers try`: which rule answers a question, why, and what the customer reads.
import { askDesk, type Outcome } from "../../simulator/desk/ask-desk";
import { missingFiles, missingPicture } from "../../simulator/desk/missing-pictures";
import { readRules } from "../../src/desk/answers/read-rule";
import { type Book, bookOf } from "../../src/desk/open-desk";
import type { Both } from "../../src/language";
import { renderTable } from "../table";
import { readAnswersFile } from "./answers-file";
import { deskTime, hoursIn, readAt, zoneOf } from "./desk-time";
import { explanationRows } from "./explanation-rows";
import type { Sitting } from "./output";
import { saidLines } from "./said-lines";

/** As the flags have it. */
export interface TryOptions {
  readonly content: string;
  /** Now, where it is left out. */
  readonly at: string | undefined;
  readonly sessionFrom: string | undefined;
}

/** @throws {ToolError} `FLAG_INVALID`, `ANSWERS_FILE_INVALID` */
export async function runTry(sitting: Sitting, { content, at, sessionFrom }: TryOptions): Promise<void> {
  const { projectDir, file, language, print, say } = sitting;
  const answers = readAnswersFile(projectDir, file);
  const hours = hoursIn(answers);
  const atMs = at === undefined ? Date.now() : readAt(at, hours);
  const book = bookOf(
    { rules: [], settings: undefined },
    { rules: answers.rules as readonly object[], settings: Object(answers.settings) },
  );
  const outcome = await askDesk(book, { content, atMs, sessionFrom });
  const time = `${deskTime(atMs, hours)} (${zoneOf(hours)})`;
  for (const line of renderTable(explanationRows(content, time, outcome, language))) print(line);
  if (outcome.welcomed.length > 0) {
    say({ en: `\nOn entering (${sessionFrom}) the customer reads:`, zh: `\n客户进入会话（${sessionFrom}）时看到：` });
    for (const line of saidLines(outcome.welcomed, language)) print(line);
  }
  say({ en: "\nThe customer reads:", zh: "\n客户看到：" });
  for (const line of saidLines(outcome.said, language)) print(line);
  for (const missing of missingFiles(projectDir, outcome.said)) say(missingPicture(missing));
  for (const remark of remarksOn(book, outcome)) say(remark);
  const broken = new Set(readRules(answers.rules).problems.map(({ rule }) => rule)).size;
  if (broken > 0)
    say({
      en: `\n${rulesOf(broken)} ${isOrAre(broken)} broken and left out: run answers check.`,
      zh: `\n有 ${broken} 条规则有误，未参与：请运行 answers check。`,
    });
}

function rulesOf(count: number): string {
  return count === 1 ? "One rule" : `${count} rules`;
}

function isOrAre(count: number): string {
  return count === 1 ? "is" : "are";
}

const NOT_TRIED: Both = {
  en: "(Dialogues and menu numbers are not tried here: npm start has them.)",
  zh: "（这里不试对话和菜单编号：请用 npm start）",
};

/** What the customer does not read, and matters. */
function remarksOn({ settings }: Book, outcome: Outcome): readonly Both[] {
  const { explanation, isAnswered, isOpen, isKept } = outcome;
  const { answer } = explanation;
  const { missesBeforeHandOver: most } = settings;
  const remarks: Both[] = [];
  if (!isAnswered) remarks.push(NOT_TRIED);
  if (answer?.rule.mode === "random_one") {
    const { length } = answer.rule.replies;
    remarks.push({ en: `(One of ${length} replies, by chance.)`, zh: `（${length} 条回复中随机一条）` });
  }
  if (!isAnswered && isOpen && most > 1)
    remarks.push({
      en: `(Question ${most} without an answer within 10 minutes goes to a person.)`,
      zh: `（10 分钟内第 ${most} 个没有答案的问题转人工）`,
    });
  if (isKept)
    remarks.push({ en: "(The question is kept: answers unanswered.)", zh: "（问题会记下：answers unanswered）" });
  return remarks;
}
