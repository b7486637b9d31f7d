// Which variables of a function nothing fills in.
import type { FunctionSettings } from "../../project/cloudbaserc";
import type { Environment } from "../../project/env-files";
import { variablesAskedFor } from "../../project/env-templates";

/** The names that cloudbaserc.json asks for, and that are not set or empty. */
export function emptyVariablesOf(settings: FunctionSettings, environment: Environment): readonly string[] {
  return variablesAskedFor(settings).filter((name) => (environment[name] ?? "") === "");
}
