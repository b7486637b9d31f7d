// One row of docs/reference/not-verified.md: something that is believed of WeChat or CloudBase, and how the probe finds out whether it is so.
import type { EnvironmentRules } from "../environment-rules";
import type { PartId } from "../parts/part";

/** The same sentence in both languages of the documents; Markdown, on one line. */
export interface InBoth {
  readonly en: string;
  readonly zh: string;
}

export type RuleName = keyof EnvironmentRules;

interface BeliefFacts {
  /** Never changes, so that reports of different years speak of the same: kebab-case. */
  readonly id: string;
  readonly what: InBoth;
  readonly builtOn: InBoth;
  /** What follows where it is otherwise, and what to do. */
  readonly otherwise: InBoth;
}

/** A belief that the probe can turn into a fact. */
export interface ProbedBelief<Name extends RuleName = RuleName> extends BeliefFacts {
  readonly part: PartId;
  /** The belief is the default of this rule; the part sees its value in a real environment. */
  readonly rule: Name;
  /** Another value, for the test that turns the belief around. */
  readonly other: EnvironmentRules[Name];
  /**
   * Whether what was seen is what is believed; for figures, which are never the same twice.
   * @default both are equal
   */
  agrees?(seen: EnvironmentRules[Name]): boolean;
  /** What to set in a project where it is otherwise; the doctor shows it. Only where something can be set. */
  readonly setting?: InBoth;
}

/** A belief that no probe of ten minutes can try. */
export interface UnprobedBelief extends BeliefFacts {
  readonly notProbed: InBoth;
}

export type Belief = ProbedBelief | UnprobedBelief;

/** Keeps the rule and its other value of one type. */
export function believe<Name extends RuleName>(belief: ProbedBelief<Name>): ProbedBelief {
  return belief as unknown as ProbedBelief;
}

/** Whether the probe can answer it. */
export function isProbed(belief: Belief): belief is ProbedBelief {
  return "rule" in belief;
}
