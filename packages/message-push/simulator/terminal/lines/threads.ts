// What hangs together: which push an invocation works on, whose push it is, and when it arrived. Fed with every event, in order.
import type { SimulatorEvent } from "../../events";

/** One push, as far as lines need it. */
export interface PushThread {
  /** As the stream counts them, from 1. */
  readonly pushId: number;
  readonly openid: string;
  readonly arrivedAtMs: number;
  /** Where the last error of its handler came from. */
  errorPlace?: string;
  /** Somebody ended its retries. */
  isStopped?: boolean;
}

/** One attempt to deliver a push. */
export interface AttemptThread {
  readonly pushId: number;
  readonly number: number;
  readonly target: string;
}

export interface Threads {
  note(event: SimulatorEvent): void;
  push(pushId: number): PushThread | undefined;
  /** The push that this invocation works on, also a second invocation's or the relay's; none for anything else. */
  ofInvocation(invocationId: string | undefined): PushThread | undefined;
  /** The push that this line is about: the relay works on many. */
  ofLine(line: Extract<SimulatorEvent, { kind: "log-line" }>): PushThread | undefined;
  /** The attempt that made this invocation; none for a second invocation, the relay and other functions. */
  attemptOf(invocationId: string): AttemptThread | undefined;
}

/** Enough for what is still under way in a sitting; older ones are forgotten. */
const KEPT = 2_000;

export function createThreads(): Threads {
  const pushes = new Map<number, PushThread>();
  const attempts = new Map<string, AttemptThread>();
  /** The runtime's own id of a push, from its log lines. */
  const keys = new Map<string, number>();
  const invocations = new Map<string, number>();
  const push = (pushId: number | undefined) => (pushId === undefined ? undefined : pushes.get(pushId));
  const keyOf = ({ entry }: { readonly entry?: Readonly<Record<string, unknown>> }) =>
    typeof entry?.pushId === "string" ? entry.pushId : undefined;

  function noteLine(line: Extract<SimulatorEvent, { kind: "log-line" }>): void {
    const key = keyOf(line);
    if (key === undefined) return;
    const attempt = attempts.get(line.invocationId)?.pushId;
    // An attempt may also write about older pushes of its customer; the first line of a key is that of its arrival.
    if (attempt !== undefined && line.entry?.event === "arrived") remember(keys, key, attempt);
    const pushId = keys.get(key);
    if (attempt === undefined && pushId !== undefined) remember(invocations, line.invocationId, pushId);
  }

  return {
    note(event) {
      if (event.kind === "push-arrived") {
        const { pushId, packet, atMs } = event;
        remember(pushes, pushId, { pushId, openid: packet.FromUserName, arrivedAtMs: atMs });
      }
      if (event.kind === "attempt-started") {
        const { pushId, number, target } = event;
        for (const id of event.invocationIds) remember(attempts, id, { pushId, number, target });
      }
      const stopped = event.kind === "push-stopped" ? push(event.pushId) : undefined;
      if (stopped !== undefined) stopped.isStopped = true;
      if (event.kind === "log-line") noteLine(event);
    },
    push,
    ofInvocation: (id = "") => push(attempts.get(id)?.pushId ?? invocations.get(id)),
    ofLine(line) {
      const key = keyOf(line);
      const named = key === undefined ? undefined : keys.get(key);
      return push(named ?? attempts.get(line.invocationId)?.pushId ?? invocations.get(line.invocationId));
    },
    attemptOf: (id) => attempts.get(id),
  };
}

function remember<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > KEPT && oldest !== undefined) map.delete(oldest);
}
