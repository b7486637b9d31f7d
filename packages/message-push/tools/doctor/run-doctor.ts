// The doctor: facts, then one check after the other. Prints nothing and ends nothing, so that a deploy can ask it.

import type { Environment } from "../../project/env-files";
import { checkTypes } from "../bundle/check-types";
import { type BuildAside, buildAside } from "./build-aside";
import { checkBuild } from "./checks/build";
import { checkClock } from "./checks/clock";
import { checkCloud } from "./checks/cloud";
import { checkDesk } from "./checks/desk";
import { checkDevtools } from "./checks/devtools";
import { checkEnvironmentId } from "./checks/environment-id";
import { checkFunctions } from "./checks/functions";
import { checkHttpSettings } from "./checks/http-settings";
import { checkInstallation } from "./checks/installation";
import { checkKeys } from "./checks/keys";
import { checkModel } from "./checks/model";
import { checkOtherFunctions } from "./checks/other-functions";
import { checkPagePaths } from "./checks/page-paths";
import { checkPermissions } from "./checks/permissions";
import { checkProbe } from "./checks/probe";
import { checkPushTable } from "./checks/push-table";
import { checkRuntimes } from "./checks/runtimes";
import { checkSecrets } from "./checks/secrets";
import { checkTextFiles } from "./checks/text-files";
import { checkTimeouts } from "./checks/timeouts";
import { checkVariables } from "./checks/variables";
import { type FactSources, type Facts, gatherFacts } from "./facts";
import { NOT_ASKED } from "./read-collection";
import { type DoctorReport, type DoctorRow, reportOf } from "./report";

export interface DoctorOptions {
  readonly projectDir: string;
  /** The variables of the shell; `.env` of the project is read as well. */
  readonly environment: Environment;
  /** Another way to know what the sources make. @default a build in a folder of its own, about 1 s */
  readonly build?: BuildAside;
  /** Another way to know whether the types are right. @default tsc over the functions, beside the build */
  readonly checkTypes?: FactSources["checkTypes"];
  /** When it is: epoch milliseconds. @default now */
  readonly nowMs?: number;
  /** How to ask the database. @default not at all: a deploy need not wait for it */
  readonly readCollection?: FactSources["readCollection"];
}

/** Each gives rows for what it found, or one that all is well. The order is the table's. */
const CHECKS: readonly ((facts: Facts) => readonly DoctorRow[])[] = [
  checkInstallation,
  checkTextFiles,
  checkEnvironmentId,
  checkKeys,
  checkSecrets,
  checkDevtools,
  checkFunctions,
  checkOtherFunctions,
  checkBuild,
  checkPermissions,
  checkPagePaths,
  checkRuntimes,
  checkTimeouts,
  checkVariables,
  checkHttpSettings,
  checkPushTable,
  checkDesk,
  checkModel,
  checkCloud,
  checkProbe,
  checkClock,
];

/** Looks at everything, also where parts are wrong. */
export async function runDoctor(options: DoctorOptions): Promise<DoctorReport> {
  const facts = await gatherFacts({
    build: buildAside,
    checkTypes,
    readCollection: async () => NOT_ASKED,
    nowMs: Date.now(),
    ...options,
  });
  return reportOf(CHECKS.flatMap((check) => check(facts)));
}
