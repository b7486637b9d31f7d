// `answers try`: which rule answers a question, why, and what the customer reads.
import type { Both } from "../../simulator/terminal/language";
import { readRules } from "../../src/desk/answers/read-rule";
import { renderTable } from "../table";
import { readAnswersFile } from "./answers-file";
import { deskTime, readAt, zoneOf } from "./desk-time";
import { explanationRows } from "./explanation-rows";
import type { Sitting } from "./output";
import { saidLines } from "./said-lines";
import { hoursIn, type Outcome, tryQuestion } from "./try-question";

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
  const outcome = await tryQuestion(answers, { content, atMs, sessionFrom });
  const time = `${deskTime(atMs, hours)} (${zoneOf(hours)})`;
  for (const line of renderTable(explanationRows(content, time, outcome, language))) print(line);
  if (outcome.welcomed.length > 0) {
    say({ en: `\nOn entering (${sessionFrom}) the customer reads:`, zh: `\n用户进入会话（${sessionFrom}）时读到：` });
    for (const line of saidLines(outcome.welcomed, language)) print(line);
  }
  say({ en: "\nThe customer reads:", zh: "\n用户读到：" });
  for (const line of saidLines(outcome.said, language)) print(line);
  for (const remark of remarksOn(outcome)) say(remark);
  const broken = new Set(readRules(answers.rules).problems.map(({ rule }) => rule)).size;
  const rulesAre = broken === 1 ? "One rule is" : `${broken} rules are`;
  if (broken > 0)
    say({
      en: `\n${rulesAre} broken and left out: run answers check.`,
      zh: `\n有 ${broken} 条规则有误，未参与：请运行 answers check。`,
    });
}

/** What the customer does not read, and matters. */
function remarksOn({ explanation: { answer }, isAnswered, isOpen, settings }: Outcome): readonly Both[] {
  const { missesBeforeHandOver: most, keepsQuestions } = settings;
  const remarks: Both[] = [];
  if (answer?.rule.mode === "random_one") {
    const { length } = answer.rule.replies;
    remarks.push({ en: `(One of ${length} replies, by chance.)`, zh: `（${length} 条回复中随机一条）` });
  }
  if (!isAnswered && isOpen && most > 1)
    remarks.push({
      en: `(Question ${most} without an answer within 10 minutes goes to a person.)`,
      zh: `（10 分钟内第 ${most} 个没有答案的问题转人工）`,
    });
  if (!isAnswered && keepsQuestions)
    remarks.push({ en: "(The question is kept: answers unanswered.)", zh: "（问题会记下：answers unanswered）" });
  return remarks;
}
