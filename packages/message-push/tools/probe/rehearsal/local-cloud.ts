// The environment of a rehearsal: the simulator, with functions as they are deployed, and a database that outlives them.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { functionActions } from "../../../simulator/cloud-api/function-actions";
import { FunctionStore } from "../../../simulator/cloud-api/function-store";
import { createHttpAccess } from "../../../simulator/cloud-api/http-access";
import { runUploaded } from "../../../simulator/cloud-api/run-uploaded";
import type { Simulator } from "../../../simulator/simulator";
import { buildProbe } from "../build-probe";
import type { ProbeEnvironment } from "../environment";
import { BELIEVED, type EnvironmentRules, simulatorRules } from "../environment-rules";
import {
  MARK_VARIABLE,
  PROBE_COLLECTION,
  PROBE_FUNCTION,
  PROBE_PATH,
  PROBE_TIMEOUT_SECONDS,
  PROBE_TIMER,
} from "../probe-names";

export interface LocalCloud {
  readonly environment: ProbeEnvironment;
  readonly rules: EnvironmentRules;
  readonly functions: FunctionStore;
  /** Around what is deployed now. */
  simulator(): Promise<Simulator>;
  /** What is there beside functions: names of collections, files of the storage, and paths of HTTP access. */
  leftOver(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** As the simulator names it. */
const ENV_ID = "sim-local";

/** One build serves every environment of this process. */
let built: Promise<Buffer> | undefined;

/** Without the CLI: what it would ask of the cloud's API is done at once. */
export function startLocalCloud(rules: Partial<EnvironmentRules> = {}): LocalCloud {
  const all = { ...BELIEVED, ...rules };
  const functions = new FunctionStore();
  const stateDir = mkdtempSync(join(tmpdir(), "probe-state-"));
  const uploaded = runUploaded(functions, {
    rules: simulatorRules(rules),
    state: stateDir,
    timers: "running",
    prepare: answerOutside,
  });
  const actions = functionActions({ functions, nowMs: Date.now, invoke: uploaded.invoke, rules: all });
  const access = createHttpAccess({
    envId: ENV_ID,
    functions,
    nowMs: Date.now,
    simulator: uploaded.simulator,
    rules: all,
  });
  const route = { ServiceId: ENV_ID, Path: PROBE_PATH, Name: PROBE_FUNCTION };

  const environment: ProbeEnvironment = {
    async find() {
      const fn = functions.all().find(({ name }) => name === PROBE_FUNCTION);
      return fn && { key: fn.envVariables[MARK_VARIABLE], detail: {} };
    },
    async deploy({ memoryMb, key, timeoutSeconds = PROBE_TIMEOUT_SECONDS, variables = {} }) {
      built ??= packProbe();
      const ZipFile = (await built).toString("base64");
      const settings = {
        FunctionName: PROBE_FUNCTION,
        Timeout: timeoutSeconds,
        MemorySize: memoryMb,
        Environment: {
          Variables: Object.entries({ ...variables, [MARK_VARIABLE]: key }).map(([Key, Value]) => ({ Key, Value })),
        },
      };
      const isThere = functions.all().some(({ name }) => name === PROBE_FUNCTION);
      const code = { Code: { ZipFile }, Handler: "index.main", InstallDependency: "FALSE" };
      if (isThere) await actions.UpdateFunctionConfiguration?.(settings);
      else await actions.CreateFunction?.({ ...settings, ...code, Runtime: "Nodejs18.15" });
      const timer = [{ TriggerName: PROBE_TIMER, Type: "timer", TriggerDesc: "0 * * * * * *" }];
      await actions.BatchCreateTrigger?.({ FunctionName: PROBE_FUNCTION, Triggers: JSON.stringify(timer) });
    },
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
  return {
    environment,
    rules: all,
    functions,
    simulator: uploaded.simulator,
    leftOver: async () => [...(await uploaded.leftOver()), ...access.paths()],
    async stop() {
      await Promise.all([access.stop(), uploaded.stop()]);
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}

/** Whoever asks WeChat or WeCom for nothing gets 404; where the rules let nobody out to them, nobody gets here. */
function answerOutside(simulator: Simulator): void {
  for (const host of ["api.weixin.qq.com", "qyapi.weixin.qq.com"]) simulator.http(`https://${host}/*`, { status: 404 });
}

async function packProbe(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "probe-"));
  try {
    await buildProbe(folder);
    const files = ["index.js", "config.json", "package.json"].map((name) => [name, readFileSync(join(folder, name))]);
    return Buffer.from(zipSync(Object.fromEntries(files)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
