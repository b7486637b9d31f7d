// The functions that can be called, as they were built and set up when they were read last. Everything that knows functions asks here.
import { type BuiltFunction, readBuiltFunctions } from "../project/built-functions";
import type { Environment } from "../project/env-files";
import { variablesOf } from "../project/env-templates";
import { readForeignFunctions } from "../project/foreign-functions";
import { type PushTable, pushTableOf } from "../project/push-table";
import { definePairs } from "../src/wechat/own-pairs";
import { withLocalAccount } from "./local-account";
import { localEnvironment, requireVariables } from "./local-environment";
import { withLocalModel } from "./model/local-variables";

/** What stands on the disk at one moment. */
export interface ReadFunctions {
  readonly functions: readonly BuiltFunction[];
  /** What fills in `{{env.NAME}}` of their envVariables. */
  readonly environment: Environment;
}

export interface LocalFunctions extends Pick<PushTable, "functionOf"> {
  now(): ReadFunctions;
  names(): readonly string[];
  /** The cloud calls that the function's config.json permits. */
  permissionsOf(functionName: string): readonly string[] | undefined;
  /**
   * What stands there now; nothing has changed before `take`.
   * @throws {ProjectError} `BUILD_MISSING`, `CLOUDBASERC_INVALID`
   * @throws {SimulatorError} `VARIABLE_UNSET`
   */
  read(): ReadFunctions;
  take(next: ReadFunctions): void;
}

interface Surroundings {
  /** The simulator's address. */
  readonly url: string;
  readonly pushMode: string | undefined;
  /** Whether functions without a model get the local one. */
  readonly hasModel: boolean | undefined;
}

/** @throws {SimulatorError | ProjectError} like {@link LocalFunctions.read} */
export function readLocalFunctions(projectDir: string, surroundings: Surroundings): LocalFunctions {
  const read = () => readNow(projectDir, surroundings);
  let current = read();
  let table = pushTableOf(current.functions);
  return {
    now: () => current,
    names: () => current.functions.map(({ name }) => name),
    permissionsOf: (functionName) => current.functions.find(({ name }) => name === functionName)?.openapiPermissions,
    functionOf: (pair) => table.functionOf(pair),
    read,
    take(next) {
      current = next;
      table = pushTableOf(next.functions);
    },
  };
}

function readNow(projectDir: string, { url, pushMode, hasModel = false }: Surroundings): ReadFunctions {
  const environment = localEnvironment(projectDir);
  const asHere = (fn: BuiltFunction) => withLocalModel(withLocalAccount(fn, url, pushMode), environment, hasModel);
  const built = readBuiltFunctions(projectDir).map(asHere);
  const foreign = readForeignFunctions(projectDir).map(asHere);
  for (const { ownPairs } of built) definePairs(ownPairs);
  requireVariables(
    // What another function lacks is its team's affair: tcb writes nothing there, and so does this.
    built.map(({ settings }) => settings),
    environment,
  );
  return { functions: [...built, ...foreign], environment };
}

/** Whether both look the same to the function and to the cloud around it; its code is not compared. */
export function areSetUpAlike(name: string, one: ReadFunctions, other: ReadFunctions): boolean {
  return JSON.stringify(setUpOf(name, one)) === JSON.stringify(setUpOf(name, other));
}

function setUpOf(functionName: string, { functions, environment }: ReadFunctions): unknown {
  const fn = functions.find(({ name }) => name === functionName);
  return fn && [fn, variablesOf(fn.settings, environment)];
}
