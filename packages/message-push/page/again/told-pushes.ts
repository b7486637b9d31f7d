// The pushes that the events of one customer tell of.
import type { SimulatorEvent } from "../../simulator/events";
import type { PushReport } from "../../simulator/push-report";

export type Arrived = Extract<SimulatorEvent, { kind: "push-arrived" }>;

export interface ToldPush {
  readonly arrived: Arrived;
  readonly finishedId?: number;
  readonly report?: PushReport;
  /** The customer's own message is in the conversation. */
  readonly isSeen: boolean;
  /** The push that this is a redelivery of. */
  readonly sameAs?: number;
  /** It came before the one that it repeats was finished. */
  readonly isAtOnce: boolean;
  /** Everything of it, oldest first. */
  readonly events: readonly SimulatorEvent[];
  readonly lastId: number;
}

/** By number, in the order they arrived. */
export function toldPushes(events: readonly SimulatorEvent[]): ReadonlyMap<number, ToldPush> {
  const byPush = grouped(events);
  const told = new Map<number, ToldPush>();
  const first = new Map<string, ToldPush>();
  for (const arrived of events) {
    if (arrived.kind !== "push-arrived") continue;
    const identity = JSON.stringify(arrived.packet);
    const original = first.get(identity);
    const push = {
      ...tell(arrived, byPush.get(arrived.pushId) ?? [arrived]),
      ...(original !== undefined && { sameAs: original.arrived.pushId }),
      isAtOnce: original !== undefined && arrived.id < (original.finishedId ?? 0),
    };
    if (original === undefined) first.set(identity, push);
    told.set(arrived.pushId, push);
  }
  return told;
}

function tell(arrived: Arrived, events: readonly SimulatorEvent[]): Omit<ToldPush, "sameAs" | "isAtOnce"> {
  const finished = events.find((event) => event.kind === "push-finished");
  return {
    arrived,
    ...(finished !== undefined && { finishedId: finished.id, report: finished.report }),
    isSeen: events.some((event) => event.kind === "inbox-entry" && event.entry.kind === "own"),
    events,
    lastId: events.at(-1)?.id ?? arrived.id,
  };
}

/** A fault of a delivery names the invocation only, and comes before anybody knows whose that is. */
function grouped(events: readonly SimulatorEvent[]): ReadonlyMap<number, readonly SimulatorEvent[]> {
  const pushOf = new Map<string | undefined, number>();
  for (const event of events) {
    if (event.kind !== "push-finished") continue;
    for (const id of event.report.attempts.flatMap(({ invocationIds }) => invocationIds)) pushOf.set(id, event.pushId);
  }
  const groups = new Map<number, SimulatorEvent[]>();
  for (const event of events) {
    const owner =
      event.ofPush ?? (event.kind === "fault-injected" ? pushOf.get(event.injection.invocationId) : undefined);
    if (owner === undefined) continue;
    const group = groups.get(owner);
    if (group === undefined) groups.set(owner, [event]);
    else group.push(event);
  }
  return groups;
}
