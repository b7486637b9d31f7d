// What the terminal says of reloads.
import type { EventStream, SimulatorEvent } from "../../simulator/events";

/** Prints every reload, what does not build, and what the type check finds. */
export function followReloads(events: EventStream, print: (text: string) => void): void {
  events.on((event) => {
    for (const text of tellingOf(event)) print(text);
  });
}

/** Nothing for an event of another kind. */
export function tellingOf(event: SimulatorEvent): readonly string[] {
  switch (event.kind) {
    case "functions-reloaded":
      return [`${reloaded(event.functions, event.removed)} (${event.durationMs} ms)`];
    case "build-failed":
      return [`${event.text}\nThe last good build goes on answering.`];
    case "build-right":
      return ["The build is right again."];
    case "types-broken":
      return [`${event.text}\nThe new code runs all the same; npm run build refuses it.`];
    case "types-right":
      return ["The types are right again."];
    case "restart-needed":
      return [event.text];
    default:
      return [];
  }
}

function reloaded(functions: readonly string[], removed: readonly string[]): string {
  const parts = [
    ...(functions.length === 0 ? [] : [`${functions.join(", ")} reloaded`]),
    ...(removed.length === 0 ? [] : [`${removed.join(", ")} removed`]),
  ];
  return parts.join(", ");
}
