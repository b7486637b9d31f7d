// The variables of a model in the local run: what a function has, what .env.local sets, or the local model.
import type { BuiltFunction } from "../../project/built-functions";
import type { Environment } from "../../project/env-files";
import { variablesOf } from "../../project/env-templates";
import { MODEL_VARIABLES } from "../../src/desk/model/model-settings";
import { LOCAL_MODEL_URL } from "./create-model";

const NAMES = Object.values(MODEL_VARIABLES);

const LOCAL: Readonly<Record<string, string>> = {
  [MODEL_VARIABLES.baseUrl]: LOCAL_MODEL_URL,
  [MODEL_VARIABLES.name]: "local",
  [MODEL_VARIABLES.key]: "local",
};

/**
 * Where cloudbaserc.json asks for a model that nothing sets, the function gets the local one.
 *
 * @param isForAll whether functions that name none get one as well
 */
export function withLocalModel(fn: BuiltFunction, environment: Environment, isForAll: boolean): BuiltFunction {
  const { envVariables } = fn.settings;
  const isNamed = NAMES.some((name) => envVariables[name] !== undefined);
  if (!isNamed && !isForAll) return fn;
  const own = variablesOf(fn.settings, environment);
  if (NAMES.some((name) => own[name])) return fn;
  const isSet = NAMES.some((name) => environment[name]);
  const variables = Object.fromEntries(NAMES.map((name) => [name, (isSet ? environment[name] : LOCAL[name]) ?? ""]));
  return { ...fn, settings: { ...fn.settings, envVariables: { ...envVariables, ...variables } } };
}
