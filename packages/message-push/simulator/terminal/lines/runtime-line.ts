// Lines that the runtime printed, told from an author's own; and what is in them.

/** The content of a line that is a JSON object. */
export type Entry = Readonly<Record<string, unknown>>;

export type Level = "info" | "warn" | "error";

/** In every line of the runtime, or told otherwise. */
const COMMON: ReadonlySet<string> = new Set([
  "level",
  "event",
  "pushId",
  "pair",
  "sinceArrivalMs",
  "thrownAt",
  "errorText",
  "errorStack",
]);

/** Lines about a push count the time since it arrived. These are about none. */
const ABOUT_NO_PUSH: readonly unknown[] = ["relay", "http-refused", "http-failed", "resume-failed"];

export function isOfRuntime(entry: Entry): boolean {
  const { level, event, sinceArrivalMs } = entry;
  return isLevel(level) && (typeof sinceArrivalMs === "number" || ABOUT_NO_PUSH.includes(event) || isOfDamage(entry));
}

/** A record that is damaged may not say when its push arrived. */
function isOfDamage({ event, pushId, reason }: Entry): boolean {
  return event === "dead-letter" && pushId !== undefined && typeof reason === "string";
}

export function isLevel(level: unknown): level is Level {
  return level === "info" || level === "warn" || level === "error";
}

/** What the runtime says of an error in words; empty where it says nothing. */
export function errorTextOf({ errorText }: Entry): string {
  return typeof errorText === "string" ? errorText : "";
}

/** What only this kind of line has. */
export function fieldsOf(entry: Entry): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entry).filter(([name]) => !COMMON.has(name)));
}
