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
    envId === ""
      ? { en: "ENV_ID is empty.", zh: "ENV_ID 是空的。" }
      : { en: "ENV_ID is no environment id.", zh: "ENV_ID 不是环境 ID。" },
    {
      en: "Put it into .env, or into the secrets of the CI job: 云开发控制台 → 设置 → 环境设置 → 环境 ID.",
      zh: "请写进 .env，或 CI 任务的密钥设置：云开发控制台 → 设置 → 环境设置 → 环境 ID。",
    },
  );
}

/** @throws {ToolError} `ENVIRONMENT_INVALID` when only a part of the key is there */
export function readKey(environment: NodeJS.ProcessEnv): CloudKey | undefined {
  const secretId = environment.TENCENTCLOUD_SECRETID ?? "";
  const secretKey = environment.TENCENTCLOUD_SECRETKEY ?? "";
  const sessionToken = environment.TENCENTCLOUD_SESSIONTOKEN ?? "";
  if (secretId !== "" && secretKey !== "") return { secretId, secretKey, ...(sessionToken !== "" && { sessionToken }) };
  if (secretId === "" && secretKey === "") return undefined;
  const missing = secretId === "" ? "SECRETID" : "SECRETKEY";
  throw new ToolError(
    "ENVIRONMENT_INVALID",
    {
      en: `TENCENTCLOUD_${missing} is empty, and the other half of the key is not.`,
      zh: `TENCENTCLOUD_${missing} 是空的，而密钥的另一半已填。`,
    },
    {
      en: "Set both, from console.cloud.tencent.com/cam/capi, or neither and run npx tcb login once.",
      zh: "请两个都填（在 console.cloud.tencent.com/cam/capi 获取），或都不填并运行一次 npx tcb login。",
    },
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
  if (unknown !== undefined) throw notListed(unknown, names);
  return only.length === 0 ? all : all.filter(({ name }) => only.includes(name));
}

function notListed(unknown: string, names: readonly string[]): ToolError {
  const meant = didYouMean(unknown, names);
  return new ToolError(
    "FLAG_INVALID",
    {
      en: `--only names "${unknown}", which is not in cloudbaserc.json.`,
      zh: `--only 写了“${unknown}”，cloudbaserc.json 里没有它。`,
    },
    {
      en: `${meant.en}The functions are ${names.join(", ")}.`,
      zh: `${meant.zh}云函数有 ${names.join("、")}。`,
    },
  );
}

/** A team deploys its other functions as it always has. */
function notOurs(name: string): ToolError {
  return new ToolError(
    "FLAG_INVALID",
    {
      en: `--only names "${name}", which is no function of message-push.`,
      zh: `--only 写了“${name}”，它不是 message-push 的云函数。`,
    },
    {
      en: `Deploy it as you did before: from DevTools, or npx tcb fn deploy ${name} -e <environment>.`,
      zh: `请照原来的方式部署：用微信开发者工具，或 npx tcb fn deploy ${name} -e <环境 ID>。`,
    },
  );
}
