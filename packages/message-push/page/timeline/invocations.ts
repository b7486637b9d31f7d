// The invocations that worked on one push, read from its events. Where a second one began is known only once it has ended: before it says which
// push it works on, its events belong to none.
import type { SimulatorEvent } from "../../simulator/events";

export interface InvocationSpan {
  readonly functionName: string;
  readonly fromMs: number;
  readonly warmFromMs?: number;
  readonly toMs?: number;
  readonly isFailed: boolean;
}

export function invocationsIn(events: readonly SimulatorEvent[]): ReadonlyMap<string, InvocationSpan> {
  const spans = new Map<string, InvocationSpan>();
  const cold = new Set<string>();
  for (const event of events) {
    const about = invocationOf(event);
    if (about === undefined) continue;
    const known = spans.get(about.id);
    if (event.kind === "invocation-started" && event.coldStart) cold.add(about.id);
    else if (known !== undefined && cold.delete(about.id)) spans.set(about.id, { ...known, warmFromMs: event.atMs });
    const span = spans.get(about.id) ?? { functionName: about.functionName, fromMs: event.atMs, isFailed: false };
    spans.set(about.id, event.kind === "invocation-ended" ? endedSpan(span, event) : span);
  }
  return spans;
}

function endedSpan(
  span: InvocationSpan,
  { outcome, atMs }: Extract<SimulatorEvent, { kind: "invocation-ended" }>,
): InvocationSpan {
  const fromMs = Math.min(span.fromMs, atMs - outcome.durationMs);
  // One that did nothing else has no warm part to show.
  const { warmFromMs, ...rest } = span;
  const warm = warmFromMs === undefined || warmFromMs >= atMs ? {} : { warmFromMs };
  return { ...rest, ...warm, fromMs, toMs: atMs, isFailed: outcome.status !== "returned" };
}

/** The invocation that did it, and its function. */
export function invocationOf(
  event: SimulatorEvent,
): { readonly id: string; readonly functionName: string } | undefined {
  switch (event.kind) {
    case "invocation-started":
      return event.invocation;
    case "invocation-ended":
      return event.outcome.invocation;
    case "request-finished":
      return event.request.invocation;
    case "log-line":
      return { id: event.invocationId, functionName: event.functionName };
    default:
      return undefined;
  }
}
