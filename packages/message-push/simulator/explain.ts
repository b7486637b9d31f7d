// The time line of a push, or of everything, as a text: what the terminal prints while it happens.

import type { Language } from "../src/language";
import type { SimulatorEvent } from "./events";
import type { EventLines } from "./terminal/lines/event-lines";

/** Options of `explain`. */
export interface ExplainOptions {
  /** @default that of the process: MESSAGE_PUSH_LANG, else the locale */
  readonly language?: Language;
}

/**
 * The lines of these events.
 *
 * @param pushId leaves out what does not belong to this push
 */
export function timeLine(events: readonly SimulatorEvent[], lines: EventLines, pushId?: number): string {
  return events
    .flatMap((event) => {
      // Also for events of other pushes: the lines of one hang together with those before.
      const about = lines(event);
      return pushId === undefined || event.ofPush === pushId ? about : [];
    })
    .join("\n");
}
