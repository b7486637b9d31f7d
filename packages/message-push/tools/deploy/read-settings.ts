// What a deploy is about, checked before anything is started: environment, key, functions.
import { refuseImpossibleSettings } from "../../project/cloud-settings";
import type { FunctionSettings } from "../../project/cloudbaserc";
import { didYouMean } from "../../src/wechat/did-you-mean";
import { type ProjectFunctions, readProjectFunctions } from "../bundle/project-functions";
import { ToolError } from "../tool-error";
import { isEnvId } from "./environment-id";

/** The key of a Tencent Cloud account, or a temporary one with its token. */
export interface CloudKey {
  readonly secretId: string;
  readonly secretKey: string;
  readonly sessionToken?: string;
}

export interface DeploySettings {
  readonly projectDir: string;
  readonly envId: string;
  /** None: an earlier `tcb login` is used. */
  readonly key: CloudKey | undefined;
  readonly functions: readonly FunctionSettings[];
}

/** @throws {ToolError} `ENVIRONMENT_INVALID`, `FLAG_INVALID`, `CLOUDBASERC_INVALID` */
export function readDeploySettings(
  projectDir: string,
  environment: NodeJS.ProcessEnv,
  only: readonly string[],
): DeploySettings {
  const functions = chosenFunctions(readProjectFunctions(projectDir), only);
  refuseImpossibleSettings(functions);
  return { projectDir, envId: readEnvId(environment), key: readKey(environment), functions };
}

/**
 * The environment that `tcb` is to work on. Left empty, the CLI would ask for one, in CI too.
 *
 * @throws {ToolError} `ENVIRONMENT_INVALID`
 */
export function readEnvId({ ENV_ID: envId = "" }: NodeJS.ProcessEnv): string {
  if (isEnvId(envId)) return envId;
  throw new ToolError(
    "ENVIRONMENT_INVALID",
    envId === "" ? "ENV_ID is empty." : "ENV_ID is no environment id.",
    "Put it into .env, or into the secrets of the CI job: 云开发控制台 → 设置 → 环境设置 → 环境 ID.",
  );
}

/** @throws {ToolError} `ENVIRONMENT_INVALID` when only a part of the key is there */
export function readKey(environment: NodeJS.ProcessEnv): CloudKey | undefined {
  const secretId = environment.TENCENTCLOUD_SECRETID ?? "";
  const secretKey = environment.TENCENTCLOUD_SECRETKEY ?? "";
  const sessionToken = environment.TENCENTCLOUD_SESSIONTOKEN ?? "";
  if (secretId !== "" && secretKey !== "") return { secretId, secretKey, ...(sessionToken !== "" && { sessionToken }) };
  if (secretId === "" && secretKey === "") return undefined;
  throw new ToolError(
    "ENVIRONMENT_INVALID",
    `TENCENTCLOUD_${secretId === "" ? "SECRETID" : "SECRETKEY"} is empty, and the other half of the key is not.`,
    "Set both, from console.cloud.tencent.com/cam/capi, or neither and run npx tcb login once.",
  );
}

function chosenFunctions(
  { foreign, cloudbaserc }: ProjectFunctions,
  only: readonly string[],
): readonly FunctionSettings[] {
  const all = cloudbaserc.functions;
  const other = only.find((name) => foreign.includes(name) || cloudbaserc.others.includes(name));
  if (other !== undefined) throw notOurs(other);
  const names = all.map(({ name }) => name);
  const unknown = only.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new ToolError(
      "FLAG_INVALID",
      `--only names "${unknown}", which is not in cloudbaserc.json.`,
      `${didYouMean(unknown, names).en}The functions are ${names.join(", ")}.`,
    );
  return only.length === 0 ? all : all.filter(({ name }) => only.includes(name));
}

/** A team deploys its other functions as it always has. */
function notOurs(name: string): ToolError {
  return new ToolError(
    "FLAG_INVALID",
    `--only names "${name}", which is no function of message-push.`,
    `Deploy it as you did before: from DevTools, or npx tcb fn deploy ${name} -e <environment>.`,
  );
}
