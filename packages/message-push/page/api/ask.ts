// Asks the simulator. Routes, what they take and what they answer are in the contract; there is no other way to it.

import type { ControlApi, ControlProblem } from "../../simulator/control/contract";
import type { Both, Language } from "../../src/language";

export type Route = keyof ControlApi;
export type Answer<Name extends Route> = ControlApi[Name]["answer"];

type Part<Name extends Route, Key extends string> = ControlApi[Name] extends { readonly [K in Key]: infer Type }
  ? Type
  : undefined;

export interface Question<Name extends Route> {
  /** What stands for `:id` and the like in the address. */
  readonly params?: Part<Name, "params"> extends string
    ? Readonly<Record<Part<Name, "params">, string | number>>
    : never;
  readonly query?: Part<Name, "query">;
  readonly body?: Part<Name, "body">;
}

/** The simulator refused, or cannot be reached. */
export class Refusal extends Error {
  readonly fix: string;
  constructor(fact: string, fix: string) {
    super(fact);
    this.fix = fix;
  }
}

/**
 * @throws {Refusal} with the simulator's own words
 * @example const { rows } = await ask("GET /pushes", { query: { limit: 200 } });
 */
export async function ask<Name extends Route>(route: Name, question: Question<Name> = {}): Promise<Answer<Name>> {
  const [method = "", path = ""] = route.split(" ");
  const address = `/__sim${filled(path, question.params ?? {})}${queryOf(question.query ?? {})}`;
  const hasBody = method === "POST" || method === "PATCH";
  const response = await reach(address, {
    method,
    // Refusals come in the language of the page, whatever the simulator's own is.
    headers: { "accept-language": pageLanguage(), ...(hasBody && { "content-type": "application/json" }) },
    ...(hasBody && { body: JSON.stringify(question.body ?? {}) }),
  });
  const answer: unknown = await response.json();
  if (response.ok) return answer as Answer<Name>;
  const { fact, fix } = (answer as ControlProblem).error;
  throw new Refusal(fact, fix);
}

/** For what is asked again anyway, after a break at the latest: nothing where the simulator refuses or does not answer. */
export async function orNothing<Answered>(asking: Promise<Answered>): Promise<Answered | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

const UNREACHED: Readonly<Record<"fact" | "fix", Both>> = {
  fact: { en: "The simulator does not answer.", zh: "模拟器没有响应。" },
  fix: { en: "Start it again: npm start.", zh: "请重新启动：npm start。" },
};

/** Read from the document, where state/language.ts keeps it: what asks then also runs in tests without one. */
function pageLanguage(): Language {
  return globalThis.document?.documentElement.lang.startsWith("zh") ? "zh" : "en";
}

async function reach(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request);
  } catch {
    const language = pageLanguage();
    throw new Refusal(UNREACHED.fact[language], UNREACHED.fix[language]);
  }
}

function filled(path: string, params: Readonly<Record<string, string | number>>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
}

function queryOf(query: object): string {
  const named = Object.entries(query).filter(([, value]) => value !== undefined);
  return named.length === 0 ? "" : `?${new URLSearchParams(named.map(([name, value]) => [name, String(value)]))}`;
}
