// What is known of one push when it is judged. Plain data, so that tests can make it by hand.
import type { InvocationOutcome } from "../../message-push/simulator/contracts";
import type { PushReport } from "../../message-push/simulator/push-report";
import type { PushState } from "../../message-push/src/runtime/push-store";
import type { ReadLine } from "./log-lines";
import type { PlannedPush } from "./plan";
import type { Span } from "./spans";

/** One try to send something of this push to the customer, as the local WeChat saw it. All times are the simulator's. */
export interface Send {
  readonly invocationId: string;
  readonly atMs: number;
  /** When the gateway had responded, or broken the connection off. */
  readonly answeredAtMs: number;
  /** The replies in it; several where texts were joined. */
  readonly replies: readonly string[];
  /** Whether the customer has it. */
  readonly isAccepted: boolean;
  /** The fault that took its answer, for example `reset before`. */
  readonly lostBy?: string;
  /** The fault that was injected into it, whether that took the answer or not. */
  readonly fault?: string;
  /** When its sender stopped waiting for the answer, as the sender's log says; absent where it says nothing of the kind. */
  readonly givenUpAtMs?: number;
}

/** A write to the push's record. */
export interface Write {
  readonly invocationId: string;
  /** When the database did it; a fault may have come before or after. */
  readonly atMs: number;
  readonly kind: "claim" | "change";
  /** Whether the record was changed by it, even if its response was lost. A former owner's write changes nothing. */
  readonly isDone: boolean;
  /** Whether a fault was injected into it. */
  readonly isFaulted: boolean;
  /** How many tries of the next message it announces; a take-over announces none. */
  readonly tries?: number;
  /** The replies in that message, where the handler has said everything. */
  readonly nextReplies?: readonly string[];
  /** How many messages it says are settled. */
  readonly sent?: number;
}

/** A call of a function that had to do with the push. */
export interface Involved {
  readonly id: string;
  readonly functionName: string;
  readonly status: InvocationOutcome["status"] | "running";
  readonly startedAtMs?: number;
  readonly endedAtMs?: number;
  /** Moments at which a fault froze the whole instance, or kept it from its event. */
  readonly stalledAtMs: readonly number[];
  /** When the machine gave its instance no time, as the instance measured. */
  readonly noTime: readonly Span[];
  /** It logged that the database was down when it claimed, and went on without protection, as its policy says. */
  readonly isUnprotected: boolean;
  /** Its log lines about this push, at the time when they were written. */
  readonly logs: readonly ReadLine[];
}

/** The push's document in the end. */
export interface EndRecord {
  readonly state: PushState;
  readonly reason?: string;
  readonly lastError?: string;
  readonly unconfirmed?: number;
  /** Of its last owner. */
  readonly fencingToken?: string;
}

export interface Evidence {
  readonly push: PlannedPush;
  readonly key: string;
  readonly report: PushReport;
  readonly record: EndRecord | undefined;
  /** Replies of this push in the order in which the customer saw them. */
  readonly seen: readonly string[];
  /** Whether the customer asked for a person, in this push or in another one. */
  readonly asksForPerson?: true;
  /** When WeChat took a transfer that this customer asked for after this push. */
  readonly handedOverAtMs?: readonly number[];
  /** What became of the runtime's sentence that a transfer came too late: the customer saw it, or its sender could not know. */
  readonly transferMissed?: "told" | "perhaps told";
  readonly sends: readonly Send[];
  readonly writes: readonly Write[];
  readonly involved: ReadonlyMap<string, Involved>;
  /** When the campaign itself got no time from the machine: it is WeChat, the gateway and the database. */
  readonly ownNoTime: readonly Span[];
  /** Faults injected into these calls, in words. */
  readonly faults: readonly string[];
  /** Its requests in words, for finding out what happened. */
  readonly requests: readonly string[];
}
