// Actions of the probe's function about cloud calls.
import { type CallCode, misuse } from "./openapi";
import { probeCollection, type Surroundings } from "./surroundings";

export function callActions(surroundings: Surroundings) {
  return {
    /** A cloud call that reaches nobody: how it ended. Called also by the function itself. */
    async misuse(_: object): Promise<{ readonly code: CallCode }> {
      return { code: await misuse(surroundings) };
    },
    /** How cloud calls ended that the timer made. */
    async timerCalls(_: object): Promise<{ readonly codes: readonly CallCode[] }> {
      const { data } = await probeCollection().where({ kind: "timer" }).limit(100).get();
      return { codes: data.flatMap(({ openapi }) => (typeof openapi === "number" ? [openapi] : [])) };
    },
  };
}

/** What is recorded of a cloud call where a timer calls. */
export async function callInTimer(surroundings: Surroundings): Promise<{ readonly openapi: CallCode }> {
  return { openapi: await misuse(surroundings) };
}
