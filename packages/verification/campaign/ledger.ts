// Everything that happened, taken from the stream of events while it happens: the simulator itself keeps the newest only.
import type { GatewayRequest, InvocationOutcome } from "../../message-push/simulator/contracts";
import type { Injection } from "../../message-push/simulator/faults/fault";
import type { Simulator } from "../../message-push/simulator/simulator";
import { isUnfinished } from "../../message-push/src/runtime/push-store";
import type { EndRecord } from "./evidence";

export interface Ledger {
  readonly requests: readonly GatewayRequest[];
  readonly invocations: ReadonlyMap<string, InvocationOutcome>;
  /** By invocation. */
  readonly injections: ReadonlyMap<string, readonly Injection[]>;
  /** Documents of pushes as they were last seen, by key. */
  readonly records: ReadonlyMap<string, EndRecord>;
}

export interface Recorder {
  /** Takes down the documents; returns how many are unfinished. */
  recordDocuments(): number;
  /** What happened since the last time, closed. */
  close(): Ledger;
}

const COLLECTION = "message_pushes";

export function startRecorder(sim: Simulator): Recorder {
  let requests: GatewayRequest[] = [];
  let invocations = new Map<string, InvocationOutcome>();
  let injections: Injection[] = [];
  let records = new Map<string, EndRecord>();
  sim.events.on((event) => {
    if (event.kind === "request-finished") requests.push(event.request);
    if (event.kind === "invocation-ended") invocations.set(event.outcome.invocation.id, event.outcome);
    if (event.kind === "fault-injected") injections.push(event.injection);
  });

  return {
    recordDocuments() {
      let unfinished = 0;
      for (const document of sim.documents(COLLECTION)) {
        if (document.state === "backlog") continue;
        const record = document as unknown as EndRecord;
        if (isUnfinished(record.state)) unfinished += 1;
        records.set(String(document._id), record);
      }
      return unfinished;
    },
    close() {
      const byInvocation = groupBy(injections, ({ invocationId }) => String(invocationId));
      const ledger = { requests, invocations, injections: byInvocation, records };
      [requests, invocations, injections, records] = [[], new Map(), [], new Map()];
      return ledger;
    },
  };
}

/** Values by key, each list in their order. */
export function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
