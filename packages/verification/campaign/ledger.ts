// Everything that happened, taken from the stream of events while it happens: the simulator itself keeps the newest only.
import type { GatewayRequest, InvocationOutcome } from "../../message-push/simulator/contracts";
import type { SimulatorEvent } from "../../message-push/simulator/events";
import type { Injection } from "../../message-push/simulator/faults/fault";
import type { Simulator } from "../../message-push/simulator/simulator";
import { isUnfinished } from "../../message-push/src/runtime/push-store";
import type { EndRecord } from "./evidence";
import type { NoTime } from "./functions/no-time";
import { type ReadLine, readLogLine, readNoTime } from "./log-lines";
import type { Span } from "./spans";

/** A call while it went on. */
export interface CallTimes {
  readonly startedAtMs: number;
  readonly endedAtMs?: number;
}

export interface Ledger {
  readonly requests: readonly GatewayRequest[];
  readonly invocations: ReadonlyMap<string, InvocationOutcome>;
  /** These four by invocation. */
  readonly calls: ReadonlyMap<string, CallTimes>;
  readonly lines: ReadonlyMap<string, readonly ReadLine[]>;
  /** When its instance got no time from the machine. */
  readonly noTime: ReadonlyMap<string, readonly Span[]>;
  readonly injections: ReadonlyMap<string, readonly Injection[]>;
  /** When the campaign itself got none: it is WeChat, the gateway and the database. */
  readonly ownNoTime: readonly Span[];
  /** Documents of pushes as they were last seen, by key. */
  readonly records: ReadonlyMap<string, EndRecord>;
}

export interface Recorder {
  /** Takes down the documents; returns how many are unfinished. */
  recordDocuments(): number;
  /** Takes down that the campaign itself got no time. */
  recordNoTime(noTime: NoTime): void;
  /** What happened since the last time, closed. */
  close(): Ledger;
}

export const COLLECTION = "message_pushes";

export function startRecorder(sim: Simulator): Recorder {
  const toSpan = followClock(sim);
  let page = newPage();
  sim.events.on((event) => note(page, event, toSpan));

  return {
    recordDocuments() {
      let unfinished = 0;
      for (const document of sim.documents(COLLECTION)) {
        if (document.state === "backlog") continue;
        const record = document as unknown as EndRecord;
        if (isUnfinished(record.state)) unfinished += 1;
        page.records.set(String(document._id), record);
      }
      return unfinished;
    },
    recordNoTime: (noTime) => void page.ownNoTime.push(toSpan(noTime)),
    close() {
      const { requests, invocations, calls, ownNoTime, records } = page;
      const ledger = {
        ...{ requests, invocations, calls, ownNoTime, records },
        lines: groupBy(page.lines, ([id]) => id, onlyValue),
        noTime: groupBy(page.noTime, ([id]) => id, onlyValue),
        injections: groupBy(page.injections, ({ invocationId }) => String(invocationId)),
      };
      page = newPage();
      return ledger;
    },
  };
}

function newPage() {
  return {
    requests: [] as GatewayRequest[],
    invocations: new Map<string, InvocationOutcome>(),
    calls: new Map<string, CallTimes>(),
    lines: [] as (readonly [invocationId: string, line: ReadLine])[],
    noTime: [] as (readonly [invocationId: string, span: Span])[],
    injections: [] as Injection[],
    ownNoTime: [] as Span[],
    records: new Map<string, EndRecord>(),
  };
}

function note(page: ReturnType<typeof newPage>, event: SimulatorEvent, toSpan: (noTime: NoTime) => Span): void {
  if (event.kind === "request-finished") page.requests.push(event.request);
  if (event.kind === "fault-injected") page.injections.push(event.injection);
  if (event.kind === "invocation-started") page.calls.set(event.invocation.id, { startedAtMs: event.atMs });
  if (event.kind === "invocation-ended") {
    const { id } = event.outcome.invocation;
    const { startedAtMs = event.atMs } = page.calls.get(id) ?? {};
    page.invocations.set(id, event.outcome);
    page.calls.set(id, { startedAtMs, endedAtMs: event.atMs });
  }
  if (event.kind !== "log-line") return;
  const noTime = readNoTime(event.line);
  if (noTime !== undefined) page.noTime.push([event.invocationId, toSpan(noTime)]);
  const line = readLogLine(event.entry, event.atMs);
  if (line !== undefined) page.lines.push([event.invocationId, line]);
}

/** From the machine's clock to the simulator's, which is moved forward now and then. */
function followClock(sim: Simulator): (noTime: NoTime) => Span {
  const moves = [{ atMs: Number.NEGATIVE_INFINITY, offsetMs: sim.clock.offsetMs }];
  sim.clock.onAdvance((offsetMs) => void moves.push({ atMs: Date.now(), offsetMs }));
  const toSimulatorMs = (machineMs: number) =>
    machineMs + (moves.findLast(({ atMs }) => atMs <= machineMs)?.offsetMs ?? 0);
  return ({ fromMs, toMs }) => ({ fromMs: toSimulatorMs(fromMs), toMs: toSimulatorMs(toMs) });
}

function onlyValue<T>([, value]: readonly [string, T]): T {
  return value;
}

/** Values by key, each list in their order; `of` makes what is listed. */
export function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): ReadonlyMap<string, readonly T[]>;
export function groupBy<T, U>(
  values: readonly T[],
  keyOf: (value: T) => string,
  of: (value: T) => U,
): ReadonlyMap<string, readonly U[]>;
export function groupBy<T>(
  values: readonly T[],
  keyOf: (value: T) => string,
  of: (value: T) => unknown = (value) => value,
): ReadonlyMap<string, readonly unknown[]> {
  const groups = new Map<string, unknown[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [of(value)]);
    else group.push(of(value));
  }
  return groups;
}
