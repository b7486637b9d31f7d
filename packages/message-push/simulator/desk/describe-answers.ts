// The desk as the page shows it: every rule with what is wrong with it, the settings, and the questions that nobody could answer.

import { problemText } from "../../src/desk/answers/problem-words";
import { readEach } from "../../src/desk/answers/read-rule";
import type { RuleProblem } from "../../src/desk/answers/rule";
import { readHours } from "../../src/desk/hours/read-hours";
import { PERSON_ID, personRule } from "../../src/desk/rules-of";
import { inBoth } from "../../src/language";
import type { ExportedDocument } from "../control/contract";
import type { DeskAnswers, PlacedProblem, RuleState } from "../control/desk-contract";
import { exported } from "../control/exported";
import { type DeskSources, readDesk, readQuestions } from "./read-desk";
import { settingsProblems } from "./settings-problems";

const MOST_QUESTIONS = 200;

export function describeAnswers(sources: DeskSources): DeskAnswers {
  const { file, rules, rulesFrom, settings, settingsFrom } = readDesk(sources);
  const { hours } = readHours(Object(settings).hours);
  return {
    file: file.state === "broken" ? file : { state: file.state },
    rules: { from: rulesFrom, list: ruleStates(rules) },
    settings: { from: settingsFrom, document: documentOf(settings), problems: settingsProblems(settings) },
    questions: questionsOf(sources),
    deskOffsetMs: hours.offsetMs,
  };
}

/** In both languages. */
export function placed(problem: RuleProblem): PlacedProblem {
  return {
    path: problem.path,
    fact: inBoth((language) => problemText(problem, language).fact),
    fix: inBoth((language) => problemText(problem, language).fix),
  };
}

function ruleStates(rules: readonly unknown[]): readonly RuleState[] {
  const read = readEach(rules);
  const own = rules.map((rule, index) => {
    const found = read[index];
    const problems = Array.isArray(found) ? found.map(placed) : [];
    return { key: `${index + 1}`, document: documentOf(rule), isBuiltIn: false, problems };
  });
  if (rules.some((rule) => Object(rule)._id === PERSON_ID)) return own;
  return [...own, { key: PERSON_ID, document: documentOf(personRule()), isBuiltIn: true, problems: [] }];
}

function documentOf(given: unknown): ExportedDocument {
  return typeof given === "object" && given !== null && !Array.isArray(given) ? exported(given) : {};
}

function questionsOf(sources: DeskSources): DeskAnswers["questions"] {
  const read = readQuestions(sources);
  return { total: read.length, list: read.slice(0, MOST_QUESTIONS) };
}
