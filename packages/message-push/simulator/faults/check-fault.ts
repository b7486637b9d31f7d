// Refuses faults that could never be injected, or that contradict themselves.
import { type Both, inBoth } from "../../src/language";
import { didYouMean } from "../../src/wechat/did-you-mean";
import { SimulatorError } from "../simulator-error";
import type { Fault, Phase } from "./fault";
import {
  CONTRADICTIONS,
  FIGURES,
  type FigureName,
  KIND_NAMES,
  KINDS,
  type KindRule,
  SELECTORS,
  type SelectorName,
} from "./kinds";
import { PLACES, siteOf } from "./places";

/** What the check must know of the simulator. */
export interface FaultLimits {
  /** Whether this machine can stop a process and let it go on. */
  readonly canFreeze: boolean;
  /** Functions that exist; unknown when the project is not. */
  readonly functionNames?: readonly string[] | undefined;
}

/**
 * Reads a fault, with its `phase` made explicit.
 *
 * @throws {SimulatorError} `OPTION_INVALID` with the fix
 */
export function checkFault(value: unknown, limits: FaultLimits): Fault {
  const given: Readonly<Record<string, unknown>> = { ...Object(value) };
  const rule = ruleOf(given);
  refuseUnknownFields(given, rule);
  refuseBadFigures(given, rule);
  refuseContradictions(given);
  refuseUnknownFunctions(given, limits);
  const [defaultPhase] = rule.phases;
  const phase = given.phase ?? defaultPhase;
  return { ...given, ...(phase === undefined ? {} : { phase }) } as Fault;
}

function ruleOf({ on, kind, phase }: Readonly<Record<string, unknown>>): KindRule {
  const [place, name] = [String(on), String(kind)];
  if (!KIND_NAMES.includes(name)) throw noSuchFault(name);
  if (!PLACES.includes(place)) throw noSuchPlace(place);
  const rule = KINDS[siteOf(place)][name as Fault["kind"]];
  if (rule === undefined) throw wrongSite(name, place);
  if (rule.only && !rule.only.places.includes(place)) throw wrongPlace(name, place, rule.only);
  if (phase !== undefined && !rule.phases.includes(phase as Phase))
    throw refuse(
      {
        en: `"${name}" on "${place}" cannot be injected "${String(phase)}".`,
        zh: `“${place}”上的“${name}”不能在“${String(phase)}”注入。`,
      },
      phaseFix(rule),
    );
  return rule;
}

function noSuchFault(name: string): SimulatorError {
  const fact = { en: `The simulator has no fault "${name}".`, zh: `模拟器没有故障“${name}”。` };
  return refuse(fact, oneOf(name, KIND_NAMES));
}

function noSuchPlace(place: string): SimulatorError {
  const fact = {
    en: `The simulator has no place "${place}" where a fault could be injected.`,
    zh: `模拟器没有可以注入故障的位置“${place}”。`,
  };
  return refuse(fact, oneOf(place, PLACES));
}

/** With the sites where it can be. */
function wrongSite(kind: string, place: string): SimulatorError {
  const sites = Object.entries(KINDS).flatMap(([site, kinds]) => (Object.hasOwn(kinds, kind) ? [site] : []));
  const places = sites.map((site): Both => (site === "request" ? REQUESTS : { en: `"${site}"`, zh: `“${site}”` }));
  const joined = inBoth((language) => places.map((own) => own[language]).join(OR_ON[language]));
  return refuse(
    { en: `"${kind}" cannot be injected on "${place}".`, zh: `“${kind}”不能注入到“${place}”。` },
    {
      en: `Order it on ${joined.en}.`,
      zh: `请注入到${joined.zh}。`,
    },
  );
}

const OR_ON: Both = { en: ", or on ", zh: "，或" };
const REQUESTS: Both = { en: '"gateway" or one of its actions', zh: "“gateway”或它的某个操作" };

function wrongPlace(kind: string, place: string, { fact, places }: NonNullable<KindRule["only"]>): SimulatorError {
  return refuse(
    { en: `${place} ${fact.en}.`, zh: `${place} ${fact.zh}。` },
    { en: `Order "${kind}" on "${places[0]}".`, zh: `请把“${kind}”注入到“${places[0]}”。` },
  );
}

