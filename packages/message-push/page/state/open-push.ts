// The push that is open: all of its events, those that come now too.
import { effect, signal } from "@preact/signals";
import type { SimulatorEvent } from "../../simulator/events";
import { ask, Refusal } from "../api/ask";
import { desk } from "./desk";
import { route } from "./route";
import { withNewer } from "./with-newer";

export interface OpenPush {
  readonly id: number;
  /** Oldest first. */
  readonly events: readonly SimulatorEvent[];
  /** Whether none of them was dropped. */
  readonly isWhole: boolean;
  /** Why there is nothing to show. */
  readonly problem?: "gone" | "other-run";
}

export const openPush = signal<OpenPush | undefined>(undefined);

/** Loads the push that the address names, whenever it names another one. */
export function followOpenPush(): void {
  effect(() => {
    const { push, run } = route.value;
    const runId = desk.value?.runId;
    if (push === undefined || runId === undefined) openPush.value = undefined;
    else if (run !== undefined && run !== runId)
      openPush.value = { id: push, events: [], isWhole: false, problem: "other-run" };
    else if (openPush.peek()?.id !== push || openPush.peek()?.problem !== undefined) void load(push);
  });
}

async function load(id: number): Promise<void> {
  openPush.value = { id, events: [], isWhole: true };
  try {
    const { events, isWhole } = await ask("GET /pushes/:id", { params: { id } });
    if (openPush.peek()?.id !== id) return;
    // What the stream brought meanwhile.
    const later = openPush.peek()?.events ?? [];
    openPush.value = { id, events: later.reduce(withNewer, events), isWhole };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (openPush.peek()?.id === id) openPush.value = { id, events: [], isWhole: false, problem: "gone" };
  }
}

/** Takes over one event of the stream. */
export function noteOpenPush(event: SimulatorEvent): void {
  const open = openPush.peek();
  if (open !== undefined && event.ofPush === open.id)
    openPush.value = { ...open, events: withNewer(open.events, event) };
}
