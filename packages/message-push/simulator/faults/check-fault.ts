// Refuses faults that could never be injected, or that contradict themselves.
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
  if (!KIND_NAMES.includes(name)) throw refuse(`The simulator has no fault "${name}".`, oneOf(name, KIND_NAMES));
  if (!PLACES.includes(place))
    throw refuse(`The simulator has no place "${place}" where a fault could be injected.`, oneOf(place, PLACES));
  const rule = KINDS[siteOf(place)][name as Fault["kind"]];
  if (rule === undefined) throw refuse(`"${name}" cannot be injected on "${place}".`, elsewhere(name));
  if (rule.only && !rule.only.places.includes(place))
    throw refuse(`${place} ${rule.only.fact}.`, `Order "${name}" on "${rule.only.places[0]}".`);
  if (phase !== undefined && !rule.phases.includes(phase as Phase))
    throw refuse(`"${name}" on "${place}" cannot be injected "${String(phase)}".`, phaseFix(rule));
  return rule;
}

function elsewhere(kind: string): string {
  const sites = Object.entries(KINDS).filter(([, kinds]) => Object.hasOwn(kinds, kind));
  const places = sites.map(([site]) => (site === "request" ? '"gateway" or one of its actions' : `"${site}"`));
  return `Order it on ${places.join(", or on ")}.`;
}

function phaseFix({ phases }: KindRule): string {
  if (phases.length === 0) return "Leave out phase.";
  return `Use ${phases.map((phase) => `"${phase}"`).join(" or ")}, or leave out phase.`;
}

function refuseUnknownFields(given: Readonly<Record<string, unknown>>, rule: KindRule): void {
  const figures = [rule.needs, rule.may].filter((name) => name !== undefined);
  const known = ["on", "kind", "phase", ...figures, ...Object.keys(SELECTORS)];
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown !== undefined) throw refuse(`"${String(given.kind)}" has no use for ${unknown}.`, oneOf(unknown, known));
}

function refuseBadFigures(given: Readonly<Record<string, unknown>>, { needs, may }: KindRule): void {
  if (needs !== undefined && given[needs] === undefined)
    throw refuse(`"${String(given.kind)}" on "${String(given.on)}" lacks ${needs}.`, giveFix(needs));
  const names = [needs, may, ...Object.keys(SELECTORS)].filter((name) => name !== undefined);
  for (const name of names as (FigureName | SelectorName)[]) {
    const value = given[name];
    if (value === undefined || { ...FIGURES, ...SELECTORS }[name].accepts(value)) continue;
    throw refuse(`The ${name} of "${String(given.kind)}" is ${JSON.stringify(value)}.`, giveFix(name));
  }
}

function giveFix(name: FigureName | SelectorName): string {
  return `Give ${name}, ${{ ...FIGURES, ...SELECTORS }[name].fix}.`;
}

function refuseContradictions(given: Readonly<Record<string, unknown>>): void {
  for (const [one, other] of CONTRADICTIONS) {
    if (given[one] === undefined || given[other] === undefined) continue;
    throw refuse(`${one} and ${other} contradict each other.`, `Leave out ${one} or ${other}.`);
  }
  if (given.probability !== undefined && given.seed === undefined)
    throw refuse("A probability without a seed could not be repeated.", "Add seed, a whole number.");
  if (given.seed !== undefined && given.probability === undefined)
    throw refuse("A seed without a probability decides nothing.", "Add probability, or leave out seed.");
}

function refuseUnknownFunctions({ kind, functionName }: Readonly<Record<string, unknown>>, limits: FaultLimits): void {
  if (kind === "freeze" && !limits.canFreeze)
    throw refuse("Windows has no signal that stops a process.", 'Order "delay", or run this on Linux or macOS.');
  const { functionNames } = limits;
  if (typeof functionName !== "string" || functionNames === undefined || functionNames.includes(functionName)) return;
  throw refuse(`There is no function "${functionName}".`, oneOf(functionName, functionNames));
}

function oneOf(given: string, known: readonly string[]): string {
  return `${didYouMean(given, known).en}There is ${known.join(", ")}.`;
}

function refuse(fact: string, fix: string): SimulatorError {
  return new SimulatorError("OPTION_INVALID", fact, fix);
}
