// Times as a reader says them.
import { elapsed } from "../../simulator/terminal/lines/elapsed";

const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const DAY_AND_CLOCK = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium" });

/** `12:30:05`. */
export function clockTime(ms: number): string {
  return CLOCK.format(ms);
}

/** `2026-01-31 12:30:05`. */
export function dayAndTime(ms: number): string {
  return DAY_AND_CLOCK.format(ms);
}

/** `+254 ms`. */
export function since(ms: number): string {
  return `+${elapsed(ms)}`;
}
