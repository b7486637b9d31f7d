// The number of the push that an event belongs to.
import type { SimulatorEvent } from "./events";
import { createThreads } from "./terminal/lines/threads";

export interface PushNumbers {
  /** Give it every event once, in order. */
  note(event: SimulatorEvent): void;
  /** None for what belongs to no push, or where nothing has said yet to which. */
  of(event: SimulatorEvent): number | undefined;
}

export function createPushNumbers(): PushNumbers {
  const threads = createThreads();
  return {
    note: threads.note,
    of(event) {
      if ("pushId" in event) return event.pushId;
      const push = event.kind === "log-line" ? threads.ofLine(event) : threads.ofInvocation(invocationOf(event));
      return push?.pushId;
    },
  };
}

function invocationOf(event: SimulatorEvent): string | undefined {
  switch (event.kind) {
    case "invocation-started":
      return event.invocation.id;
    case "invocation-ended":
      return event.outcome.invocation.id;
    case "request-finished":
      return event.request.invocation?.id;
    case "inbox-entry":
      return event.entry.kind === "reply" ? event.entry.invocationId : undefined;
    case "send-warning":
      return event.invocationId;
    case "fault-injected":
      return event.injection.invocationId;
    default:
      return undefined;
  }
}
