// What a customer sees while no push of theirs is under way: it comes too late for the story of that push.
import { shortForm } from "../customers";
import type { EventStream } from "../events";

/** Calls `print` with a line for each such reply and each sentence of a person. Returns a function that stops it. */
export function followLateReplies(events: EventStream, print: (line: string) => void): () => void {
  const customers = new Map<number, string>();
  return events.on((event) => {
    if (event.kind === "push-arrived") customers.set(event.pushId, event.packet.FromUserName);
    if (event.kind === "push-finished") customers.delete(event.pushId);
    if (event.kind !== "inbox-entry" || [...customers.values()].includes(event.openid)) return;
    const { entry } = event;
    if (entry.kind === "reply") print(`  customer sees: ${shortForm(entry.message)}`);
    if (entry.kind === "agent") print(`  customer sees: ${entry.text}`);
  });
}
