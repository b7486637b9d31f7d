// What is remembered of every push, in one row each, and of the newest build: for a page that opens late.
import type { EventStream, SimulatorEvent } from "../events";
import { type BuildState, foldBuild, NEW_BUILD } from "./build-state";
import { foldRow, type PushRow } from "./push-row";

/** The newest pushes, in one row each. */
export interface Journal {
  /** Rows with a lower number than `before`, newest first. */
  rows(page: { readonly before?: number; readonly limit: number }): readonly PushRow[];
  row(pushId: number): PushRow | undefined;
  /** How many rows were dropped for newer ones. */
  forgotten(): number;
  build(): BuildState;
}

/** A row is about 1 KB. The events of a push are dropped sooner: the stream keeps 20 000. */
export const KEPT_ROWS = 10_000;

/** @param keptRows how many rows are kept */
export function createJournal(events: Pick<EventStream, "on">, keptRows = KEPT_ROWS): Journal {
  const rows = new Map<number, PushRow>();
  let oldestId = 1;
  let build = NEW_BUILD;

  function note(event: SimulatorEvent): void {
    build = foldBuild(build, event);
    if (event.ofPush === undefined) return;
    const row = foldRow(rows.get(event.ofPush), event);
    if (row !== undefined) rows.set(event.ofPush, row);
    if (rows.size > keptRows) {
      rows.delete(oldestId);
      oldestId += 1;
    }
  }

  events.on(note);
  return {
    rows({ before = Number.POSITIVE_INFINITY, limit }) {
      const found: PushRow[] = [];
      const newest = Math.min(before, oldestId + rows.size) - 1;
      for (let id = newest; id >= oldestId && found.length < limit; id -= 1) {
        const row = rows.get(id);
        if (row !== undefined) found.push(row);
      }
      return found;
    },
    row: (pushId) => rows.get(pushId),
    forgotten: () => oldestId - 1,
    build: () => build,
  };
}
