// Variables of functions that cloudbaserc.json takes from `.env`: secrets, and sometimes nothing.
import type { FunctionSettings } from "../../simulator/project/cloudbaserc";

/** Names of the variables in `{{env.NAME}}`, of all these functions. */
export function templateVariables(functions: readonly FunctionSettings[]): readonly string[] {
  const texts = functions.flatMap(({ envVariables }) => Object.values(envVariables));
  return texts.flatMap((text) => [...text.matchAll(/\{\{\s*env\.(\w+)\s*\}\}/g)].map(([, name = ""]) => name));
}

/**
 * The CLI fills in nothing for a variable that is missing, and replaces the whole set of a function: what somebody put
 * into the console is gone then. One line for each function that is concerned.
 */
export function emptyVariables(
  functions: readonly FunctionSettings[],
  environment: NodeJS.ProcessEnv,
): readonly string[] {
  return functions.flatMap((fn) => {
    const empty = templateVariables([fn]).filter((name) => (environment[name] ?? "") === "");
    if (empty.length === 0) return [];
    return [`${fn.name} gets empty variables, whatever the console has now, because .env lacks: ${empty.join(", ")}`];
  });
}
