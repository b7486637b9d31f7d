// Reads rules that come from outside, as those of a probe's report: each must have a name of the simulator's own, and its type.

import { isDeepStrictEqual } from "node:util";
import type { Both } from "../src/language";
import { type CloudRules, cloudRules } from "./cloud-rules";
import { DEFAULT_RULES, type WechatRules } from "./wechat/rules";

/** What `startSimulator({ rules })` takes. */
export type SimulatorRules = WechatRules & CloudRules;

const DEFAULTS: SimulatorRules = { ...DEFAULT_RULES, ...cloudRules() };

/**
 * Judges by the defaults: a rule whose default is a number is a number, a list holds what the default's list holds, an object has the
 * default's fields and no others.
 *
 * @returns the rules, or the first thing that is wrong with them
 * @example
 * readRules({ attempts: 1 }); // { rules: { attempts: 1 } }
 * readRules({ attempts: "1" }); // { problem: { en: 'attempts is "1", and must be a number', zh: … } }
 */
export function readRules(value: unknown): { readonly rules: Partial<SimulatorRules> } | { readonly problem: Both } {
  if (!isRecord(value)) return { problem: { en: "the rules are no object", zh: "规则不是对象" } };
  for (const [name, given] of Object.entries(value)) {
    if (!isRuleName(name)) {
      return { problem: { en: `${short(name)} is no rule of the simulator`, zh: `模拟器没有规则 ${short(name)}` } };
    }
    const problem = mismatch(name, DEFAULTS[name], given);
    if (problem !== undefined) return { problem };
  }
  return { rules: value };
}

/** The names of the rules that are not what the simulator has by default, in alphabetical order. */
export function unusualRules(rules: Partial<SimulatorRules>): readonly (keyof SimulatorRules)[] {
  return Object.keys(rules)
    .filter(isRuleName)
    .filter((name) => !isDeepStrictEqual(rules[name], DEFAULTS[name]))
    .sort();
}

/** What the simulator has by default. */
export function defaultRule(name: keyof SimulatorRules): unknown {
  return DEFAULTS[name];
}

function isRuleName(name: string): name is keyof SimulatorRules {
  return Object.hasOwn(DEFAULTS, name);
}

function mismatch(path: string, model: unknown, given: unknown): Both | undefined {
  if (Array.isArray(model)) return mismatchOfList(path, model, given);
  if (isRecord(model)) return mismatchOfFields(path, model, given);
  // A default of null says nothing about the type; JSON writes null for a number that is none.
  const isLike = model === null ? !isObject(given) : typeof given === typeof model;
  return isLike && given !== Number.POSITIVE_INFINITY ? undefined : wrong(path, given, typeOf(model));
}

function mismatchOfList(path: string, model: readonly unknown[], given: unknown): Both | undefined {
  if (!Array.isArray(given)) return wrong(path, given, { en: "a list", zh: "数组" });
  if (model.length === 0) return undefined;
  return given.map((item, i) => mismatch(`${path}[${i}]`, model[0], item)).find((problem) => problem !== undefined);
}

function mismatchOfFields(path: string, model: Readonly<Record<string, unknown>>, given: unknown): Both | undefined {
  const fields = Object.keys(model);
  if (!isRecord(given) || !isDeepStrictEqual(Object.keys(given).sort(), [...fields].sort())) {
    return wrong(path, given, {
      en: `an object of ${fields.join(" and ")}`,
      zh: `由 ${fields.join("、")} 组成的对象`,
    });
  }
  return fields
    .map((field) => mismatch(`${path}.${field}`, model[field], given[field]))
    .find((problem) => problem !== undefined);
}

function wrong(path: string, given: unknown, wanted: Both): Both {
  const shown = short(JSON.stringify(given) ?? String(given));
  return { en: `${path} is ${shown}, and must be ${wanted.en}`, zh: `${path} 是 ${shown}，应为${wanted.zh}` };
}

function typeOf(model: unknown): Both {
  if (model === null) return { en: "a plain value", zh: "简单的值" };
  const type = typeof model;
  return { en: `a ${type}`, zh: ` ${type}` };
}

const SHOWN_CHARACTERS = 40;

function short(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value) && !Array.isArray(value);
}
