// What `answers check` only hints at: it is no mistake, and may not be meant.
import { COVERS_UNTIL } from "../../../src/desk/hours/generated/china-holidays";
import type { Language } from "../../../src/language";
import { checkAnswers } from "../../../tools/answers/check-answers";
import { answersProject, HOURS_RULE, useAnswersBench } from "./answers-bench";

useAnswersBench();

const HAND_OVER = { type: "hand_over" };
const PERSON = { _id: "person", name: "找人", keywords: ["人工"], replies: [HAND_OVER] };
const LAST_DECEMBER = Date.UTC(COVERS_UNTIL, 11, 1);

async function notesOf(answers: { rules?: readonly object[]; settings?: object }, language: Language = "en") {
  const file = { rules: [], settings: undefined, others: {}, ...answers };
  const { problems, notes } = await checkAnswers(answersProject().dir, file, language, LAST_DECEMBER);
  expect(problems).toEqual([]);
  return notes;
}

test("a rule `person` of one's own is told which of the built-in words nothing answers any more", async () => {
  expect(await notesOf({ rules: [PERSON] })).toEqual([
    {
      rule: "person",
      path: "keywords",
      fact: expect.stringMatching(/built-in one, .*: 真人, 真人客服, 客服, 找客服, 联系客服, 在线客服\.$/),
      fix: expect.stringContaining("give this rule another _id"),
    },
  ]);
  const [note] = await notesOf({ rules: [PERSON] }, "zh");
  expect(note?.fact).toMatch(/自带的这些词没有规则回答了：真人、真人客服、.*、在线客服。$/);
});

test.each([
  ["it has them all", [{ ...PERSON, keywords: ["人工", "真人", "客服"] }]],
  ["another rule has the rest", [PERSON, { ...HOURS_RULE, keywords: ["真人", "客服"] }]],
  ["it is switched off", [{ ...PERSON, isOn: false }]],
  ["the words are in a rule of another id", [{ ...PERSON, _id: "people", keywords: ["老板"] }]],
])("nothing is told of a rule `person` where %s", async (_, rules) => {
  expect(await notesOf({ rules })).toEqual([]);
});

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
