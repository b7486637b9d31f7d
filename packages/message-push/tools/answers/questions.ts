// The questions that nobody could answer: those that fold to the same are one, and those that a rule answers by now are left out.
import { compileRules, findAnswer } from "../../src/desk/answers/find-answer";
import { fold } from "../../src/desk/answers/fold";
import { readRules } from "../../src/desk/answers/read-rule";
import { byCount } from "../../src/desk/kept-documents";
import type { AnswersFile } from "./answers-file";
import type { FarStore } from "./open-store";

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
  /** How many are left out, because the rules of the file answer them. */
  readonly answered: number;
}

/** The database gives no more at a time. */
const MOST = 1_000;

/** A customer's text is not to steer the terminal. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

export async function openQuestions(
  store: Pick<FarStore, "listQuestions">,
  { rules }: AnswersFile,
): Promise<OpenQuestions> {
  const groups = new Map<string, OpenQuestion>();
  for (const { text: asked, count, lastAtMs } of await store.listQuestions(MOST)) {
    const text = asked.replace(UNPRINTABLE, "");
    const key = fold(text);
    const before = groups.get(key);
    groups.set(key, {
      text: before?.text ?? text,
      count: count + (before?.count ?? 0),
      lastAtMs: Math.max(lastAtMs, before?.lastAtMs ?? 0),
    });
  }
  const compiled = compileRules(readRules(rules).rules);
  const circumstances = { atMs: Date.now(), random: () => 0 };
  const open = [...groups.values()].filter(({ text }) => !findAnswer(compiled, { content: text, ...circumstances }));
  return { open: open.sort(byCount), answered: groups.size - open.length };
}
