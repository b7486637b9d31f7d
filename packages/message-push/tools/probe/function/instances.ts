// Actions of the probe's function about functions and their instances.
import type { Surroundings } from "./surroundings";

export function instanceActions({ cloud, context }: Surroundings) {
  return {
    /** What the context object and the SDK tell of a call through the cloud's API. */
    async context(_: object) {
      const { SOURCE, OPENID } = cloud.getWXContext();
      return {
        functionName: typeof context.function_name === "string" ? context.function_name : "",
        timeLimitMs: typeof context.time_limit_in_ms === "number" ? context.time_limit_in_ms : 0,
        source: SOURCE ?? "",
        hasOpenid: typeof OPENID === "string" && OPENID !== "",
        nodeVersion: process.versions.node,
      };
    },
  };
}
