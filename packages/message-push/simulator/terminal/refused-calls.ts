// What a function asked for and did not get as far as WeChat, or another host: the reason, while it happens.
import type { EventStream } from "../events";

/** Calls `print` with a line for each. Returns a function that stops it. */
export function followRefusedCalls(events: EventStream, print: (line: string) => void): () => void {
  return events.on((event) => {
    if (event.kind === "cloud-call-refused") print(`  ${event.errCode}  ${event.text}`);
  });
}
