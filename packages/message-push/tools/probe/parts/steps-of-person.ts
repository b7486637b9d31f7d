// What parts share that have the person write a step: writing it, waiting for what the function saw, and saying why there is nothing.
import type { EnvironmentRules } from "../environment-rules";
import type { Step } from "../person";
import type { ProbeSession } from "../session";
import type { PartResult } from "./part";

export type Facts = Readonly<Record<string, unknown>>;
type RuleNames = readonly (keyof EnvironmentRules)[];

/** A step lasts at most the function's timeout; before, the person writes and the push comes. */
const STEP_LIMIT_MS = 60_000;

export const NOT_ARRIVED = "the push did not arrive";

/** What the function saw in the step that the person writes; `undefined` where it was skipped, or did not come to its end. */
export async function factsOfText(session: ProbeSession, step: string, what: string): Promise<Facts | undefined> {
  const say = `In the same conversation, write ${step}. ${what}`;
  return await factsOf(session, step, { say, act: { kind: "writes", text: step } });
}

/** The same for a step that is done when the person enters. */
export async function factsOfEntering(session: ProbeSession, step: string, what: string): Promise<Facts | undefined> {
  await session.call("plan", { step });
  const say = `Leave the conversation, and enter it again by the contact button of the mini program. ${what}`;
  return await factsOf(session, step, { say, act: { kind: "enters" } });
}

async function factsOf(session: ProbeSession, step: string, { say, act }: Step): Promise<Facts | undefined> {
  if (!(await session.person.does({ say, act }))) return undefined;
  return await session.until(async () => {
    const [first] = await session.deliveries(step);
    return first?.endedAtMs === undefined ? undefined : first.facts;
  }, STEP_LIMIT_MS);
}

/** None of these rules was seen. */
export function noneSeen(rules: RuleNames, why: string): PartResult {
  return { seen: {}, unseen: Object.fromEntries(rules.map((rule) => [rule, why])) };
}

/** Puts readings of single rules together: each sees its rule, or says why not. */
export function together(readings: readonly PartResult[]): PartResult {
  return {
    seen: Object.assign({}, ...readings.map(({ seen }) => seen)),
    unseen: Object.assign({}, ...readings.map(({ unseen }) => unseen ?? {})),
    figures: Object.assign({}, ...readings.map(({ figures }) => figures ?? {})),
  };
}

export function saw<Name extends keyof EnvironmentRules>(rule: Name, value: EnvironmentRules[Name]): PartResult {
  return { seen: { [rule]: value } };
}

export function cannotTell(rule: keyof EnvironmentRules, why: string): PartResult {
  return { seen: {}, unseen: { [rule]: why } };
}

/** Why a number tells nothing about the rule. */
export function otherNumber(code: unknown): string {
  return typeof code === "number"
    ? `the call ended with ${code}, which says nothing about it`
    : "the call was not made";
}
