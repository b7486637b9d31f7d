// Keeps how calls ended, and knows whether any is still running: for tests of what functions set going themselves.
import type { InvocationOutcome, Runner } from "../contracts";

/** Enough for any test and any sitting; older ones are dropped. */
const KEPT_OUTCOMES = 1_000;

/** A call that a function made just before it returned is on its way for some turns of the event loop. */
const QUIET_TURNS = 10;

export interface FollowedInvocations {
  /** The runner's, followed. */
  readonly invoke: Runner["invoke"];
  /** Finished ones, oldest first. */
  invocations(): readonly InvocationOutcome[];
  /** Resolves when none is running, nor follows from one that did. */
  idle(): Promise<void>;
}

export function followInvocations(invoke: Runner["invoke"]): FollowedInvocations {
  const running = new Set<Promise<InvocationOutcome>>();
  const finished: InvocationOutcome[] = [];

  return {
    async invoke(request) {
      const call = invoke(request);
      running.add(call);
      const outcome = await call;
      running.delete(call);
      finished.push(outcome);
      if (finished.length > KEPT_OUTCOMES) finished.shift();
      return outcome;
    },
    invocations: () => [...finished],
    async idle() {
      for (let quietTurns = 0; quietTurns < QUIET_TURNS; quietTurns += 1) {
        if (running.size > 0) quietTurns = 0;
        await Promise.all(running);
        await new Promise(setImmediate);
      }
    },
  };
}
