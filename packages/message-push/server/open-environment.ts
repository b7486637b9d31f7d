// The CloudBase environment, reached from a machine of one's own by a key.
import type * as Sdk from "../src/platform/cloudbase/sdk";
import { ServerError } from "./server-error";

/**
 * Opens the environment ENV_ID.
 *
 * @throws {ServerError} `ENVIRONMENT_INVALID` without a key
 */
export function openEnvironment(): Sdk.Cloud {
  const envId = requireKey();
  // Outside the cloud there is no machine to ask for a role.
  process.env.TENCENTCLOUD ??= "true";
  // The SDK reads its environment while it loads, so it is loaded now, and only here. Without a key it would end the process.
  const { openCloud }: typeof Sdk = require("../src/platform/cloudbase/sdk");
  return openCloud(envId);
}

function requireKey(): string {
  const { ENV_ID: envId, TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY } = process.env;
  if (envId && TENCENTCLOUD_SECRETID && TENCENTCLOUD_SECRETKEY) return envId;
  const needed = { ENV_ID: envId, TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY };
  const missing = Object.entries(needed).flatMap(([name, value]) => (value ? [] : [name]));
  throw new ServerError(
    "ENVIRONMENT_INVALID",
    {
      en: `The CloudBase environment cannot be reached: ${areMissing(missing)}.`,
      zh: `无法访问云开发环境：缺少 ${missing.join("、")}。`,
    },
    {
      en: "Set them in .env, with a key of 访问管理 → API 密钥; without --store cloudbase and `database`, none is needed.",
      zh: "请写进 .env，密钥在 访问管理 → API 密钥 创建；不用 --store cloudbase 和 `database` 就不需要。",
    },
  );
}

function areMissing(names: readonly string[]): string {
  return `${names.join(" and ")} ${names.length > 1 ? "are" : "is"} missing`;
}
