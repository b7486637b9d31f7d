// What the platform knows of the call that is running.
import type { Call } from "../../runtime/ports";
import type { Cloud } from "./sdk";

/** The parts of `main`'s second argument that count: https://docs.cloudbase.net/api-reference/server/node-sdk/env */
interface InvocationContext {
  /** The function's timeout. */
  readonly time_limit_in_ms?: unknown;
  readonly function_name?: unknown;
}

/** Reads the caller from the SDK and the time limit from `main`'s second argument. Call it inside `main` only. */
export function describeCall(cloud: Cloud, invocationContext: unknown): Call {
  const { OPENID, SOURCE } = cloud.getWXContext();
  const { time_limit_in_ms: timeLimitMs, function_name: functionName } = Object(invocationContext) as InvocationContext;
  return {
    sources: readSources(SOURCE),
    // The SDK turns an all-digit value into a number.
    ...(OPENID === undefined || OPENID === "" ? {} : { openid: String(OPENID) }),
    ...(typeof timeLimitMs === "number" && timeLimitMs > 0 ? { timeLimitMs } : {}),
    ...(typeof functionName === "string" && functionName !== "" ? { functionName } : {}),
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
