// What a developer should know of a message that WeChat takes without a word.
import type { EventStream } from "../events";

/** Prints each warning as it comes, and the same one once. */
export function followSendWarnings(events: EventStream, print: (line: string) => void): void {
  const printed = new Set<string>();
  events.on((event) => {
    if (event.kind !== "send-warning") return;
    const line = `  warning: ${event.fact}\n    → ${event.fix}`;
    if (!printed.has(line)) print(line);
    printed.add(line);
  });
}
