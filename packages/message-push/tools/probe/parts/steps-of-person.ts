// What parts share that have the person write a step: writing it, waiting for what the function saw, and saying why there is nothing.
import type { Both } from "../../../src/language";
import type { EnvironmentRules } from "../environment-rules";
import type { Step } from "../person";
import type { ProbeSession } from "../session";
import type { PartResult } from "./part";

export type Facts = Readonly<Record<string, unknown>>;
type RuleNames = readonly (keyof EnvironmentRules)[];

/** A step lasts at most the function's timeout; before, the person writes and the push comes. */
const STEP_LIMIT_MS = 60_000;

export const NOT_ARRIVED = { en: "the push did not arrive", zh: "没有收到推送" };

/** What the function saw in the step that the person writes; `undefined` where it was skipped, or did not come to its end. */
export async function factsOfText(session: ProbeSession, step: string, what: Both): Promise<Facts | undefined> {
  const say = {
    en: `In the same conversation, write ${step}. ${what.en}`,
    zh: `在同一个会话里发送 ${step}。${what.zh}`,
  };
  return await factsOf(session, step, { say, act: { kind: "writes", text: step } });
}

/** The same for a step that is done when the person enters. */
export async function factsOfEntering(session: ProbeSession, step: string, what: Both): Promise<Facts | undefined> {
  await session.call("plan", { step });
  const say = {
    en: `Leave the conversation, and enter it again by the contact button of the mini program. ${what.en}`,
    zh: `退出客服会话，再从小程序的客服按钮进入。${what.zh}`,
  };
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
export function noneSeen(rules: RuleNames, why: Both): PartResult {
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

export function cannotTell(rule: keyof EnvironmentRules, why: Both): PartResult {
  return { seen: {}, unseen: { [rule]: why } };
}

/** Why a number tells nothing about the rule. */
export function otherNumber(code: unknown): Both {
  return typeof code === "number"
    ? { en: `the call ended with ${code}, which says nothing about it`, zh: `调用的结果是 ${code}，说明不了问题` }
    : { en: "the call was not made", zh: "调用没有发出" };
}
