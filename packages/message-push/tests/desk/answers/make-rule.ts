// Rules for tests: read as they would be from the database, so that no test has one that could not be.
import { type CompiledRules, compileRules, type Question } from "../../../src/desk/answers/find-answer";
import { readRules } from "../../../src/desk/answers/read-rule";
import type { RuleDocument } from "../../../src/desk/answers/rule";

/** A time in the middle of those that the tests name. */
export const NOW_MS = Date.parse("2026-10-01T12:00+08:00");

export function rule(id: string, keywords: RuleDocument["keywords"], more: Partial<RuleDocument> = {}): RuleDocument {
  return { _id: id, name: id, keywords, replies: [`answer of ${id}`], ...more };
}

export const equal = (content: string) => ({ content, match: "equal" as const });

export function compiled(...documents: readonly RuleDocument[]): CompiledRules {
  const { rules, problems } = readRules(documents);
  expect(problems).toEqual([]);
  return compileRules(rules);
}

export function question(content: string, more: Partial<Question> = {}): Question {
  return { content, atMs: NOW_MS, random: () => 0, ...more };
}
