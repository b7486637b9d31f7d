// One push in one row: what a time line shows of it before it is opened. The simulator and the page fold the same events with this.
import type { SimulatorEvent } from "../events";
import type { Packet } from "../packet";
import { isOfRuntime } from "../terminal/lines/runtime-line";

/** A push as far as its events tell. */
export interface PushRow {
  /** Counts from 1 since the simulator started. */
  readonly id: number;
  readonly pair: string;
  readonly packet: Packet;
  readonly arrivedAtMs: number;
  /** The function that was called, or the URL. */
  readonly target?: string;
  readonly state: "under-way" | "answered" | "unanswered" | "not-bound" | "to-agent";
  /** Deliveries that were begun. */
  readonly attempts: number;
  /** How long WeChat was busy with it. */
  readonly durationMs?: number;
  /** Whether the first delivery had to start an instance. */
  readonly isCold?: boolean;
  /** What the customer got: messages of the function, late ones too. */
  readonly replies: number;
  /** Messages that count as sent though WeChat's answer was lost. */
  readonly unconfirmed: number;
  /** Whether a message was sent once more because of that. */
  readonly isSentOnceMore: boolean;
  /** Messages that WeChat refused. */
  readonly refusals: number;
  /** The customer saw that the service is not available. */
  readonly isNoticed: boolean;
  readonly isTransferred: boolean;
  /** A second invocation works on it, or something waits for the relay. */
  readonly goesOn: boolean;
  /** It was answered from the record of an earlier push that is the same. */
  readonly isRepeated: boolean;
  /** Why it is a dead letter: a code of docs/reference/errors.md. */
  readonly deadLetter?: string;
  /** Faults that were injected. */
  readonly faults: number;
  /** Error lines of the runtime, and invocations that did not return. */
  readonly errors: number;
  /** The idempotency key: `_id` of its record. */
  readonly key?: string;
  /** The newest event that is in it: a reader of the stream may meet events that a row from the simulator already has. */
  readonly seenEventId: number;
}

type Change = (row: PushRow, event: SimulatorEvent) => Partial<PushRow> | undefined;

/** The row after an event of its push. Nothing for an event before it arrived, which only a reader that came late can have. */
export function foldRow(row: PushRow | undefined, event: SimulatorEvent): PushRow | undefined {
  if (event.kind === "push-arrived") return row ?? newRow(event);
  if (row === undefined || event.id <= row.seenEventId) return row;
  const change = CHANGES[event.kind]?.(row, event);
  return change === undefined ? row : { ...row, ...change, seenEventId: event.id };
}

function newRow({ id, pushId, pair, packet, atMs }: Extract<SimulatorEvent, { kind: "push-arrived" }>): PushRow {
  return {
    id: pushId,
    pair,
    packet,
    arrivedAtMs: atMs,
    state: "under-way",
    attempts: 0,
    replies: 0,
    unconfirmed: 0,
    isSentOnceMore: false,
    refusals: 0,
    isNoticed: false,
    isTransferred: false,
    goesOn: false,
    isRepeated: false,
    faults: 0,
    errors: 0,
    seenEventId: id,
  };
}

function on<Kind extends SimulatorEvent["kind"]>(
  _kind: Kind,
  change: (row: PushRow, event: Extract<SimulatorEvent, { kind: Kind }>) => Partial<PushRow> | undefined,
): Change {
  return (row, event) => change(row, event as Extract<SimulatorEvent, { kind: Kind }>);
}

const CHANGES: Partial<Record<SimulatorEvent["kind"], Change>> = {
  "attempt-started": on("attempt-started", (row, { target }) => ({ target, attempts: row.attempts + 1 })),
  "invocation-started": on("invocation-started", (row, { coldStart }) =>
    row.isCold === undefined ? { isCold: coldStart } : undefined,
  ),
  "invocation-ended": on("invocation-ended", (row, { outcome }) =>
    outcome.status === "returned" ? undefined : { errors: row.errors + 1 },
  ),
  "push-finished": on("push-finished", (row, { report, atMs }) => ({
    state: stateOf(report),
    durationMs: atMs - row.arrivedAtMs,
    isTransferred: report.isTransferred,
    isNoticed: report.notice !== undefined,
  })),
  "inbox-entry": on("inbox-entry", (row, { entry }) =>
    entry.kind === "reply" ? { replies: row.replies + 1 } : undefined,
  ),
  "request-finished": on("request-finished", (row, { request: { target, outcome } }) =>
    target === "customerServiceMessage.send" && /^-?[1-9]\d*$/.test(outcome)
      ? { refusals: row.refusals + 1 }
      : undefined,
  ),
  "fault-injected": on("fault-injected", (row) => ({ faults: row.faults + 1 })),
  "log-line": on("log-line", (row, { entry }) => (entry === undefined ? undefined : changeOfLine(row, entry))),
};

function stateOf(report: Extract<SimulatorEvent, { kind: "push-finished" }>["report"]): PushRow["state"] {
  if (report.delivery !== "delivered") return report.delivery;
  return report.attempts.some(({ outcome }) => outcome === "answered") ? "answered" : "unanswered";
}

/** Lines of the runtime; an author's own change nothing. */
function changeOfLine(row: PushRow, entry: Readonly<Record<string, unknown>>): Partial<PushRow> | undefined {
  if (!isOfRuntime(entry)) return undefined;
  const key = row.key === undefined && typeof entry.pushId === "string" ? { key: entry.pushId } : {};
  const errors = entry.level === "error" ? { errors: row.errors + 1 } : {};
  // A later delivery of the same push is told the same, and is no news.
  const repeated = entry.event === "already-answered" && row.attempts === 1 ? { isRepeated: true } : {};
  return { ...key, ...errors, ...repeated, ...unknownSendOf(row, entry), ...endOf(entry) };
}

function unknownSendOf({ unconfirmed }: PushRow, { event }: Readonly<Record<string, unknown>>): Partial<PushRow> {
  if (event === "send-announced") return { isSentOnceMore: true };
  return event === "unconfirmed" ? { unconfirmed: unconfirmed + 1 } : {};
}

function endOf({ event, reason }: Readonly<Record<string, unknown>>): Partial<PushRow> {
  if (event === "dead-letter") return { deadLetter: String(reason), goesOn: false };
  // "invoked" says nothing new: the relay writes it when the second invocation has ended, which may be after the dead letter.
  if (event === "resumed" || event === "waiting") return { goesOn: true };
  return event === "completed" ? { goesOn: false } : {};
}
