// Opens everything a server needs, in the order in which it can fail, and closes it in the other.
import { readApiSettings } from "../src/platform/api-settings";
import { readHttpPushSettings } from "../src/platform/http-push-settings";
import { loadFunctions } from "./load-functions";
import { openStore } from "./open-store";
import { startPushServer } from "./platform/http-server";
import { serverPlatform } from "./platform/server-platform";
import type { ServeOptions } from "./read-serve-options";
import { openPlatform } from "./runtime";
import { ServerError } from "./server-error";

/** A running server. */
export interface Service {
  readonly url: string;
  /** Answers what has arrived, and closes. */
  stop(): Promise<void>;
}

/** As often as the cloud's timer. */
const RELAY_EVERY_MS = 60_000;
const RELAY_CALL = { sources: [], functionName: "relay", timeLimitMs: RELAY_EVERY_MS } as const;

/**
 * Starts the server around the functions of cloudfunctions/http_push.
 *
 * @throws {ServerError} `ENVIRONMENT_INVALID`, `DATA_FOLDER_IN_USE`, `PORT_IN_USE`
 */
export async function startService(projectDir: string, options: ServeOptions): Promise<Service> {
  const { host, port } = options;
  readHttpPushSettings();
  const api = readApiSettings();
  if (api === undefined)
    throw new ServerError("ENVIRONMENT_INVALID", "WECHAT_APPSECRET is missing.", "Set it in .env.");
  const { receiver, relay, files } = await loadFunctions(projectDir);
  const store = await openStore(options);
  openPlatform(serverPlatform({ store, api, files, resume: receiver.resume }));
  const server = await startPushServer(receiver, host, port).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const ticking = setInterval(() => void relay({}, RELAY_CALL).catch(() => undefined), RELAY_EVERY_MS);
  const stop = async () => {
    clearInterval(ticking);
    await server.close();
    await store.close();
  };
  return { url: server.url, stop };
}
