// The simulator as a whole: which run this is, its time, its build, what is armed.
import { computed, signal } from "@preact/signals";
import type { Desk } from "../../simulator/control/contract";
import type { PendingFault } from "../../simulator/faults/fault";
import type { BuildState } from "../../simulator/journal/build-state";

/** None until the page has begun. */
export const desk = signal<Desk | undefined>(undefined);
/** Whether the stream of events is open. */
export const isConnected = signal(false);
export const build = signal<BuildState>({});
/** Faults that are ordered and have not happened as often as they should. */
export const armed = signal<readonly PendingFault[]>([]);
/** How far the simulator's time is ahead of this machine's. */
export const offsetMs = signal(0);
/** What was reloaded last. */
export const reloaded = signal<Reloaded | undefined>(undefined);

interface Reloaded {
  readonly functions: readonly string[];
  readonly durationMs: number;
  /** By this machine's clock. */
  readonly atMs: number;
}

/** This machine's time, renewed every second: what shows a time is drawn again. */
export const machineNowMs = signal(Date.now());
/** The simulator's time. */
export const nowMs = computed(() => machineNowMs.value + offsetMs.value);

setInterval(() => {
  machineNowMs.value = Date.now();
}, 1_000);
