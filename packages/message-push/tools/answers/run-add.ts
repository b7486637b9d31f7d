// `answers add`: turns a question into a rule of the file.

import { compileRules, findAnswer } from "../../src/desk/answers/find-answer";
import { plainOf } from "../../src/desk/answers/fold";
import { problemText } from "../../src/desk/answers/problem-words";
import { readRule, readRules } from "../../src/desk/answers/read-rule";
import type { RuleDocument } from "../../src/desk/answers/rule";
import { customerKey } from "../../src/desk/customer-key";
import { type Both, inBoth } from "../../src/language";
import { ToolError } from "../tool-error";
import { type AnswersFile, readAnswersIfThere, writeAnswersFile } from "./answers-file";
import { idOf } from "./far-documents";
import type { Place } from "./open-store";
import type { Sitting } from "./output";
import { openQuestions } from "./questions";

/** What is to be added. */
export interface Addition {
  /** A question's number in the list of `unanswered`, or its words. */
  readonly question: string;
  readonly replies: readonly string[];
  readonly name: string | undefined;
  /** In place of the question itself. */
  readonly keywords: readonly string[];
}

const NAME_LENGTH = 60;

/** Whether the words of a question are to be looked up by their number. */
export function isNumber(question: string): boolean {
  return /^[1-9]\d{0,3}$/.test(question);
}

/** @throws {ToolError} `QUESTION_UNKNOWN`, `ANSWERS_BROKEN`, `ANSWERS_FILE_INVALID`, each before anything is written */
export async function runAdd(
  { projectDir, file, print, say, placeFlags = "" }: Sitting,
  addition: Addition,
  openPlace: () => Promise<Place>,
): Promise<void> {
  const answers = readAnswersIfThere(projectDir, file);
  const { question } = addition;
  const text = isNumber(question)
    ? await questionOf(Number(question), answers, await openPlace(), placeFlags)
    : question;
  const rule = ruleOf(text, addition);
  refuseBroken(rule, answers, file);
  const rules = [...answers.rules, rule];
  writeAnswersFile(projectDir, file, { ...answers, rules });
  say({ en: `Added to ${file}:`, zh: `已加入 ${file}：` });
  print(`  ${rule._id}  ${rule.name}`);
  say({
    en: `  answers what has ${rule.keywords.map((keyword) => `"${keyword}"`).join(", ")} in it`,
    zh: `  问题里有${rule.keywords.map((keyword) => `“${keyword}”`).join("、")}时回答`,
  });
  const other = rivalOf(rules, rule);
  if (other !== undefined)
    say({
      en: `  but the rule "${other}" answers this question before it: see answers try`,
      zh: `  但规则“${other}”会先回答这个问题：请看 answers try`,
    });
  say({
    en: `\nTry it: npx message-push answers try "${rule.keywords[0]}"\nSee what else push would overwrite there: npx message-push answers diff${placeFlags}\nBring it to the environment: npx message-push answers push${placeFlags}`,
    zh: `\n试一试：npx message-push answers try "${rule.keywords[0]}"\n先看 push 还会覆盖什么：npx message-push answers diff${placeFlags}\n写入云环境：npx message-push answers push${placeFlags}`,
  });
}

async function questionOf(
  number: number,
  answers: AnswersFile,
  { name, store }: Place,
  placeFlags: string,
): Promise<string> {
  const { open } = await openQuestions(store, answers);
  const found = open[number - 1];
  if (found !== undefined) return found.text;
  const { length } = open;
  const list: Both =
    length === 0 ? { en: "there are none", zh: "一个也没有" } : { en: `there are ${length}`, zh: `共有 ${length} 个` };
  const fact: Both = {
    en: `There is no question ${number} in ${name.en}: ${list.en}.`,
    zh: `${name.zh}里没有编号为 ${number} 的问题：${list.zh}。`,
  };
  throw new ToolError("QUESTION_UNKNOWN", fact, seeNumbers(placeFlags));
}

function seeNumbers(placeFlags: string): Both {
  return {
    en: `Look at the numbers: … answers unanswered${placeFlags}. Or give the question itself.`,
    zh: `请看编号：npx message-push answers unanswered${placeFlags}。或直接写问题。`,
  };
}

function ruleOf(text: string, { replies, name, keywords }: Addition): RuleDocument & { readonly _id: string } {
  const keyword = keywordIn(text);
  const characters = [...text.replace(/\s+/g, " ").trim()];
  return {
    // Of what is asked, so that the same question is not added twice.
    _id: `question-${customerKey(plainOf(text)).slice(0, 8)}`,
    name: name ?? shortened(characters),
    keywords: keywords.length > 0 ? keywords : [keyword],
    replies,
  };
}

/** A customer writes a number where the kept question has a mask: the longest part beside it is looked for. */
function keywordIn(text: string): string {
  const parts = text.replace(/…$/, "").split("***");
  return parts.map((part) => part.trim()).reduce((best, part) => (part.length > best.length ? part : best), "");
}

function shortened(characters: readonly string[]): string {
  const whole = characters.join("");
  if (whole.length <= NAME_LENGTH) return whole;
  return `${characters.slice(0, NAME_LENGTH / 2 - 1).join("")}…`;
}

function refuseBroken(rule: RuleDocument, { rules }: AnswersFile, file: string): void {
  const read = readRule(rule);
  const [problem] = Array.isArray(read) ? read : [];
  if (problem !== undefined) {
    const { path } = problem;
    const fact = inBoth((language) => problemText(problem, language).fact);
    throw new ToolError(
      "ANSWERS_BROKEN",
      { en: `The rule would be broken, at ${path}: ${fact.en}`, zh: `这条规则的 ${path} 有误：${fact.zh}` },
      inBoth((language) => problemText(problem, language).fix),
    );
  }
  if (rules.every((own) => idOf(Object(own)) !== rule._id)) return;
  throw new ToolError(
    "ANSWERS_BROKEN",
    {
      en: `${file} has a rule for this question already: ${rule._id}.`,
      zh: `${file} 里已有回答这个问题的规则：${rule._id}。`,
    },
    { en: "Change its replies there, or remove it first.", zh: "请在那里修改它的回复，或先删除它。" },
  );
}

/** The rule that answers in its place. */
function rivalOf(rules: readonly unknown[], { _id, keywords: [keyword] }: RuleDocument): string | undefined {
  const question = { content: String(keyword), atMs: Date.now(), random: () => 0 };
  const id = findAnswer(compileRules(readRules(rules).rules), question)?.rule.id;
  return id === _id ? undefined : id;
}
