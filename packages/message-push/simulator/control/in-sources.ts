// Events as they go to a page: places in built code are those in the author's sources. What reads the stream in this process maps by itself.
import type { SimulatorEvent } from "../events";
import { errorPlace, type SourcePlaces } from "../terminal/source-places";

type Of<Kind extends SimulatorEvent["kind"]> = Extract<SimulatorEvent, { kind: Kind }>;

/** The same event, and where an error of the handler came from. */
export function inSources(places: SourcePlaces, event: SimulatorEvent): SimulatorEvent {
  if (event.kind === "log-line") return lineInSources(places, event);
  if (event.kind !== "invocation-ended" || event.outcome.error === undefined) return event;
  const { error } = event.outcome;
  return { ...event, outcome: { ...event.outcome, error: { ...error, message: places.inSources(error.message) } } };
}

function lineInSources(places: SourcePlaces, event: Of<"log-line">): SimulatorEvent {
  const place = event.entry === undefined ? undefined : errorPlace(places, event.entry);
  return { ...event, line: places.inSources(event.line), ...(place !== undefined && { place }) };
}
