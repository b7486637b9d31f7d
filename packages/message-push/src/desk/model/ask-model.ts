// Asks a model once, within a time and a number of characters.
import type { Clock } from "../../runtime/ports";
import type { AuthorLog } from "../../runtime/push-log";
import { within } from "../../runtime/within";
import { type ChatRequest, type ModelClient, ModelFailure } from "./model-port";

interface Bounds {
  readonly clock: Clock;
  /** Epoch milliseconds. */
  readonly untilMs: number;
  /** Reading ends when there are so many. */
  readonly mostCharacters: number;
  /** Of the push. */
  readonly signal: AbortSignal;
}

/**
 * The answer, cut off where it is too long.
 *
 * @throws {ModelFailure} also when it is late; the request is ended then
 */
export async function askModel(client: ModelClient, request: ChatRequest, bounds: Bounds): Promise<string> {
  const { clock, untilMs, signal } = bounds;
  const ended = new AbortController();
  const end = () => ended.abort();
  signal.addEventListener("abort", end, { once: true });
  const reading = read(client, request, bounds.mostCharacters, ended.signal);
  // It may fail after its time, when nobody listens any more.
  reading.catch(() => undefined);
  try {
    const text = await within(clock, untilMs, reading);
    if (text === undefined) throw new ModelFailure("late");
    return text;
  } catch (error) {
    if (ended.signal.aborted) throw new ModelFailure("late");
    throw error instanceof ModelFailure ? error : new ModelFailure("unreachable");
  } finally {
    signal.removeEventListener("abort", end);
    ended.abort();
  }
}

async function read(
  client: ModelClient,
  request: ChatRequest,
  mostCharacters: number,
  signal: AbortSignal,
): Promise<string> {
  let text = "";
  for await (const part of client.ask(request, signal)) {
    text += part;
    if (text.length >= mostCharacters) break;
  }
  return text.slice(0, mostCharacters);
}

/** Tells it in the log, with nothing of the question or the answer. */
export function logFailure(log: AuthorLog, error: unknown): void {
  if (!(error instanceof ModelFailure)) {
    log.warn("desk-model-unrecorded");
    return;
  }
  const { trouble, status } = error;
  log.warn("desk-model-failed", { trouble, ...(status === undefined ? {} : { status }) });
}
