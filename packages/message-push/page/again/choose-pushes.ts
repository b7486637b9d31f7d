// Which pushes a selection of a conversation is about: those whose entries are selected, what was pushed in between without being seen, and
// what came before and is needed.
import type { SimulatorEvent } from "../../simulator/events";
import type { ToldPush } from "./told-pushes";

/** Ids of the first and the last event. */
interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Chosen {
  readonly pushes: ReadonlySet<number>;
  /** The id of the last event of it. */
  readonly to: number;
  /** How many pushes are there only because a selected one needs them. */
  readonly added: number;
}

export function choosePushes(
  told: ReadonlyMap<number, ToldPush>,
  events: readonly SimulatorEvent[],
  selected: readonly SimulatorEvent[],
): Chosen {
  const pushes = new Set(selected.flatMap(({ ofPush }) => (ofPush !== undefined && told.has(ofPush) ? [ofPush] : [])));
  const ids = [...selected.map(({ id }) => id), ...[...pushes].map((push) => told.get(push)?.arrived.id ?? 0)];
  const span: Span = { from: Math.min(...ids), to: Math.max(...ids) };
  for (const push of unseenIn(told, reachOf(events, span), pushes)) pushes.add(push);
  const before = pushes.size;
  addNeeded(told, events, selected, pushes);
  const ends = [...pushes].map((push) => told.get(push)?.lastId ?? span.to);
  return {
    pushes,
    to: Math.max(span.to, ...ends),
    added: pushes.size - before,
  };
}

/** Up to what is not selected any more, at either end. */
function reachOf(events: readonly SimulatorEvent[], { from, to }: Span): Span {
  const entries = events.filter(({ kind }) => kind === "inbox-entry");
  const hasEarlier = entries.some(({ id }) => id < from);
  const next = entries.find(({ id }) => id > to);
  return { from: hasEarlier ? from : Number.NEGATIVE_INFINITY, to: next?.id ?? Number.POSITIVE_INFINITY };
}

/** Events and redeliveries: the customer sees nothing of them. */
function unseenIn(
  told: ReadonlyMap<number, ToldPush>,
  { from, to }: Span,
  chosen: ReadonlySet<number>,
): readonly number[] {
  return [...told.values()].flatMap(({ arrived: { id, pushId }, isSeen, sameAs }) => {
    const isBetween = id >= from && id <= to && !isSeen;
    return isBetween && (sameAs === undefined || chosen.has(sameAs)) ? [pushId] : [];
  });
}

/** A redelivery needs its push; what went to a person, and what the person said, needs the push that handed over. */
function addNeeded(
  told: ReadonlyMap<number, ToldPush>,
  events: readonly SimulatorEvent[],
  selected: readonly SimulatorEvent[],
  pushes: Set<number>,
): void {
  for (const push of [...pushes]) {
    const sameAs = told.get(push)?.sameAs;
    if (sameAs !== undefined) pushes.add(sameAs);
  }
  const withPerson = [
    ...selected.filter((event) => event.kind === "inbox-entry" && event.entry.kind === "agent"),
    ...[...pushes].flatMap((push) => {
      const { arrived, report } = told.get(push) ?? {};
      return report?.delivery === "to-agent" && arrived !== undefined ? [arrived] : [];
    }),
  ];
  for (const { id } of withPerson) {
    const queued = events.findLast((event) => event.id < id && event.kind === "hand-over" && event.state === "queued");
    const handed =
      queued &&
      [...told.values()].find(({ finishedId = 0, report }) => report?.isTransferred && finishedId > queued.id);
    if (handed !== undefined) pushes.add(handed.arrived.pushId);
  }
}
