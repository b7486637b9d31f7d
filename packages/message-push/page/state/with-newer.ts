// Events of two sources, each of them once: what the simulator had when it was asked, and what the stream brings, some of it late.
import type { SimulatorEvent } from "../../simulator/events";

/** The events with that one, if it is newer than all of them. */
export function withNewer(events: readonly SimulatorEvent[], event: SimulatorEvent): readonly SimulatorEvent[] {
  return event.id > (events.at(-1)?.id ?? 0) ? [...events, event] : events;
}
