// The environment of a rehearsal: the simulator, with functions as they are deployed, and a database that outlives them.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CloudApiError } from "../../../simulator/cloud-api/cloud-api-error";
import { functionActions } from "../../../simulator/cloud-api/function-actions";
import { FunctionStore } from "../../../simulator/cloud-api/function-store";
import { createHttpAccess, type HttpAccess } from "../../../simulator/cloud-api/http-access";
import { runUploaded, type UploadedFunctions } from "../../../simulator/cloud-api/run-uploaded";
import { startCloudApi } from "../../../simulator/cloud-api/start-cloud-api";
import { LOCAL_ACCOUNT } from "../../../simulator/local-account";
import type { Simulator } from "../../../simulator/simulator";
import { same } from "../../../src/language";
import { ToolError } from "../../tool-error";
import { buildProbe } from "../build-probe";
import { NO_FOLDER } from "../devtools-folder";
import type { ProbeEnvironment } from "../environment";
import { BELIEVED, type EnvironmentRules, simulatorRules } from "../environment-rules";
import { type JudgedKey, judgeKey } from "../judge-key";
import { packFolder, sizeOf, writeVariant } from "../pack-probe";
import { MARK_VARIABLE, PROBE_COLLECTION, PROBE_FUNCTION, PROBE_PATH } from "../probe-names";
import { answerOutside } from "./answer-outside";
import { deployBy, detailOf } from "./deploy-by-actions";
import { playedPermissions, type RehearsalOptions } from "./played-permissions";

export interface LocalCloud {
  readonly environment: ProbeEnvironment;
  readonly rules: EnvironmentRules;
  readonly functions: FunctionStore;
  /** Around what is deployed now. */
  simulator(): Promise<Simulator>;
  /** As if the probe's function were uploaded from DevTools. */
  uploads(): Promise<void>;
  /** What is there beside functions: names of collections, files of the storage, and paths of HTTP access. */
  leftOver(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** As the simulator names it. */
const ENV_ID = "sim-local";

/** One build serves every environment of this process. */
let built: Promise<string> | undefined;

/** Without the CLI: what it would ask of the cloud's API is done at once. */
export function startLocalCloud(rules: Partial<EnvironmentRules> = {}, options: RehearsalOptions = {}): LocalCloud {
  const all = { ...BELIEVED, ...rules };
  const functions = new FunctionStore();
  const stateDir = mkdtempSync(join(tmpdir(), "probe-state-"));
  const permissions = playedPermissions(all, options);
  const { isPermitted } = permissions;
  const simulation = { rules: simulatorRules(rules), state: stateDir, timers: "running" } as const;
  const uploaded = runUploaded(functions, { ...simulation, isPermitted, prepare: answerOutside });
  const access = createHttpAccess({
    envId: ENV_ID,
    functions,
    nowMs: Date.now,
    simulator: uploaded.simulator,
    rules: all,
  });
  return {
    environment: environmentOf({ functions, rules: all, uploaded, access }),
    rules: all,
    functions,
    simulator: uploaded.simulator,
    uploads: () => permissions.upload({ functions, simulator: uploaded.simulator }),
    leftOver: async () => [...(await uploaded.leftOver()), ...access.paths()],
    async stop() {
      await Promise.all([access.stop(), uploaded.stop()]);
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}

interface Parts {
  readonly functions: FunctionStore;
  readonly rules: EnvironmentRules;
  readonly uploaded: UploadedFunctions;
  readonly access: HttpAccess;
}

function environmentOf({ functions, rules, uploaded, access }: Parts): ProbeEnvironment {
  const actions = functionActions({ functions, nowMs: Date.now, invoke: uploaded.invoke, rules });
  const route = { ServiceId: ENV_ID, Path: PROBE_PATH, Name: PROBE_FUNCTION };
  return {
    async find() {
      const fn = functions.all().find(({ name }) => name === PROBE_FUNCTION);
      if (fn === undefined) return undefined;
      const shown = await actions.GetFunction?.({ FunctionName: PROBE_FUNCTION });
      return { key: fn.envVariables[MARK_VARIABLE], detail: detailOf(shown) };
    },
    async deploy(settings) {
      built ??= buildOnce();
      writeVariant(await built, settings.variant);
      try {
        await deployBy(actions, packFolder(await built), settings);
      } catch (error) {
        if (error instanceof CloudApiError) throw refused(error);
        throw error;
      }
    },
    async packedSize() {
      built ??= buildOnce();
      return sizeOf(await built);
    },
    judgeKey: () => judgeLocalKey(rules),
    tokenAccess: async () => ({ apiBase: (await uploaded.simulator()).url, credential: LOCAL_ACCOUNT }),
    devTools: NO_FOLDER,
    async invoke(event) {
      const answer = await uploaded.invoke(PROBE_FUNCTION, event);
      return answer.errorMessage === undefined ? { result: answer.result } : { error: answer.errorMessage };
    },
    letPass: async (ms) => (await uploaded.simulator()).clock.advance(ms),
    async removeCollection() {
      (await uploaded.simulator()).dropCollection(PROBE_COLLECTION);
      return "removed";
    },
    async openHttpAccess() {
      if (access.paths().length === 0) await access.actions.CreateCloudBaseGWAPI?.({ ...route, Type: 1 });
      return `${await access.url()}${PROBE_PATH}`;
    },
    async closeHttpAccess() {
      await access.actions.DeleteCloudBaseGWAPI?.(route);
    },
    async removeFunction() {
      functions.remove(PROBE_FUNCTION);
    },
    cli: {
      version: "none",
      envId: ENV_ID,
      run: async () => ({ stdout: "", complaint: "There is no CLI in this rehearsal." }),
    },
  };
}

async function buildOnce(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "probe-"));
  await buildProbe(folder);
  return folder;
}

/** Against the stand-in of the cloud's API, which knows another key. */
async function judgeLocalKey(rules: EnvironmentRules): Promise<JudgedKey> {
  const secretId = rules.secretIdBeginsWithAkid ? "AKIDlocal0123456789" : "local0123456789";
  const key = { secretId, secretKey: "local-secret-key-0123456789" };
  const cloud = await startCloudApi({ envId: ENV_ID, key, rules });
  try {
    return await judgeKey({ key, envId: ENV_ID, endpoint: cloud.apiUrl });
  } finally {
    await cloud.stop();
  }
}

function refused({ code, message }: CloudApiError): ToolError {
  return new ToolError(
    "PROBE_FAILED",
    same(`tcb fn deploy failed: ${code}: ${message}`),
    same("Look at the stand-in."),
  );
}
