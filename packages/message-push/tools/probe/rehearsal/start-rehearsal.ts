// The cloud of a rehearsal by the real tcb: the stand-in of the cloud's API, with a simulator behind it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CloudApi, startCloudApi } from "../../../simulator/cloud-api/start-cloud-api";
import { LOCAL_ACCOUNT } from "../../../simulator/local-account";
import type { Simulator } from "../../../simulator/simulator";
import type { ConsoleAccess } from "../../push-table/console-token";
import { BELIEVED, type EnvironmentRules, simulatorRules } from "../environment-rules";
import { answerOutside } from "./answer-outside";
import { playedPermissions, type RehearsalOptions } from "./played-permissions";

const ENV_ID = "sim-rehearsal";
/** As keys look: SecretIds begin with AKID. */
const KEY = { secretId: "AKIDrehearsal0123456789", secretKey: "rehearsal-secret-key-0123456789" };

export interface Rehearsal {
  readonly rules: EnvironmentRules;
  readonly cloud: CloudApi;
  /** What tcb and the probe find in their environment, so that they come here. */
  readonly variables: NodeJS.ProcessEnv;
  simulator(): Promise<Simulator>;
  /** The URL of HTTP access that the CLI shows, as it can be reached: without TLS. */
  reachable(url: string): string;
  uploads(): Promise<void>;
  /** WeChat's API, as who has the local account. */
  tokenAccess(): Promise<ConsoleAccess>;
  letPass(ms: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startRehearsal(
  rules: Partial<EnvironmentRules> = {},
  options: RehearsalOptions = {},
): Promise<Rehearsal> {
  const all = { ...BELIEVED, ...rules };
  const permissions = playedPermissions(all, options);
  const state = mkdtempSync(join(tmpdir(), "probe-state-"));
  const simulator = {
    rules: simulatorRules(rules),
    state,
    timers: "running",
    prepare: answerOutside,
    ...permissions,
  } as const;
  const cloud = await startCloudApi({ envId: ENV_ID, key: KEY, rules, simulator });
  return {
    rules: all,
    cloud,
    variables: {
      ENV_ID,
      TENCENTCLOUD_SECRETID: KEY.secretId,
      TENCENTCLOUD_SECRETKEY: KEY.secretKey,
      TENCENTCLOUD_SESSIONTOKEN: "",
      MESSAGE_PUSH_CLOUD_API: cloud.apiUrl,
      WECHAT_APPID: LOCAL_ACCOUNT.appid,
      WECHAT_APPSECRET: LOCAL_ACCOUNT.secret,
      ...cloud.environment,
    },
    simulator: cloud.simulator,
    reachable: (url) => url.replace(/^https:/, "http:"),
    uploads: () => permissions.upload(cloud),
    // It is at another address after each upload.
    tokenAccess: async () => ({ apiBase: (await cloud.simulator()).url, credential: LOCAL_ACCOUNT }),
    letPass: async (ms) => (await cloud.simulator()).clock.advance(ms),
    async stop() {
      await cloud.stop();
      rmSync(state, { recursive: true, force: true });
    },
  };
}
