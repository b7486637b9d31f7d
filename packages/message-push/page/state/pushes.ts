// The pushes of the time line: one signal for each row, so that a row is drawn again only when it changed.
import { batch, type Signal, signal } from "@preact/signals";
import type { SimulatorEvent } from "../../simulator/events";
import { foldRow, type PushRow } from "../../simulator/journal/push-row";
import { ask } from "../api/ask";

/** As many as the simulator keeps. */
const KEPT_ROWS = 10_000;
const PAGE = 500;

const rows = new Map<number, Signal<PushRow>>();
/** Events of pushes whose row is still on its way. */
const early: SimulatorEvent[] = [];

/** The numbers of all pushes, newest first. */
export const pushIds = signal<readonly number[]>([]);
/** Counts changes of any row. */
export const rowChanges = signal(0);
/** How many pushes were dropped for newer ones. */
export const forgotten = signal(0);
/** Whether older rows are still on their way. */
export const isLoading = signal(true);

export function rowOf(pushId: number): Signal<PushRow> | undefined {
  return rows.get(pushId);
}

/** Takes over what the simulator has, newest first; the first page is enough to show. */
export async function loadPushes(): Promise<void> {
  let before: number | undefined;
  do {
    const page = await ask("GET /pushes", { query: { ...(before !== undefined && { before }), limit: PAGE } });
    batch(() => {
      for (const row of page.rows) if (!rows.has(row.id)) rows.set(row.id, signal(row));
      pushIds.value = [...rows.keys()].sort((a, b) => b - a);
      for (const event of early.splice(0)) notePush(event);
      forgotten.value = page.forgotten;
    });
    before = page.rows.length < PAGE ? undefined : page.rows.at(-1)?.id;
  } while (before !== undefined);
  early.length = 0;
  isLoading.value = false;
}

/** Takes over one event of the stream. */
export function notePush(event: SimulatorEvent): void {
  if (event.ofPush === undefined) return;
  const known = rows.get(event.ofPush);
  const row = foldRow(known?.peek(), event);
  if (row === undefined && isLoading.peek()) early.push(event);
  if (row === undefined || row === known?.peek()) return;
  rowChanges.value += 1;
  if (known !== undefined) known.value = row;
  else add(row);
}

function add(row: PushRow): void {
  rows.set(row.id, signal(row));
  const ids = [row.id, ...pushIds.peek()];
  if (ids.length > KEPT_ROWS) {
    rows.delete(ids.pop() ?? 0);
    forgotten.value += 1;
  }
  pushIds.value = ids;
}
