// What is known of one push when it is judged. Plain data, so that tests can make it by hand.
import type { InvocationOutcome } from "../../message-push/simulator/contracts";
import type { PushReport } from "../../message-push/simulator/push-report";
import type { LogLine } from "../../message-push/src/runtime/ports";
import type { PushState } from "../../message-push/src/runtime/push-store";
import type { PlannedPush } from "./plan";

/** One try to send something of this push to the customer, as the local WeChat saw it. */
export interface Send {
  readonly invocationId: string;
  readonly atMs: number;
  /** The replies in it; several where texts were joined. */
  readonly replies: readonly string[];
  /** Whether the customer has it. */
  readonly isAccepted: boolean;
  /** Whether its sender could not know that: a fault took the answer, it came too late, or the deadline came first. */
  readonly isAnswerLost: boolean;
  /** What could take its answer: the fault injected into it, for example `reset before`, or else a busy machine. */
  readonly fault: string;
}

/** A write to the push's record. */
export interface Write {
  readonly invocationId: string;
  /** When the database did it; a fault may have come before or after. */
  readonly atMs: number;
  readonly kind: "claim" | "change";
  /** Whether the database did it, even if its response was lost. */
  readonly isDone: boolean;
}

/** A call of a function that had to do with the push. */
export interface Involved {
  readonly id: string;
  readonly functionName: string;
  readonly status: InvocationOutcome["status"] | "running";
  /** Moments at which a fault froze the whole instance, or kept it from its event. */
  readonly stalledAtMs: readonly number[];
  /** Database requests with an injected fault. */
  readonly faultedWritesAtMs: readonly number[];
  /** It logged that the database was down when it claimed, and went on without protection, as its policy says. */
  readonly isUnprotected: boolean;
  /** Its log lines about this push. */
  readonly logs: readonly LogLine[];
}

/** The push's document in the end. */
export interface EndRecord {
  readonly state: PushState;
  readonly reason?: string;
  readonly lastError?: string;
}

export interface Evidence {
  readonly push: PlannedPush;
  readonly key: string;
  readonly report: PushReport;
  readonly record: EndRecord | undefined;
  /** Replies of this push in the order in which the customer saw them. */
  readonly seen: readonly string[];
  readonly sends: readonly Send[];
  readonly writes: readonly Write[];
  readonly involved: ReadonlyMap<string, Involved>;
  /** Faults injected into these calls, in words. */
  readonly faults: readonly string[];
  /** Its requests in words, for finding out what happened. */
  readonly requests: readonly string[];
}
