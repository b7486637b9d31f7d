// Which push an event belongs to: what hangs together is told by invocations, and by the runtime's own id of a push in its log lines.
import type { Happening } from "./events";

export interface PushOwners {
  /** Notes what happened, and returns the number of the push that it is about; none for what is about no push. */
  note(happening: Happening): number | undefined;
  /** The push that this invocation works on, also a second invocation's or, for the moment, the relay's. */
  ofInvocation(invocationId: string | undefined): number | undefined;
}

/** Enough for what is still under way in a sitting; older ones are forgotten. */
const KEPT = 4_000;

export function createPushOwners(): PushOwners {
  const attempts = new Map<string, number>();
  const keys = new Map<string, number>();
  const later = new Map<string, number>();
  const ofInvocation = (id: string | undefined) => (id === undefined ? undefined : (attempts.get(id) ?? later.get(id)));

  function ofLine({ invocationId, entry }: Extract<Happening, { kind: "log-line" }>): number | undefined {
    const key = typeof entry?.pushId === "string" ? entry.pushId : undefined;
    const attempt = attempts.get(invocationId);
    if (key === undefined) return ofInvocation(invocationId);
    // An attempt may also write about older pushes of its customer; the first line of a key is that of its arrival.
    if (attempt !== undefined && entry?.event === "arrived") remember(keys, key, attempt);
    const named = keys.get(key);
    // The relay works on one push after the other, and names each before it works on it.
    if (attempt === undefined && named !== undefined) remember(later, invocationId, named);
    return named ?? ofInvocation(invocationId);
  }

  /** What a function calls works on what that one works on, until it says otherwise itself. */
  function ofStart({ id, calledBy }: Extract<Happening, { kind: "invocation-started" }>["invocation"]) {
    const inherited = ofInvocation(calledBy);
    if (inherited !== undefined && !attempts.has(id)) remember(later, id, inherited);
    return ofInvocation(id);
  }

  return {
    ofInvocation,
    note(happening) {
      switch (happening.kind) {
        case "attempt-started":
          for (const id of happening.invocationIds) remember(attempts, id, happening.pushId);
          return happening.pushId;
        case "invocation-started":
          return ofStart(happening.invocation);
        case "log-line":
          return ofLine(happening);
        case "inbox-entry":
          return happening.entry.pushId;
        case "fault-injected":
          // A delivery has its fault before its call is known.
          return happening.injection.pushId ?? ofInvocation(happening.injection.invocationId);
        default:
          return "pushId" in happening ? happening.pushId : ofInvocation(invocationOf(happening));
      }
    },
  };
}

function invocationOf(happening: Happening): string | undefined {
  switch (happening.kind) {
    case "request-finished":
      return happening.request.invocation?.id;
    case "invocation-ended":
      return happening.outcome.invocation.id;
    case "send-warning":
      return happening.invocationId;
    default:
      return undefined;
  }
}

function remember(map: Map<string, number>, key: string, pushId: number): void {
  map.set(key, pushId);
  const [oldest] = map.keys();
  if (map.size > KEPT && oldest !== undefined) map.delete(oldest);
}
