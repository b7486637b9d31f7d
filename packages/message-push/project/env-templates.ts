// `{{env.NAME}}` in cloudbaserc.json: tcb fills in the variable NAME, and nothing where it is not set.
import type { FunctionSettings } from "./cloudbaserc";
import type { Environment } from "./env-files";

const TEMPLATE = /\{\{\s*env\.(\w+)\s*\}\}/g;

/** The text as tcb fills it in. */
export function fillTemplates(text: string, environment: Environment): string {
  return text.replaceAll(TEMPLATE, (_, variable: string) => environment[variable] ?? "");
}

/** The variables that a function will have. */
export function variablesOf({ envVariables }: FunctionSettings, environment: Environment): Record<string, string> {
  const entries = Object.entries(envVariables).map(([name, text]) => [name, fillTemplates(text, environment)]);
  return Object.fromEntries(entries);
}

/** The variables that the settings of a function ask for. */
export function variablesAskedFor({ envVariables }: FunctionSettings): readonly string[] {
  return Object.values(envVariables).flatMap(askedForIn);
}

/** The variables that a text asks for. */
export function askedForIn(text: string): readonly string[] {
  return [...text.matchAll(TEMPLATE)].map(([, name = ""]) => name);
}
