// The numbered menu: questions that a customer can choose from by a number. WeChat's own msgmenu is not confirmed for mini programs.
import { type Answer, answerOf, type Circumstances, type CompiledRules, type Question, whyOut } from "./find-answer";
import { fold } from "./fold";

/** What a menu remembers, to be kept with the customer while it is open: the rule of each number. */
export interface MenuRecord {
  readonly ruleIds: readonly string[];
}

/** What {@link menuOf} lists, and under which words. */
export interface MenuOptions extends Circumstances {
  /** The first line. @default "请回复数字：" */
  readonly opening?: string;
}

/** A number of one digit chooses a row. */
const MOST_ROWS = 9;

const CHINESE_NUMBERS = "一二三四五六七八九";

/** The listed rules in force as a text to be sent, by their priority. Nothing when there is none. */
export function menuOf(
  { rules }: Pick<CompiledRules, "rules">,
  { opening = "请回复数字：", ...circumstances }: MenuOptions,
): { readonly text: string; readonly record: MenuRecord } | undefined {
  const rows = rules
    .filter((rule) => rule.isListed && whyOut(rule, circumstances) === undefined)
    .sort((a, b) => b.priority - a.priority)
    .slice(0, MOST_ROWS);
  return rows.length === 0 ? undefined : menuWith(rows, opening);
}

/** These rules as a text to be sent, up to nine, in their order. */
export function menuWith(
  rows: readonly Pick<CompiledRules["rules"][number], "id" | "name">[],
  opening: string,
): { readonly text: string; readonly record: MenuRecord } {
  const text = [opening, ...rows.map(({ name }, index) => `${index + 1}. ${name}`)].join("\n");
  return { text, record: { ruleIds: rows.map(({ id }) => id) } };
}

/**
 * The answer to a number of the menu, written as 2, ２, ②, 2. or 二; nothing for any other message, for a number without a row, and
 * when the rule cannot answer any more. A rule's `{{words}}` are its name here: "2" says nothing.
 */
export function answerOfChoice({ rules }: CompiledRules, menu: MenuRecord, question: Question): Answer | undefined {
  const id = menu.ruleIds[rowOf(question.content)];
  const rule = rules.find((own) => own.id === id);
  const [keyword] = rule?.keywords ?? [];
  if (rule === undefined || keyword === undefined || whyOut(rule, question) !== undefined) return undefined;
  return answerOf({ rule, keyword }, rule.name, question.random);
}

/** Whether a message may choose a row of a menu. */
export function isChoice(content: string): boolean {
  return rowOf(content) >= 0;
}

/** Counted from 0; -1 for what is no number of a row. */
function rowOf(content: string): number {
  const folded = fold(content);
  if (/^[1-9]$/.test(folded)) return Number(folded) - 1;
  return folded.length === 1 ? CHINESE_NUMBERS.indexOf(folded) : -1;
}
