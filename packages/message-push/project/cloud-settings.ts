// What the platform takes of a function's settings, beyond their form: runtimes, and the size of the variables.
import { didYouMean } from "../src/wechat/did-you-mean";
import type { FunctionSettings } from "./cloudbaserc";
import type { Environment } from "./env-files";
import { variablesOf } from "./env-templates";
import { ProjectError } from "./project-error";

/** https://docs.cloudbase.net/cloud-function/runtime-support; of 26 it names no second number. */
const OFFERED = ["Nodejs24.11", "Nodejs22.21", "Nodejs20.19", "Nodejs18.15", "Nodejs16.13"];
const CURRENT = /^Nodejs26\.\d+$/;
/** Not on that page any more; tcb still knows them, and a function keeps the one that it was made with. */
const FORMER = ["Nodejs14.18", "Nodejs12.16", "Nodejs10.15", "Nodejs8.9"];

/** Whether CloudBase has, or had, this runtime for Node. */
export function isNodeRuntime(runtime: string): boolean {
  return CURRENT.test(runtime) || [...OFFERED, ...FORMER].includes(runtime);
}

/** 单个函数的环境变量大小: https://cloud.tencent.com/document/product/583/11637 */
export const MOST_VARIABLE_BYTES = 4 * 1024;

/** The size of a function's variables, names and values. */
export function bytesOf(variables: Readonly<Record<string, string>>): number {
  return Buffer.byteLength(Object.entries(variables).flat().join(""));
}

/**
 * Refuses what a deploy would fail by, or what would not run afterwards.
 *
 * @param environment what fills in `{{env.NAME}}`; left out, only what stands in the file itself counts
 * @throws {ProjectError} `CLOUDBASERC_INVALID` for a runtime that CloudBase does not have, and for more variables than it takes
 */
export function refuseImpossibleSettings(functions: readonly FunctionSettings[], environment: Environment = {}): void {
  for (const settings of functions) {
    refuseRuntime(settings);
    refuseLargeVariables(settings, environment);
  }
}

function refuseRuntime({ name, runtime }: FunctionSettings): void {
  if (isNodeRuntime(runtime)) return;
  const meant = didYouMean(runtime, OFFERED);
  throw new ProjectError(
    "CLOUDBASERC_INVALID",
    {
      en: `cloudbaserc.json, at ${name}.runtime: CloudBase has no runtime ${JSON.stringify(runtime)} for Node.`,
      zh: `cloudbaserc.json 的 ${name}.runtime：云开发没有 ${JSON.stringify(runtime)} 这个 Node 运行环境。`,
    },
    {
      en: `${meant.en}It has ${OFFERED.join(", ")}; write "runtime": "Nodejs20.19" for ${name}.`,
      zh: `${meant.zh}可用的有 ${OFFERED.join("、")}；${name} 请写 "runtime": "Nodejs20.19"。`,
    },
  );
}

function refuseLargeVariables(settings: FunctionSettings, environment: Environment): void {
  const bytes = bytesOf(variablesOf(settings, environment));
  if (bytes <= MOST_VARIABLE_BYTES) return;
  const { name } = settings;
  throw new ProjectError(
    "CLOUDBASERC_INVALID",
    {
      en: `cloudbaserc.json, at ${name}.envVariables: the variables have ${bytes} bytes, and CloudBase takes ${MOST_VARIABLE_BYTES} for a function.`,
      zh: `cloudbaserc.json 的 ${name}.envVariables：环境变量共 ${bytes} 字节，而云开发每个云函数最多 ${MOST_VARIABLE_BYTES} 字节。`,
    },
    {
      en: `Take what is long out of envVariables of ${name}: code, a file beside it or a database holds it.`,
      zh: `请把较长的内容从 ${name} 的 envVariables 里移出来，写进代码、代码旁的文件或数据库。`,
    },
  );
}
