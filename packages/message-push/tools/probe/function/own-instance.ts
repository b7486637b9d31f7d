// What this instance knows of itself: which one it is, how it began, and what goes on in it between events.
import { randomUUID } from "node:crypto";

const TICK_MS = 100;

/** Named anew by each instance; says nothing about anybody. */
const id = randomUUID().slice(0, 8);
const loadedMs = upMs();
let firstEventMs: number | undefined;
let ticks = 0;

/** Milliseconds since the process began. */
function upMs(): number {
  return Math.round(process.uptime() * 1_000);
}

/** Called at every event but pushes, which come only when the parts about instances are over. @returns whether it is the first */
export function noteEvent(): boolean {
  const isFirst = firstEventMs === undefined;
  firstEventMs ??= upMs();
  return isFirst;
}

export function ownInstance() {
  return { id, loadedMs, firstEventMs: firstEventMs ?? 0, ticks };
}

/** Work that is left behind: it counts, and ends by itself. */
export function startTicking(forMs: number): void {
  const endsAtMs = Date.now() + forMs;
  ticks = 0;
  const timer = setInterval(() => {
    if (Date.now() >= endsAtMs) clearInterval(timer);
    else ticks += 1;
  }, TICK_MS);
}
