// Where a server remembers pushes: a folder of its own, or the environment that the functions use as well.

import { systemClock } from "../src/platform/system-clock";
import type { PushStore } from "../src/runtime/push-store";
import { ToolError } from "../tools/tool-error";
import type { ServeOptions } from "./read-serve-options";
import { openEmbeddedStore } from "./store/embedded-store";

type ClosableStore = PushStore & { close(): Promise<void> };

/** @throws {ToolError} `ENVIRONMENT_INVALID` without a key, and what the data folder says */
export async function openStore({ store, dataDir }: ServeOptions): Promise<ClosableStore> {
  if (store === "embedded") return openEmbeddedStore({ folder: dataDir, nowMs: systemClock.nowMs });
  const { ENV_ID } = requireKey();
  // Outside the cloud there is no machine to ask for a role.
  process.env.TENCENTCLOUD ??= "true";
  // The SDK reads its environment while it loads, so it is loaded now, and only here.
  const { openCloud } = await import("../src/platform/cloudbase/sdk");
  const { cloudbaseStore } = await import("../src/platform/cloudbase/cloudbase-store");
  return { ...cloudbaseStore(openCloud(ENV_ID)), close: async () => undefined };
}

const NAMES = ["ENV_ID", "TENCENTCLOUD_SECRETID", "TENCENTCLOUD_SECRETKEY"] as const;

function requireKey(): Record<(typeof NAMES)[number], string> {
  const missing = NAMES.filter((name) => !process.env[name]);
  if (missing.length === 0) {
    return Object.fromEntries(NAMES.map((name) => [name, process.env[name]])) as ReturnType<typeof requireKey>;
  }
  throw new ToolError(
    "ENVIRONMENT_INVALID",
    `The CloudBase environment cannot be reached: ${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} missing.`,
    "Set them in .env, with a key of 访问管理 → API 密钥, or leave out --store to use a folder.",
  );
}
