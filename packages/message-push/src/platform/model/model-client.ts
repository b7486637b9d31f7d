// Asks a model over HTTP, as OpenAI's chat completions are asked: https://platform.openai.com/docs/api-reference/chat/create
import { createParser } from "eventsource-parser";
import { type ModelClient, ModelFailure } from "../../desk/model/model-port";

/** Where a model is, and what opens it. */
export interface ModelEndpoint {
  /** Without `/chat/completions`. */
  readonly baseUrl: string;
  readonly name: string;
  /** The key, or a token that is fetched. @throws {ModelFailure} */
  readonly token: (signal: AbortSignal) => Promise<string>;
}

/** An answer is a few kilobytes; more is none. */
const MOST_BYTES = 512 * 1024;

/** A client for one model. It streams, so that an answer that is too long is left early. */
export function modelClient({ baseUrl, name, token }: ModelEndpoint): ModelClient {
  return {
    async *ask({ messages, maxTokens }, signal) {
      const authorization = `Bearer ${await token(signal)}`;
      const response = await post(`${baseUrl}/chat/completions`, {
        headers: { authorization, "content-type": "application/json", accept: "text/event-stream" },
        body: JSON.stringify({ model: name, messages, max_tokens: maxTokens, temperature: 0, stream: true }),
        signal,
      });
      if (isJson(response)) yield wholeIn(await textOf(response));
      else yield* partsOf(response);
    },
  };
}

/** Posts; a response that is no success is a failure. @throws {ModelFailure} */
export async function post(url: string, request: Pick<RequestInit, "headers" | "body" | "signal">): Promise<Response> {
  // A redirection would take the key elsewhere.
  const response = await fetch(url, { method: "POST", redirect: "error", ...request }).catch(() => {
    throw new ModelFailure("unreachable");
  });
  if (response.ok) return response;
  await response.body?.cancel().catch(() => undefined);
  throw new ModelFailure("refused", response.status);
}

function isJson({ headers }: Response): boolean {
  return headers.get("content-type")?.includes("application/json") ?? false;
}

/** @throws {ModelFailure} */
export async function textOf(response: Response): Promise<string> {
  let text = "";
  for await (const part of decoded(response)) text += part;
  return text;
}

async function* partsOf(response: Response): AsyncGenerator<string> {
  const events: string[] = [];
  const parser = createParser({ onEvent: ({ data }) => events.push(data) });
  let isWhole = false;
  for await (const text of decoded(response)) {
    parser.feed(text);
    for (const data of events.splice(0)) {
      if (data === "[DONE]") return;
      const { part, reason } = readChunk(data);
      if (part !== "") yield part;
      // What follows is a count of tokens at most.
      if (reason !== undefined) isWhole = requireWhole(reason);
    }
  }
  if (!isWhole) throw new ModelFailure("cut-off");
}

async function* decoded({ body }: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let bytes = 0;
  try {
    for await (const chunk of body ?? []) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) throw new ModelFailure("unreadable");
      yield decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    throw error instanceof ModelFailure ? error : new ModelFailure("cut-off");
  }
}

/** One event of a stream. */
function readChunk(data: string): { readonly part: string; readonly reason: unknown } {
  const { delta, finish_reason } = Object(choiceIn(data));
  const { content } = Object(delta);
  return { part: typeof content === "string" ? content : "", reason: finish_reason ?? undefined };
}

/** An endpoint that does not stream. */
function wholeIn(json: string): string {
  const { message, finish_reason } = Object(choiceIn(json));
  const { content } = Object(message);
  if (typeof content !== "string") throw new ModelFailure("unreadable");
  requireWhole(finish_reason);
  return content;
}

/** The first choice; nothing in an event that has none, as the count of tokens. */
function choiceIn(json: string): unknown {
  const { choices, error } = Object(parsed(json));
  if (error) throw new ModelFailure("refused");
  if (!Array.isArray(choices)) throw new ModelFailure("unreadable");
  return choices[0];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new ModelFailure("unreadable");
  }
}

/** An answer that was cut off for its length has no end. */
function requireWhole(reason: unknown): true {
  if (reason === "length") throw new ModelFailure("cut-off");
  return true;
}
