// Begins: what the simulator has now, then everything that happens, over one stream. After a break the browser asks for what it missed; after a
// restart of the simulator the page begins anew, because numbers mean something else then.
import { batch } from "@preact/signals";
import type { SimulatorEvent } from "../../simulator/events";
import { foldBuild } from "../../simulator/journal/build-state";
import { ask, orNothing, Refusal } from "../api/ask";
import { noteChange } from "./changes";
import { loadCustomers, noteCustomer, refreshCustomers, reloadConversations } from "./customers";
import { build, desk, isConnected, offsetMs, reloaded } from "./desk";
import { followDialogue } from "./dialogue";
import { followOpenPush, noteOpenPush } from "./open-push";
import { loadPushes, notePush } from "./pushes";
import { noteWorld, refreshFaults } from "./world";

const AGAIN_MS = 1_000;

export async function begin(): Promise<void> {
  try {
    const found = await ask("GET /desk");
    desk.value = found;
    build.value = found.build;
    offsetMs.value = found.clock.offsetMs;
    follow(found.lastEventId, found.runId);
    followOpenPush();
    followDialogue();
    await Promise.all([loadPushes(), loadCustomers(), refreshFaults()]);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    setTimeout(() => void begin(), AGAIN_MS);
  }
}

function follow(since: number, runId: string): void {
  const source = new EventSource(`/__sim/events?since=${since}`);
  let wasBroken = false;
  source.addEventListener("open", () => {
    isConnected.value = true;
    if (wasBroken) void afterBreak(runId);
    wasBroken = false;
  });
  source.addEventListener("error", () => {
    isConnected.value = false;
    wasBroken = true;
  });
  source.addEventListener("message", ({ data }: MessageEvent<string>) => queue(JSON.parse(data) as SimulatorEvent));
}

async function afterBreak(runId: string): Promise<void> {
  const found = await orNothing(ask("GET /desk"));
  if (found === undefined) return;
  if (found.runId !== runId) location.reload();
  else await orNothing(Promise.all([reloadConversations(), refreshCustomers(), refreshFaults()]));
}

const waiting: SimulatorEvent[] = [];
/** About one picture of the screen: many events at once are drawn once. */
const FRAME_MS = 16;

function queue(event: SimulatorEvent): void {
  waiting.push(event);
  if (waiting.length === 1) setTimeout(() => batch(takeOver), FRAME_MS);
}

function takeOver(): void {
  for (const event of waiting.splice(0)) {
    notePush(event);
    noteOpenPush(event);
    noteCustomer(event);
    noteDesk(event);
    noteChange(event);
  }
}

function noteDesk(event: SimulatorEvent): void {
  build.value = foldBuild(build.peek(), event);
  if (event.kind === "clock-moved") offsetMs.value = event.offsetMs;
  if (event.kind === "functions-reloaded")
    reloaded.value = { functions: event.functions, durationMs: event.durationMs, atMs: Date.now() };
  noteWorld(event);
}
