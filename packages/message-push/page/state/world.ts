// What is done to the functions from outside: faults that are armed and that were injected, pushes that are tried again, the last move of the clock.
import { signal } from "@preact/signals";
import type { InjectedFault } from "../../simulator/control/contract";
import type { SimulatorEvent } from "../../simulator/events";
import type { RetriedPush } from "../../simulator/wechat/retries";
import { ask, orNothing } from "../api/ask";
import { type ClockMove, noteFired } from "../world/clock-move";
import { armed } from "./desk";

/** Newest first, as many as a reader looks at. */
export const injected = signal<readonly InjectedFault[]>([]);
/** Pushes that are tried again now, oldest first. */
export const retries = signal<readonly RetriedPush[]>([]);
/** The newest move of the clock that was made on this page. */
export const lastMove = signal<ClockMove | undefined>(undefined);

const SHOWN_INJECTIONS = 50;

export async function refreshFaults(): Promise<void> {
  armed.value = await ask("GET /faults");
}

export async function loadInjected(): Promise<void> {
  injected.value = (await ask("GET /faults/injected")).slice(-SHOWN_INJECTIONS).reverse();
}

export async function refreshRetries(): Promise<void> {
  retries.value = await ask("GET /retries");
}

/** Takes over one event of the stream. */
export function noteWorld(event: SimulatorEvent): void {
  if (event.kind === "fault-injected") {
    const one = { ...event.injection, ...(event.ofPush !== undefined && { ofPush: event.ofPush }) };
    injected.value = [one, ...injected.peek()].slice(0, SHOWN_INJECTIONS);
  }
  if (["fault-injected", "faults-ordered", "clock-moved"].includes(event.kind)) soon(refreshFaults);
  if (event.kind === "timer-fired" && lastMove.peek() !== undefined) lastMove.value = noteFired(lastMove.peek(), event);
  if (mayChangeRetries(event)) soon(refreshRetries);
}

function mayChangeRetries(event: SimulatorEvent): boolean {
  if (event.kind === "attempt-ended") return event.attempt.outcome !== "answered";
  return event.kind === "push-stopped" || (event.kind === "push-finished" && retries.peek().length > 0);
}

/** Several events at once ask once. */
const SOON_MS = 60;
const asked = new Set<() => Promise<void>>();

function soon(work: () => Promise<void>): void {
  if (asked.has(work)) return;
  asked.add(work);
  setTimeout(() => {
    asked.delete(work);
    void orNothing(work());
  }, SOON_MS);
}
