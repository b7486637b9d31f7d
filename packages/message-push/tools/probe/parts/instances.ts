// The parts of the probe about functions and their instances.
import { PROBE_FUNCTION, PROBE_TIMEOUT_SECONDS } from "../probe-names";
import type { Part } from "./part";

const context: Part = {
  id: "context",
  title: "what a called function is told",
  rules: ["contextNamesFunction", "contextTellsTimeout"],
  async run(session) {
    const { functionName, timeLimitMs } = await session.call("context", {});
    return {
      seen: {
        contextNamesFunction: functionName === PROBE_FUNCTION,
        contextTellsTimeout: timeLimitMs === PROBE_TIMEOUT_SECONDS * 1_000,
      },
    };
  },
};

export const INSTANCE_PARTS: readonly Part[] = [context];
