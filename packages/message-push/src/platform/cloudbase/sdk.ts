// The one place that imports wx-server-sdk, set up for a push: it must answer within 5 seconds or fail early.
import * as cloud from "wx-server-sdk";

/** The SDK waits 15 s by default, three times as long as WeChat. Claim, send and complete each get this much. */
const SDK_TIMEOUT_MS = 1_500;

/**
 * Initializes the SDK once per instance; call it while the module loads. Later calls give the same SDK.
 *
 * @param env the environment's id, outside the cloud; a function is in one
 */
export function openCloud(env?: string) {
  // Without it a failed database call leaves a timer behind that keeps the instance busy for 3 seconds.
  process.env.SILENCE ??= "true";
  cloud.init({
    env: env ?? cloud.DYNAMIC_CURRENT_ENV,
    timeout: SDK_TIMEOUT_MS,
    keepalive: true,
    throwOnNotFound: false,
  });
  return cloud;
}

/** The initialized SDK. Never await it or return it from an async function: `cloud.openapi` answers to `.then`. */
export type Cloud = ReturnType<typeof openCloud>;
