// The variables a function will have: those of cloudbaserc.json, with its templates filled in as tcb does it.
import type { FunctionSettings } from "../../simulator/project/cloudbaserc";
import type { Environment } from "./facts";

const TEMPLATE = /\{\{\s*env\.([A-Za-z0-9_]+)\s*\}\}/g;

/** What is not set becomes an empty text. */
export function renderText(text: string, environment: Environment): string {
  return text.replaceAll(TEMPLATE, (_, variable: string) => environment[variable] ?? "");
}

export function renderVariables({ envVariables }: FunctionSettings, environment: Environment): Record<string, string> {
  const entries = Object.entries(envVariables).map(([name, text]) => [name, renderText(text, environment)]);
  return Object.fromEntries(entries);
}

/** The variables that a function's settings ask for. */
export function variablesAskedFor({ envVariables }: FunctionSettings): readonly string[] {
  return Object.values(envVariables).flatMap((text) => [...text.matchAll(TEMPLATE)].map(([, name = ""]) => name));
}
