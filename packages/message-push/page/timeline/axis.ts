// The deliveries of one push on an axis of time: a lane for each, and for each second invocation; where nothing happens for a while the
// axis is folded.
import type { SimulatorEvent } from "../../simulator/events";
import { type Fold, foldedScale, type Scale } from "./axis-scale";
import { invocationsIn } from "./invocations";

/** A call of a function, in milliseconds since the push arrived. */
export interface Bar {
  readonly fromMs: number;
  /** Where it began to run after its instance had started; absent for a warm one. */
  readonly warmFromMs?: number;
  /** None while it runs. */
  readonly toMs?: number;
  readonly isFailed: boolean;
}

export type MarkKind = "request" | "refused" | "reply" | "error" | "fault";

export interface Mark {
  readonly kind: MarkKind;
  readonly atMs: number;
}

export interface Lane {
  readonly kind: "attempt" | "later";
  /** The number of the delivery, or the function of a later invocation. */
  readonly name: string;
  readonly bars: readonly Bar[];
  readonly marks: readonly Mark[];
  /** When WeChat's time for this delivery is over. */
  readonly limitMs?: number;
  readonly isAnswered?: boolean;
}

export interface Axis {
  readonly lanes: readonly Lane[];
  readonly scale: Scale;
  readonly folds: readonly Fold[];
  readonly endMs: number;
}

interface AxisParts {
  readonly arrivedAtMs: number;
  /** How long WeChat waits for a delivery. */
  readonly attemptMs: number;
  /** The simulator's time, where something is still under way. */
  readonly nowMs: number;
}

/** @param events of one push, oldest first */
export function axisOf(events: readonly SimulatorEvent[], parts: AxisParts): Axis {
  const lanes = [...attemptLanes(events, parts), ...laterLanes(events, parts)];
  const nowMs = parts.nowMs - parts.arrivedAtMs;
  const points = lanes.flatMap(({ bars, marks, limitMs }) => [
    ...bars.flatMap(({ fromMs, warmFromMs, toMs = nowMs }) => [fromMs, warmFromMs ?? fromMs, toMs]),
    ...marks.map(({ atMs }) => atMs),
    ...(limitMs === undefined ? [] : [limitMs]),
  ]);
  const { scale, folds, endMs } = foldedScale(points);
  return { lanes, scale, folds, endMs };
}

function attemptLanes(events: readonly SimulatorEvent[], parts: AxisParts): Lane[] {
  const calls = invocationsIn(events);
  return events.flatMap((event) => {
    if (event.kind !== "attempt-started") return [];
    const end = events.find((one) => one.kind === "attempt-ended" && one.attempt.number === event.number);
    const own = event.invocationIds.flatMap((id) => calls.get(id) ?? []);
    const fromMs = event.atMs - parts.arrivedAtMs;
    const isAnswered = end?.kind === "attempt-ended" ? { isAnswered: end.attempt.outcome === "answered" } : {};
    // Over HTTP no call of a function tells how long it took.
    const whole = { fromMs, isFailed: false, ...(end && { toMs: end.atMs - parts.arrivedAtMs }) };
    const lane: Lane = {
      kind: "attempt",
      name: String(event.number),
      bars: own.length === 0 ? [whole] : own.map((call) => barOf(call, parts)),
      marks: marksIn(events, event.invocationIds, parts),
      limitMs: fromMs + parts.attemptMs,
      ...isAnswered,
    };
    return [lane];
  });
}

/** Second invocations, the relay, and the customer's next push. */
function laterLanes(events: readonly SimulatorEvent[], parts: AxisParts): Lane[] {
  const attempted = new Set(events.flatMap((event) => (event.kind === "attempt-started" ? event.invocationIds : [])));
  return [...invocationsIn(events)].flatMap(([id, call]) =>
    attempted.has(id)
      ? []
      : [
          {
            kind: "later" as const,
            name: call.functionName,
            bars: [barOf(call, parts)],
            marks: marksIn(events, [id], parts),
          },
        ],
  );
}

function barOf(
  call: { readonly fromMs: number; readonly warmFromMs?: number; readonly toMs?: number; readonly isFailed: boolean },
  { arrivedAtMs }: AxisParts,
): Bar {
  const { fromMs, warmFromMs, toMs, isFailed } = call;
  return {
    fromMs: fromMs - arrivedAtMs,
    ...(warmFromMs !== undefined && { warmFromMs: warmFromMs - arrivedAtMs }),
    ...(toMs !== undefined && { toMs: toMs - arrivedAtMs }),
    isFailed,
  };
}

function marksIn(events: readonly SimulatorEvent[], ids: readonly string[], { arrivedAtMs }: AxisParts): Mark[] {
  return events.flatMap((event) => {
    const mark = markOf(event);
    return mark !== undefined && ids.includes(mark.invocationId)
      ? [{ kind: mark.kind, atMs: beganAtMs(event) - arrivedAtMs }]
      : [];
  });
}

/** A request is told once it has been answered: a second invocation's, when that has ended. */
function beganAtMs(event: SimulatorEvent): number {
  return event.kind === "request-finished" ? event.atMs - event.request.durationMs : event.atMs;
}

function markOf(event: SimulatorEvent): { readonly kind: MarkKind; readonly invocationId: string } | undefined {
  switch (event.kind) {
    case "request-finished": {
      const { invocation, target, outcome } = event.request;
      const isSend = target === "customerServiceMessage.send";
      // An accepted one is the reply's own mark.
      if (invocation === undefined || (isSend && outcome === "ok")) return undefined;
      return { kind: isSend ? "refused" : "request", invocationId: invocation.id };
    }
    case "inbox-entry":
      return event.entry.kind === "reply" && event.entry.invocationId !== undefined
        ? { kind: "reply", invocationId: event.entry.invocationId }
        : undefined;
    case "log-line":
      return event.entry?.level === "error" ? { kind: "error", invocationId: event.invocationId } : undefined;
    case "fault-injected":
      return event.injection.invocationId === undefined
        ? undefined
        : { kind: "fault", invocationId: event.injection.invocationId };
    default:
      return undefined;
  }
}
