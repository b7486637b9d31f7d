// `answers unanswered`: what customers asked and nobody could answer, the most asked first.
import { renderTable } from "../table";
import { readAnswersIfThere } from "./answers-file";
import { deskTime, hoursIn } from "./desk-time";
import type { Place } from "./open-store";
import type { Sitting } from "./output";
import { type OpenQuestion, openQuestions } from "./questions";

const HEADS = { en: ["No.", "asked", "last", "question"], zh: ["编号", "次数", "最近一次", "问题"] };

export async function runUnanswered(sitting: Sitting, { name, store }: Place, limit: number): Promise<void> {
  const { projectDir, file, language, print, say, placeFlags = "" } = sitting;
  const answers = readAnswersIfThere(projectDir, file);
  const { open, answered } = await openQuestions(store, answers);
  const hours = hoursIn(answers);
  const rowOf = ({ text, count, lastAtMs }: OpenQuestion, at: number) => {
    return [String(at + 1), String(count), deskTime(lastAtMs, hours), text];
  };
  const rows = open.length === 0 ? [] : [HEADS[language], ...open.slice(0, limit).map(rowOf)];
  for (const line of renderTable(rows)) print(line);
  if (open.length === 0)
    say({
      en: `No question is without an answer in ${name.en}. They are kept where the settings say "keepsQuestions": true.`,
      zh: `${name.zh}里没有未回答的问题。设置里写 "keepsQuestions": true 才会记录。`,
    });
  const more = open.length - limit;
  if (more > 0) say({ en: `${more} more: --limit`, zh: `还有 ${more} 个：--limit` });
  if (answered > 0)
    say({
      en: `${moreAre(answered)} answered by the rules of ${file} now.`,
      zh: `另有 ${answered} 个已由 ${file} 的规则回答。`,
    });
  if (open.length > 0)
    say({
      en: `\nTurn one into a rule: answers add 1 --reply "…"${placeFlags}`,
      zh: `\n写成规则：answers add 1 --reply "…"${placeFlags}`,
    });
}

function moreAre(count: number): string {
  return count === 1 ? "1 more is" : `${count} more are`;
}
