// Whether any function is still running: for tests of what functions set going themselves.
import type { EventStream } from "../events";

/** A call that a function made just before it returned is on its way for some turns of the event loop. */
const QUIET_TURNS = 10;

/** The returned function resolves when no invocation is running, nor any that follows from one. */
export function followIdle(events: EventStream): () => Promise<void> {
  const running = new Set<string>();
  const waiting = new Set<() => void>();
  events.on((event) => {
    if (event.kind === "invocation-started") running.add(event.invocation.id);
    if (event.kind !== "invocation-ended") return;
    running.delete(event.outcome.invocation.id);
    for (const wake of waiting) wake();
    waiting.clear();
  });

  return async () => {
    for (let quietTurns = 0; quietTurns < QUIET_TURNS; quietTurns += 1) {
      if (running.size > 0) {
        quietTurns = 0;
        await new Promise<void>((resolve) => waiting.add(resolve));
      }
      await new Promise(setImmediate);
    }
  };
}
