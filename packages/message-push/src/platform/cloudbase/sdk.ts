// The one place that imports wx-server-sdk, set up for a push: it must answer within 5 seconds or fail early.
import * as cloud from "wx-server-sdk";
import { SEND_TIMEOUT_MS } from "./send-window";

/** The SDK waits 15 s by default, three times as long as WeChat. The database and "typing…" get this much, and are asked again. */
const SDK_TIMEOUT_MS = 1_500;

/**
 * Initializes the SDK once per instance; call it while the module loads. Later calls give the same SDK.
 *
 * @param env the environment's id, outside the cloud; a function is in one
 */
export function openCloud(env?: string) {
  // Without it a failed database call leaves a timer behind that keeps the instance busy for 3 seconds.
  process.env.SILENCE ??= "true";
  cloud.init({ ...optionsFor(env), timeout: SDK_TIMEOUT_MS });
  return cloud;
}

/**
 * A second client of the same environment, with a send's patience: the SDK has one timeout for all calls of a client. A send is not given
 * up early, because its fate would be unknown. The deadline of the push ends the wait; the timeout is for slow work, which has more.
 */
export function openPatientCloud(): Cloud {
  return cloud.createNewInstance({ ...optionsFor(undefined), timeout: SEND_TIMEOUT_MS });
}

function optionsFor(env: string | undefined) {
  return { env: env ?? cloud.DYNAMIC_CURRENT_ENV, keepalive: true, throwOnNotFound: false };
}

/** The initialized SDK. Never await it or return it from an async function: `cloud.openapi` answers to `.then`. */
export type Cloud = ReturnType<typeof openCloud>;
