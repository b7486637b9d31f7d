// Keys that hold a time, so that they sort by it.
import type { KeyRange } from "./data-folder";
import type { Operation } from "./group-writes";

/** The time in as many digits as the largest has, so that keys sort as times do. */
export function sortable(timeMs: number): string {
  return String(Math.max(0, Math.ceil(timeMs))).padStart(16, "0");
}

/** The keys `<prefix>/<time>/…` up to that time. */
export function until(prefix: string, timeMs: number, limit: number): KeyRange {
  // "0" is the character after "/": everything that follows the time is before it.
  return { gte: `${prefix}/`, lte: `${prefix}/${sortable(timeMs)}0`, limit };
}

/** Takes the keys away. */
export function deleting(keys: readonly string[]): readonly Operation[] {
  return keys.map((key) => ({ type: "del", key }));
}
