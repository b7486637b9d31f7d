// A chat completion on the wire, whole or as a stream of server-sent events, as OpenAI's API documents them.
import type { SimulatorClock } from "../clock";

/** So many characters are in one event. */
const CHARACTERS = 4;
/** Events travel in pieces that end anywhere, also inside a character. */
const PIECE_BYTES = 61;

/** The body of an answer that is not streamed. */
export function completion(model: string, content: string): object {
  const choice = { index: 0, message: { role: "assistant", content }, finish_reason: "stop" };
  return { ...envelope(model, "chat.completion"), choices: [choice], usage: usageOf(content) };
}

interface StreamOptions {
  readonly clock: SimulatorClock;
  /** Between two events. */
  readonly pauseMs: number;
  /** Whether the connection breaks in the middle. */
  readonly breaksOff: boolean;
}

/** The pieces of a stream; it throws where the connection is to break. */
export async function* streamed(
  model: string,
  content: string,
  { clock, pauseMs, breaksOff }: StreamOptions,
): AsyncGenerator<Uint8Array> {
  const events = eventsOf(model, content);
  const sent = breaksOff ? events.slice(0, Math.ceil(events.length / 2)) : events;
  for (const event of sent) {
    await clock.after(pauseMs);
    const bytes = Buffer.from(`data: ${event}\n\n`);
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
  }
  if (breaksOff) throw new Error("broken off");
}

function eventsOf(model: string, content: string): readonly string[] {
  const characters = Array.from(content);
  const parts = Array.from({ length: Math.ceil(characters.length / CHARACTERS) }, (_, i) =>
    characters.slice(i * CHARACTERS, (i + 1) * CHARACTERS).join(""),
  );
  const chunk = (delta: object, finish_reason: string | null) =>
    JSON.stringify({
      ...envelope(model, "chat.completion.chunk"),
      choices: [{ index: 0, delta, finish_reason }],
    });
  return [
    chunk({ role: "assistant", content: "" }, null),
    ...parts.map((part) => chunk({ content: part }, null)),
    chunk({}, "stop"),
    JSON.stringify({ ...envelope(model, "chat.completion.chunk"), choices: [], usage: usageOf(content) }),
    "[DONE]",
  ];
}

function envelope(model: string, object: string): object {
  return { id: "chatcmpl-simulator", object, created: 0, model };
}

function usageOf(content: string): object {
  return { prompt_tokens: 1, completion_tokens: content.length, total_tokens: content.length + 1 };
}
