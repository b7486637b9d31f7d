// Where a server remembers pushes: a folder of its own, or the environment that the functions use as well.

import { systemClock } from "../src/platform/system-clock";
import type { PushStore } from "../src/runtime/push-store";
import { openEnvironment } from "./open-environment";
import type { ServeOptions } from "./read-serve-options";
import { openEmbeddedStore } from "./store/embedded-store";

/** A store that has to be closed. */
export type ClosableStore = PushStore & { close(): Promise<void> };

/** @throws {ServerError} `ENVIRONMENT_INVALID` without a key, and what the data folder says */
export async function openStore({ store, dataDir }: ServeOptions): Promise<ClosableStore> {
  if (store === "embedded") return openEmbeddedStore({ folder: dataDir, nowMs: systemClock.nowMs });
  const cloud = openEnvironment();
  const { cloudbaseStore } = await import("../src/platform/cloudbase/cloudbase-store");
  return { ...cloudbaseStore(cloud), close: async () => undefined };
}
