// What the platform says about the call that is running.
import type { Call } from "../../runtime/ports";
import type { Cloud } from "./sdk";

/** Reads the caller from the SDK and the time limit from `main`'s second argument. Call it inside `main` only. */
export function describeCall(cloud: Cloud, invocationContext: unknown): Call {
  const { OPENID, SOURCE } = cloud.getWXContext();
  const timeLimitMs = readTimeLimitMs(invocationContext);
  return {
    sources: readSources(SOURCE),
    // The SDK turns an all-digit value into a number.
    ...(OPENID === undefined || OPENID === "" ? {} : { openid: String(OPENID) }),
    ...(timeLimitMs === undefined ? {} : { timeLimitMs }),
  };
}

/** DevTools' own calls, which the operator may allow for local debugging with PUSH_ALLOW_DEVTOOLS=true. */
const DEVTOOLS_SOURCES: ReadonlySet<string> = new Set(["wx_devtools", "wx_localdebug"]);

function readSources(chain: unknown): readonly string[] {
  const sources = String(chain ?? "")
    .split(",")
    .filter(Boolean);
  const isDevtoolsAllowed = process.env.PUSH_ALLOW_DEVTOOLS === "true";
  return isDevtoolsAllowed ? sources.filter((source) => !DEVTOOLS_SOURCES.has(source)) : sources;
}

// `time_limit_in_ms` is the function's timeout: https://docs.cloudbase.net/api-reference/server/node-sdk/env
function readTimeLimitMs(invocationContext: unknown): number | undefined {
  if (typeof invocationContext !== "object" || invocationContext === null) return undefined;
  const { time_limit_in_ms: timeLimitMs } = invocationContext as { time_limit_in_ms?: unknown };
  return typeof timeLimitMs === "number" && timeLimitMs > 0 ? timeLimitMs : undefined;
}
