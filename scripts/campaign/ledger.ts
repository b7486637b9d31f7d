// Everything that happened, taken down while it happens: the simulator itself keeps the newest only.
import type { GatewayRequest, InvocationOutcome } from "../../simulator/contracts";
import type { Injection } from "../../simulator/faults/fault";
import type { Simulator } from "../../simulator/simulator";
import { isUnfinished } from "../../src/runtime/push-store";
import type { EndRecord } from "./evidence";

export interface Ledger {
  readonly requests: readonly GatewayRequest[];
  readonly invocations: ReadonlyMap<string, InvocationOutcome>;
  /** By invocation. */
  readonly strikes: ReadonlyMap<string, readonly Injection[]>;
  /** Documents of pushes as they were last seen, by key. */
  readonly records: ReadonlyMap<string, EndRecord>;
}

export interface Bookkeeper {
  /** Takes down what is new; cheap, and to be called often. */
  note(): void;
  /** Takes down the documents; returns how many are unfinished. */
  noteRecords(): number;
  /** What happened since the last time, closed. */
  close(): Ledger;
}

const COLLECTION = "message_pushes";

export function keepBooks(sim: Simulator): Bookkeeper {
  const requests = newest(() => sim.requests());
  const invocations = newest(() => sim.invocations());
  const strikes = newest(() => sim.faults.injected());
  let records = new Map<string, EndRecord>();

  function note(): void {
    for (const list of [requests, invocations, strikes]) list.note();
  }
  return {
    note,
    noteRecords() {
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
      note();
      const ended = invocations.take().map((outcome) => [outcome.invocation.id, outcome] as const);
      const ledger = {
        requests: requests.take(),
        invocations: new Map(ended),
        strikes: groupBy(strikes.take(), ({ invocationId }) => String(invocationId)),
        records,
      };
      records = new Map();
      return ledger;
    },
  };
}

/** What is new in a list that only grows at its end, and may lose its oldest. */
function newest<T>(list: () => readonly T[]): { note(): void; take(): readonly T[] } {
  let noted: T[] = [];
  let last: T | undefined;
  return {
    note() {
      const all = list();
      noted.push(...all.slice(last === undefined ? 0 : all.lastIndexOf(last) + 1));
      last = all.at(-1) ?? last;
    },
    take() {
      const taken = noted;
      noted = [];
      return taken;
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
