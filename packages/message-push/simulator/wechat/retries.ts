// Pushes that are tried again: a payment is for 18 hours, and whoever watches may want to end that.
import type { Emit } from "../events";

/** A push of which one attempt was not answered, and another follows or is under way. */
export interface RetriedPush {
  readonly pushId: number;
  readonly pair: string;
  /** A function, or the URL of a server. */
  readonly target: string;
}

export interface Retries {
  /** Those that are tried again now, oldest first. */
  list(): readonly RetriedPush[];
  /** Ends all of them: WeChat itself never does. Returns those it ended. */
  stop(): readonly RetriedPush[];
  /** From now on the push can be stopped, by `end`. Returns a function that takes it off the list. */
  begin(push: RetriedPush, end: () => void): () => void;
}

export function createRetries(emit: Emit): Retries {
  const retried = new Map<RetriedPush, () => void>();
  return {
    list: () => [...retried.keys()],
    stop() {
      const stopped = [...retried];
      retried.clear();
      for (const [push, end] of stopped) {
        emit({ kind: "push-stopped", ...push });
        end();
      }
      return stopped.map(([push]) => push);
    },
    begin(push, end) {
      retried.set(push, end);
      return () => retried.delete(push);
    },
  };
}
