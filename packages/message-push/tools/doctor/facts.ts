// What the checks judge, gathered once. A refusal does not end the doctor: it becomes a row.
import type { Cloudbaserc } from "../../project/cloudbaserc";
import { defined, type Environment, readEnvFile, readTcbEnvironment } from "../../project/env-files";
import { functionsDirOf } from "../../project/project-layout";
import { CodedError } from "../../src/coded-error";
import type { Both } from "../../src/language";
import { findProjectFunctions, type ProjectFunctions, readProjectFunctions } from "../bundle/project-functions";
import type { ProbeReport } from "../probe/report";
import { findReport } from "../probe/report-file";
import { type ConsoleState, readConsoleState } from "../push-table/console-state";
import type { BuildAside, FreshBuild } from "./build-aside";
import { type ClockReading, readClock } from "./checks/clock";
import { findKeptKeys, type KeptKeys } from "./kept-keys";
import type { CollectionReading } from "./read-collection";
import { type DevtoolsSettings, readDevtoolsSettings } from "./read-devtools";
import { UNLISTED } from "./report";

/** What looking brought: the thing, or the refusal. */
export type Looked<Thing> = { readonly thing: Thing } | { readonly refusal: CodedError };

/** That the types are right, or why they were not checked. */
export type TypesReading = "right" | { readonly why: Both };

/** Everything the checks know. */
export interface Facts {
  readonly projectDir: string;
  /** Where the sources of functions are, relative to the project; the usual place where package.json cannot tell. */
  readonly functionsDir: string;
  readonly nodeVersion: string;
  /** As the project's own scripts see it: the shell, then .env. */
  readonly environment: Environment;
  /** As `tcb` sees it: the shell, then .env.local, then .env. */
  readonly tcbEnvironment: Environment;
  readonly keptKeys: KeptKeys;
  readonly devtools: Looked<DevtoolsSettings>;
  readonly cloudbaserc: Looked<Cloudbaserc>;
  readonly functions: Looked<ProjectFunctions>;
  readonly types: Looked<TypesReading>;
  readonly build: Looked<FreshBuild>;
  readonly consoleState: Looked<ConsoleState | undefined>;
  /** What the last probe of an environment found; `undefined` where there was none. */
  readonly probeReport: Looked<ProbeReport | undefined>;
  readonly clock: ClockReading;
  readonly collection: CollectionReading;
  /** Epoch milliseconds. */
  readonly nowMs: number;
}

export interface FactSources {
  readonly projectDir: string;
  readonly environment: Environment;
  readonly build: BuildAside;
  readonly checkTypes: (projectDir: string, project: ProjectFunctions) => Promise<void>;
  readonly readCollection: (environment: Environment) => Promise<CollectionReading>;
  readonly nowMs: number;
}

export async function gatherFacts(sources: FactSources): Promise<Facts> {
  const { projectDir, environment: shell, build, checkTypes, readCollection, nowMs } = sources;
  const environment = { ...readEnvFile(projectDir, ".env"), ...defined(shell) };
  const cloudbaserc = await look(() => readProjectFunctions(projectDir).cloudbaserc);
  const folder = await look(() => functionsDirOf(projectDir));
  const functions = await look(() => findProjectFunctions(projectDir));
  const [types, built, clock, collection] = await Promise.all([
    look(() => readTypes(projectDir, functions, checkTypes)),
    "thing" in functions ? look(() => build(projectDir, functions.thing)) : functions,
    readClock(environment.WECHAT_API_BASE),
    readCollection(environment),
  ]);
  return {
    projectDir,
    functionsDir: "thing" in folder ? folder.thing : "cloudfunctions",
    nodeVersion: process.versions.node,
    environment,
    tcbEnvironment: readTcbEnvironment(projectDir, shell),
    keptKeys: findKeptKeys(projectDir),
    devtools: await look(() => readDevtoolsSettings(projectDir)),
    cloudbaserc,
    functions,
    types,
    build: built,
    consoleState: await look(() => readConsoleState(projectDir)),
    probeReport: await look(() => findReport(projectDir)),
    clock,
    collection,
    nowMs,
  };
}

async function look<Thing>(read: () => Thing | Promise<Thing>): Promise<Looked<Thing>> {
  try {
    return { thing: await read() };
  } catch (error) {
    if (error instanceof CodedError) return { refusal: error };
    throw error;
  }
}

async function readTypes(
  projectDir: string,
  functions: Looked<ProjectFunctions>,
  checkTypes: FactSources["checkTypes"],
): Promise<TypesReading> {
  if (!("thing" in functions)) return { why: UNLISTED };
  await checkTypes(projectDir, functions.thing);
  return "right";
}
