// Opens everything a server needs, what fails soonest first, and closes it in the other order.
import { type ApiSettings, readApiSettings } from "../src/platform/api-settings";
import { readHttpPushSettings } from "../src/platform/http-push-settings";
import { systemClock } from "../src/platform/system-clock";
import { within } from "../src/runtime/within";
import { openDeskStore } from "./desk";
import { loadFunctions } from "./load-functions";
import { type OpenedStores, openStores } from "./open-store";
import { startPushServer } from "./platform/http-server";
import { serverPlatform } from "./platform/server-platform";
import type { ServeOptions } from "./read-serve-options";
import { openPlatform } from "./runtime";
import { ServerError } from "./server-error";
import { workUnderWay } from "./work-under-way";

/** A running server. */
export interface Service {
  readonly url: string;
  /** Answers what has arrived, lets background work end, and closes: all within 10 s, whatever hangs. */
  stop(): Promise<void>;
}

/** As often as the cloud's timer. */
const RELAY_EVERY_MS = 60_000;
/** Without a name, it calls no other relay to its side: all of them would be in this process. */
const RELAY_CALL = { sources: [], timeLimitMs: RELAY_EVERY_MS } as const;
/** For requests and background work; what does not end in that time, the next server takes over. */
const FINISH_MS = 7_500;
const CLOSE_STORE_MS = 1_000;

/**
 * Starts the server around the functions of cloudfunctions/http_push.
 *
 * @throws {ServerError} `ENVIRONMENT_INVALID`, `DATA_FOLDER_IN_USE`, `PORT_IN_USE`
 */
export async function startService(projectDir: string, options: ServeOptions): Promise<Service> {
  readHttpPushSettings();
  const api = readApiSettings();
  if (api === undefined)
    throw new ServerError(
      "ENVIRONMENT_INVALID",
      { en: "WECHAT_APPSECRET is missing.", zh: "缺少 WECHAT_APPSECRET。" },
      { en: "Set it in .env.", zh: "请写进 .env。" },
    );
  // Before the functions, which take seconds to compile: a folder that cannot be used is told at once.
  const stores = await openStores(options);
  openDeskStore(stores.desk);
  try {
    return await serveFrom(stores, api, projectDir, options);
  } catch (error) {
    await stores.pushes.close();
    throw error;
  }
}

async function serveFrom(
  { pushes: store, desk: states }: OpenedStores,
  api: ApiSettings,
  projectDir: string,
  { host, port }: ServeOptions,
): Promise<Service> {
  const { receiver, relay, files } = await loadFunctions(projectDir);
  const work = workUnderWay();
  const { resume } = receiver;
  openPlatform(serverPlatform({ store: work.limited(store), states, api, files, resume, background: work.add }));
  const server = await startPushServer(receiver, host, port);
  const runRelay = () => work.add(relay({}, RELAY_CALL).catch(() => undefined));
  const ticking = setInterval(runRelay, RELAY_EVERY_MS);
  const stop = async () => {
    clearInterval(ticking);
    const finished = Promise.all([server.close(), work.finish()]);
    await within(systemClock, systemClock.nowMs() + FINISH_MS, finished);
    await within(systemClock, systemClock.nowMs() + CLOSE_STORE_MS, store.close());
  };
  return { url: server.url, stop };
}
