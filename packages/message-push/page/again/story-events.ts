// The events that a story is told from. What a customer saw in an earlier start of the simulator is kept without its events: they are made up for
// what was said, and what was answered to it.
import type { SimulatorEvent } from "../../simulator/events";
import type { Packet } from "../../simulator/packet";
import type { InboxEntry } from "../../simulator/push-report";

export interface StoryEvents {
  /** Oldest first. */
  readonly events: readonly SimulatorEvent[];
  /** The event of each entry of the inbox, by its place there. */
  readonly ofEntry: readonly (SimulatorEvent | undefined)[];
}

/** @param events those of this customer, as `GET /conversations/:who/history` has them */
export function storyEvents(
  openid: string,
  inbox: readonly InboxEntry[],
  events: readonly SimulatorEvent[],
): StoryEvents {
  const known = events.filter((event) => event.kind === "inbox-entry");
  const kept = inbox.slice(0, Math.max(0, inbox.length - known.length));
  const madeUp = eventsOf(openid, kept, (events[0]?.id ?? 1) - 1);
  return {
    events: [...madeUp.flat(), ...events],
    // More may have come since the inbox was read.
    ofEntry: [...madeUp.map((made) => made.at(-1)), ...known].slice(0, inbox.length),
  };
}

/** Their numbers are below those of this start, and those of their pushes are below 0. */
function eventsOf(openid: string, kept: readonly InboxEntry[], newestId: number): readonly SimulatorEvent[][] {
  const pushes = new Map<number | undefined, number>();
  // Three events are the most that one entry becomes.
  let id = newestId - kept.length * 3;
  const next = () => {
    id += 1;
    return id;
  };
  let pushId = -kept.length;
  return kept.map((entry) => {
    const { atMs } = entry;
    if (entry.kind !== "own") {
      const ofPush = pushes.get(entry.pushId);
      const owner = ofPush === undefined ? {} : { ofPush };
      const renamed = ofPush === undefined ? withoutPush(entry) : { ...entry, pushId: ofPush };
      return [{ id: next(), atMs, ...owner, kind: "inbox-entry", openid, entry: renamed } as SimulatorEvent];
    }
    pushId += 1;
    const ofPush = pushId - 1;
    pushes.set(entry.pushId, ofPush);
    const packet = entry.message as Packet;
    return [
      // Only messages stand in an inbox, and their pair is their type.
      { id: next(), atMs, ofPush, kind: "push-arrived", pushId: ofPush, pair: packet.MsgType, packet },
      { id: next(), atMs, ofPush, kind: "inbox-entry", openid, entry: { ...entry, pushId: ofPush } },
    ] satisfies SimulatorEvent[];
  });
}

function withoutPush({ pushId: _, ...entry }: InboxEntry): object {
  return entry;
}
