// What `answers check` only hints at: it is no mistake, and may not be meant.
import { COVERS_UNTIL } from "../../../src/desk/hours/generated/china-holidays";
import type { Language } from "../../../src/language";
import { checkAnswers } from "../../../tools/answers/check-answers";
import { answersProject, useAnswersBench } from "./answers-bench";

useAnswersBench();

const LAST_DECEMBER = Date.UTC(COVERS_UNTIL, 11, 1);

async function notesOf(answers: { rules?: readonly object[]; settings?: object }, language: Language = "en") {
  const file = { rules: [], settings: undefined, others: {}, ...answers };
  const { problems, notes } = await checkAnswers(answersProject().dir, file, language, LAST_DECEMBER);
  expect(problems).toEqual([]);
  return notes;
}

const hoursWith = (days: object) => ({ settings: { hours: { weekly: { mon: ["9:00-18:00"] }, days } } });

test("holidays that end are told with their last day, until days after it are written down", async () => {
  const end = `${COVERS_UNTIL}-12-31`;
  for (const days of [{}, { [end]: [] }]) {
    expect(await notesOf(hoursWith(days))).toEqual([
      expect.objectContaining({ path: "hours.holidays", fact: expect.stringContaining(`up to ${end}`) }),
    ]);
  }
  expect(await notesOf(hoursWith({ [`${COVERS_UNTIL + 1}-01-01`]: [] }))).toEqual([]);
});
