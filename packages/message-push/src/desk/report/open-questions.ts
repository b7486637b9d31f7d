// The questions that nobody could answer: those that fold to the same are one, and those that a rule answers by now are left out.
import { compileRules, findAnswer } from "../answers/find-answer";
import { fold } from "../answers/fold";
import { readRules } from "../answers/read-rule";
import type { Question } from "../desk-store";
import { byCount } from "../kept-documents";
import { printable } from "./printable";

/** Questions that are one. */
export interface OpenQuestion {
  /** As the wording that was asked most often has it, with what is private masked. */
  readonly text: string;
  readonly count: number;
  readonly lastAtMs: number;
}

/** What is left to be answered, the most asked first. */
export interface OpenQuestions {
  readonly open: readonly OpenQuestion[];
  /** How many are left out, because the rules answer them. */
  readonly answered: number;
}

/**
 * Puts them together.
 *
 * @param questions the most asked first
 * @param rules as they are written; broken ones answer nothing
 */
export function openQuestions(questions: readonly Question[], rules: readonly unknown[], nowMs: number): OpenQuestions {
  const groups = new Map<string, OpenQuestion>();
  for (const { text: asked, count, lastAtMs } of questions) {
    const text = printable(asked);
    const key = fold(text);
    const before = groups.get(key);
    groups.set(key, {
      text: before?.text ?? text,
      count: count + (before?.count ?? 0),
      lastAtMs: Math.max(lastAtMs, before?.lastAtMs ?? 0),
    });
  }
  const compiled = compileRules(readRules(rules).rules);
  const circumstances = { atMs: nowMs, random: () => 0 };
  const open = [...groups.values()].filter(({ text }) => !findAnswer(compiled, { content: text, ...circumstances }));
  return { open: open.sort(byCount), answered: groups.size - open.length };
}
