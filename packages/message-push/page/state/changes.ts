// Tells what is worth reading again: each counter goes up when something happened that may have changed it.
import { effect, type ReadonlySignal, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { SimulatorEvent } from "../../simulator/events";
import { Refusal } from "../api/ask";

/** A function wrote into the database. */
export const dataChanges = signal(0);
/** A function may have put a file into the storage, or taken one out. */
export const fileChanges = signal(0);
/** There may be other temporary media. */
export const mediaChanges = signal(0);
/** An instance or a function came, went or began to work. */
export const functionChanges = signal(0);

/** Reading leaves everything as it is. */
const READS: ReadonlySet<string> = new Set([
  "database.getDocument",
  "database.calculateDocument",
  "database.aggregateDocuments",
]);

/** Takes over one event of the stream. */
export function noteChange(event: SimulatorEvent): void {
  if (event.kind === "request-finished") noteRequest(event.request.action);
  if (event.kind === "request-finished" || event.kind === "push-arrived") mediaChanges.value += 1;
  if (["invocation-started", "invocation-ended", "functions-reloaded"].includes(event.kind)) functionChanges.value += 1;
  // The content of a file comes after its request, and is no event of its own.
  if (event.kind === "invocation-ended") fileChanges.value += 1;
}

function noteRequest(action: string): void {
  if (action.startsWith("database.") && !READS.has(action)) dataChanges.value += 1;
  if (action.startsWith("storage.")) fileChanges.value += 1;
}

/** Many events at once are read once. */
const PAUSE_MS = 120;

/** Reads at once, and again whenever the counter went up while the component is there. */
export function useFresh(changes: ReadonlySignal<unknown>, read: () => Promise<void>, of: unknown = ""): void {
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let isFirst = true;
    const stop = effect(() => {
      changes.value;
      if (isFirst) void quietly(read);
      else waiting ??= setTimeout(later, PAUSE_MS);
      isFirst = false;
    });
    function later() {
      waiting = undefined;
      void quietly(read);
    }
    return () => {
      stop();
      clearTimeout(waiting);
    };
    // `read` is another function at each drawing; `of` says when it reads something else.
  }, [of]);
}

/** Where the simulator does not answer, the page says so at its top. */
async function quietly(read: () => Promise<void>): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
