// Where a server remembers pushes: a folder of its own, or the environment that the functions use as well.

import type { DeskStore } from "../src/desk/desk-store";
import { systemClock } from "../src/platform/system-clock";
import type { PushStore } from "../src/runtime/push-store";
import { openEnvironment } from "./open-environment";
import type { ServeOptions } from "./read-serve-options";
import { openDataFolder } from "./store/data-folder";
import { embeddedDeskStore } from "./store/embedded-desk-store";
import { embeddedStore } from "./store/embedded-store";
import { guardVerbs } from "./store/verb-guard";

/** A store that has to be closed. */
export type ClosableStore = PushStore & { close(): Promise<void> };

/** Both stores, which lie in one place and are closed together. */
export interface OpenedStores {
  readonly pushes: ClosableStore;
  readonly desk: DeskStore;
}

/** @throws {ServerError} `ENVIRONMENT_INVALID` without a key, and what the data folder says */
export async function openStores({ store, dataDir }: ServeOptions): Promise<OpenedStores> {
  if (store === "embedded") {
    const data = await openDataFolder(dataDir);
    const guard = guardVerbs(() => data.close());
    const { nowMs } = systemClock;
    return { pushes: embeddedStore(data, nowMs, guard), desk: embeddedDeskStore(data, nowMs, guard) };
  }
  const cloud = openEnvironment();
  const { cloudbaseStore } = await import("../src/platform/cloudbase/cloudbase-store");
  const { cloudbaseDeskStore } = await import("../src/platform/cloudbase/cloudbase-desk-store");
  return { pushes: { ...cloudbaseStore(cloud), close: async () => undefined }, desk: cloudbaseDeskStore(cloud) };
}
