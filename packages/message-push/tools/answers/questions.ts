// The questions that nobody could answer, as the file's rules leave them.
import { type OpenQuestions, openQuestions as open } from "../../src/desk/report/open-questions";
import type { AnswersFile } from "./answers-file";
import type { FarStore } from "./open-store";

export type { OpenQuestion } from "../../src/desk/report/open-questions";

/** The database gives no more at a time. */
export const MOST_QUESTIONS = 1_000;

export async function openQuestions(
  store: Pick<FarStore, "listQuestions">,
  { rules }: AnswersFile,
): Promise<OpenQuestions> {
  return open(await store.listQuestions(MOST_QUESTIONS), rules, Date.now());
}
