// `npx message-push deploy` and the real CLI, with a stand-in in the cloud's place: nothing of the developer's login or keys is touched.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CloudFunction } from "../../simulator/cloud-api/function-store";
import { type CloudApi, startCloudApi } from "../../simulator/cloud-api/start-cloud-api";
import type { CloudApiKey } from "../../simulator/cloud-api/verify-cloud-api-request";
import { type CommandRun, runCli } from "./run-cli";
import { runScript } from "./run-script";

export const ENV_ID = "desk-1a2b3c";
export const KEY = { secretId: "AKID-of-the-desk-0123456789", secretKey: "key-of-the-desk-0123456789" };
/** What http_push needs. */
export const HTTP_PUSH = {
  WECHAT_APPID: "wx0123456789abcdef",
  WECHAT_APPSECRET: "5".repeat(32),
  WECHAT_TOKEN: "tokenOfHttpPush",
  WECHAT_ENCODING_AES_KEY: "k".repeat(43),
};

/** A path with a space stays one word. */
export const CLI_NODE_OPTIONS = `--require ${JSON.stringify(join(__dirname, "cache-compiled.js"))}`;

type RunCommand = (
  projectDir: string,
  args?: readonly string[],
  environment?: Record<string, string>,
) => Promise<CommandRun & { readonly stdout: string }>;

export interface DeployBench {
  readonly cloud: CloudApi;
  /** What `deploy` finds in its environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** `npx message-push deploy <args>` in a project. */
  deploy: RunCommand;
  /** `npx message-push smoke <args>` */
  smoke: RunCommand;
  /** The CLI itself, with the home that `deploy` has when it is given no key. */
  tcb(projectDir: string, args: readonly string[]): Promise<CommandRun>;
  stop(): Promise<void>;
}

export async function startDeployBench(key: CloudApiKey = KEY): Promise<DeployBench> {
  const cloud = await startCloudApi({ envId: ENV_ID, key });
  const home = mkdtempSync(join(tmpdir(), "deploy-home-"));
  const environment = {
    ...cloud.environment,
    HOME: home,
    USERPROFILE: home,
    XDG_CONFIG_HOME: join(home, ".config"),
    ENV_ID,
    TENCENTCLOUD_SECRETID: KEY.secretId,
    TENCENTCLOUD_SECRETKEY: KEY.secretKey,
    TENCENTCLOUD_SESSIONTOKEN: "",
    NODE_OPTIONS: CLI_NODE_OPTIONS,
  };
  const command =
    (script: string): RunCommand =>
    async (projectDir, args = [], changed = {}) => {
      const run = runScript(script, args, { cwd: projectDir, env: { ...environment, ...changed } });
      let stdout = "";
      run.child.stdout?.on("data", (text: string) => {
        stdout += text;
      });
      return { exitCode: await run.ended, output: run.output(), stdout };
    };
  return {
    cloud,
    environment,
    deploy: command("deploy.ts"),
    smoke: command("smoke.ts"),
    tcb: (projectDir, args) => runCli(projectDir, args, { ...process.env, ...environment, LC_ALL: "en_US.UTF-8" }),
    async stop() {
      await cloud.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A function as somebody made it before. */
export function functionInCloud(name: string, changed: Partial<CloudFunction> = {}): CloudFunction {
  return {
    name,
    runtime: "Nodejs20.19",
    handler: "index.main",
    timeout: 3,
    memorySize: 256,
    installDependency: false,
    envVariables: {},
    triggers: {},
    status: "Active",
    archive: Buffer.from("older code"),
    modTime: "2026-01-01 00:00:00",
    ...changed,
  };
}