function phaseFix({ phases }: KindRule): Both {
  if (phases.length === 0) return { en: "Leave out phase.", zh: "请去掉 phase。" };
  return {
    en: `Use ${phases.map((phase) => `"${phase}"`).join(" or ")}, or leave out phase.`,
    zh: `请用${phases.map((phase) => `“${phase}”`).join("或")}，或去掉 phase。`,
  };
}

function refuseUnknownFields(given: Readonly<Record<string, unknown>>, rule: KindRule): void {
  const figures = [rule.needs, rule.may].filter((name) => name !== undefined);
  const known = ["on", "kind", "phase", ...figures, ...Object.keys(SELECTORS)];
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const kind = String(given.kind);
  throw refuse(
    { en: `"${kind}" has no use for ${unknown}.`, zh: `“${kind}”用不到 ${unknown}。` },
    oneOf(unknown, known),
  );
}

function refuseBadFigures(given: Readonly<Record<string, unknown>>, { needs, may }: KindRule): void {
  const [kind, place] = [String(given.kind), String(given.on)];
  if (needs !== undefined && given[needs] === undefined)
    throw refuse(
      { en: `"${kind}" on "${place}" lacks ${needs}.`, zh: `“${place}”上的“${kind}”缺少 ${needs}。` },
      giveFix(needs),
    );
  const names = [needs, may, ...Object.keys(SELECTORS)].filter((name) => name !== undefined);
  for (const name of names as (FigureName | SelectorName)[]) {
    const value = given[name];
    if (value === undefined || { ...FIGURES, ...SELECTORS }[name].accepts(value)) continue;
    const shown = JSON.stringify(value);
    throw refuse(
      { en: `The ${name} of "${kind}" is ${shown}.`, zh: `“${kind}”的 ${name} 是 ${shown}。` },
      giveFix(name),
    );
  }
}

function giveFix(name: FigureName | SelectorName): Both {
  const { fix } = { ...FIGURES, ...SELECTORS }[name];
  return { en: `Give ${name}, ${fix.en}.`, zh: `请写 ${name}：${fix.zh}。` };
}

function refuseContradictions(given: Readonly<Record<string, unknown>>): void {
  for (const [one, other] of CONTRADICTIONS) {
    if (given[one] === undefined || given[other] === undefined) continue;
    throw refuse(
      { en: `${one} and ${other} contradict each other.`, zh: `${one} 和 ${other} 互相矛盾。` },
      { en: `Leave out ${one} or ${other}.`, zh: `请去掉 ${one} 或 ${other}。` },
    );
  }
  if (given.probability !== undefined && given.seed === undefined)
    throw refuse(
      { en: "A probability without a seed could not be repeated.", zh: "只有 probability 没有 seed，无法重现。" },
      { en: "Add seed, a whole number.", zh: "请加上 seed，写一个整数。" },
    );
  if (given.seed !== undefined && given.probability === undefined)
    throw refuse(
      { en: "A seed without a probability decides nothing.", zh: "只有 seed 没有 probability，不起作用。" },
      { en: "Add probability, or leave out seed.", zh: "请加上 probability，或去掉 seed。" },
    );
}

function refuseUnknownFunctions({ kind, functionName }: Readonly<Record<string, unknown>>, limits: FaultLimits): void {
  if (kind === "freeze" && !limits.canFreeze)
    throw refuse(
      { en: "Windows has no signal that stops a process.", zh: "Windows 没有能暂停进程的信号。" },
      { en: 'Order "delay", or run this on Linux or macOS.', zh: "请改用“delay”，或在 Linux、macOS 上运行。" },
    );
  const { functionNames } = limits;
  if (typeof functionName !== "string" || functionNames === undefined || functionNames.includes(functionName)) return;
  const fact = { en: `There is no function "${functionName}".`, zh: `没有云函数“${functionName}”。` };
  throw refuse(fact, oneOf(functionName, functionNames));
}

function oneOf(given: string, known: readonly string[]): Both {
  const meant = didYouMean(given, known);
  return { en: `${meant.en}There is ${known.join(", ")}.`, zh: `${meant.zh}可选：${known.join("、")}。` };
}

function refuse(fact: Both, fix: Both): SimulatorError {
  return new SimulatorError("OPTION_INVALID", fact, fix);
}
