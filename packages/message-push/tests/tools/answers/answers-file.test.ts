import { readAnswersFile, writeAnswersFile } from "../../../tools/answers/answers-file";
import { prettyAnswers } from "../../../tools/answers/pretty-answers";
import { answersProject, FILE, HOURS_RULE, useAnswersBench } from "./answers-bench";

useAnswersBench();

/** As the formatter of the template leaves it. */
const TEXT = `{
  "settings": {
    "hours": {
      "weekly": {
        "mon": ["9:00-12:00", "13:30-18:00"],
        "tue": ["9:00-12:00", "13:30-18:00"],
        "wed": ["9:00-12:00", "13:30-18:00"]
      },
      "holidays": "china"
    },
    "welcomes": [{ "text": "您好", "hasMenu": true }]
  },
  "rules": [
    {
      "_id": "hello",
      "name": "问好",
      "keywords": [
        { "content": "你好", "match": "equal" },
        { "content": "您好，请问在吗，有人在吗，客服在吗", "match": "equal" },
        { "content": "在吗", "match": "equal" }
      ],
      "replies": ["很抱歉给您带来不便，马上请同事来处理。", { "type": "hand_over" }],
      "isListed": true
    }
  ]
}
`;

test("a file that is read and written says the same, line by line", () => {
  const project = answersProject(TEXT);
  expect(prettyAnswers(readAnswersFile(project.dir, FILE))).toBe(TEXT);
});

test("where it cannot be written, one error says so, and nothing half-written stays", () => {
  const project = answersProject();
  project.write(`${FILE}/in-the-way`, "");
  const write = () => writeAnswersFile(project.dir, FILE, { rules: [HOURS_RULE], settings: undefined, others: {} });
  expect(write).toThrow(/^\[ANSWERS_FILE_INVALID\] desk\/answers\.json cannot be written \(E/);
  expect(project.files()).toEqual(["answers.json"]);
});

test("a mark at the beginning, as Notepad writes it, is no mistake", () => {
  expect(readAnswersFile(answersProject(`\ufeff${TEXT}`).dir, FILE).rules).toHaveLength(1);
});
