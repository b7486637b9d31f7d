// Which invocations are running because a function called them: background work goes on when the push that began it is answered.
import { randomUUID } from "node:crypto";
import type { Invocation } from "./contracts";

export interface RunningCalls {
  /** Makes the call of a function by another one; it gets its id before it begins. */
  run<Result>(caller: Invocation | undefined, call: (invocationId: string) => Promise<Result>): Promise<Result>;
  /** Whether anything is running that one of these invocations called, or what it called. */
  cameOf(invocationIds: readonly string[]): boolean;
}

export function createRunningCalls(): RunningCalls {
  /** The invocation that a chain of calls began with, by the running call. */
  const beginnings = new Map<string, string | undefined>();
  return {
    async run(caller, call) {
      const invocationId = randomUUID();
      beginnings.set(invocationId, caller && (beginnings.get(caller.id) ?? caller.id));
      try {
        return await call(invocationId);
      } finally {
        beginnings.delete(invocationId);
      }
    },
    cameOf: (invocationIds) => [...beginnings.values()].some((id) => id !== undefined && invocationIds.includes(id)),
  };
}
