// The report that is shown: of how many days, and what was counted.
import { signal } from "@preact/signals";
import type { Report } from "../../src/desk/report/report";
import { ask } from "../api/ask";

/** What can be chosen; dead letters are kept no longer. */
export const DAYS = [1, 7, 30] as const;

export const days = signal<(typeof DAYS)[number]>(7);
export const report = signal<Report | undefined>(undefined);

export async function refresh(): Promise<void> {
  const asked = days.peek();
  const made = await ask("GET /desk/report", { query: { days: asked } });
  // Another number of days may have been chosen meanwhile.
  if (asked === days.peek()) report.value = made;
}

/** A time by the desk's clock: `11-28 18:20`. */
export function deskTime(atMs: number, { offsetMs }: Pick<Report, "offsetMs">): string {
  return new Date(atMs + offsetMs).toISOString().slice(5, 16).replace("T", " ");
}
