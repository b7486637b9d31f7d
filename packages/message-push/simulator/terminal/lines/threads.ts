// What lines remember of a push: whose it is, when it arrived, and what went wrong. Fed with every event, in order.
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
  /** The push that an event belongs to; none for anything else. */
  of(event: SimulatorEvent): PushThread | undefined;
  /** The attempt that made this invocation; none for a second invocation, the relay and other functions. */
  attemptOf(invocationId: string): AttemptThread | undefined;
}

/** Enough for what is still under way in a sitting; older ones are forgotten. */
const KEPT = 2_000;

export function createThreads(): Threads {
  const pushes = new Map<number, PushThread>();
  const attempts = new Map<string, AttemptThread>();
  const of = ({ ofPush }: SimulatorEvent) => (ofPush === undefined ? undefined : pushes.get(ofPush));
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
      const stopped = event.kind === "push-stopped" ? of(event) : undefined;
      if (stopped !== undefined) stopped.isStopped = true;
    },
    of,
    attemptOf: (id) => attempts.get(id),
  };
}

function remember<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > KEPT && oldest !== undefined) map.delete(oldest);
}
