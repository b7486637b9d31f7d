// The rules of a book, judged once, with the rule that hands over to a person when a customer asks for one.
import type { AuthorLog } from "../runtime/push-log";
import { readRules } from "./answers/read-rule";
import type { AnswerRule, RuleDocument } from "./answers/rule";
import type { Book } from "./open-desk";

/** The id of the rule that hands over by word. A rule of the same id takes its place, and one that is not on takes it away; a broken one leaves it. */
export const PERSON_ID = "person";

const PERSON_WORDS =
  "人工 人工客服 人工服务 转人工 转人工客服 转接人工 接人工 找人工 我要人工 要人工 真人 真人客服 客服 找客服 联系客服 在线客服";

/** Its words are whole messages: 人工智能 asks for nobody. Made when it is needed, so that it travels only where rules do. */
export function personRule(): RuleDocument {
  return {
    _id: PERSON_ID,
    name: "人工客服",
    keywords: PERSON_WORDS.split(" ").map((content) => ({ content, match: "equal" })),
    replies: [{ type: "hand_over" }],
  };
}

/** What is told of rules that are left out, in a log that somebody has to be able to read. */
const MOST_TOLD = 10;

const known = new WeakMap<Book, readonly AnswerRule[]>();

/** The rules that can answer. A broken one is told once, and left out. */
export function rulesOf(book: Book, log: AuthorLog): readonly AnswerRule[] {
  const before = known.get(book);
  if (before !== undefined) return before;
  const { rules, problems } = readRules([...book.rules, personRule()]);
  const told = problems.filter(({ rule, kind }) => !(rule === PERSON_ID && kind === "id-twice"));
  for (const { rule, path, kind } of told.slice(0, MOST_TOLD)) log.warn("desk-rule-left-out", { rule, path, kind });
  known.set(book, rules);
  return rules;
}
