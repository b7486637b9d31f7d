// One POST of JSON over HTTP, and what is known of it afterwards: that is what decides whether it may be sent again.
import type { ClientRequest, IncomingMessage } from "node:http";
import type { Clock } from "../../runtime/ports";

/** How a request ended. */
export type PostOutcome =
  | { readonly kind: "answered"; readonly body: Readonly<Record<string, unknown>> }
  /** Nothing of it left this machine; `reason` is a code such as `ECONNREFUSED`. */
  | { readonly kind: "unsent"; readonly reason: string }
  /** It may have arrived and may have been done. */
  | { readonly kind: "lost" };

/** Posts a body as JSON to a path. Never rejects. */
export type PostJson = (path: string, body: object) => Promise<PostOutcome>;

export interface PosterOptions {
  /** `http:` or `https:`; a path in it is kept. */
  readonly apiBase: string;
  readonly timeoutMs: number;
  readonly clock: Clock;
}

/** WeChat's answers are short; more is no answer of WeChat. */
const MAX_BODY_BYTES = 64 * 1024;

/** Opens connections to one address and keeps them for the next request. */
export function jsonPoster({ apiBase, timeoutMs, clock }: PosterOptions): PostJson {
  const base = apiBase.replace(/\/+$/, "");
  const isTls = base.startsWith("https:");
  // Required only here, because most functions never need it, and a new instance waits for every module it loads.
  const http: typeof import("node:http") = require(isTls ? "node:https" : "node:http");
  const agent = idleAgent(new http.Agent({ keepAlive: true }), clock);

  return async (path, body) => {
    const content = Buffer.from(JSON.stringify(body));
    const headers = { "content-type": "application/json; charset=utf-8", "content-length": content.length };
    const request = http.request(`${base}${path}`, { method: "POST", agent: agent.take(), headers });
    const hasLeft = watchDeparture(request, isTls ? "secureConnect" : "connect");
    const stopWaiting = limitTime(request, timeoutMs, clock);
    try {
      return await readAnswer(await send(request, content));
    } catch (error) {
      return hasLeft() ? { kind: "lost" } : { kind: "unsent", reason: codeOf(error) };
    } finally {
      stopWaiting();
    }
  };
}

/** Shorter than any server keeps an idle connection. */
const MAX_IDLE_MS = 4_000;

/**
 * An instance is frozen between events, and what it finds of its connections afterwards may be dead: a request on such a
 * connection would be lost without anybody knowing whether it arrived. So what has been idle for long is not used.
 */
function idleAgent<Agent extends import("node:http").Agent>(agent: Agent, clock: Clock): { take(): Agent } {
  let takenAtMs = clock.nowMs();
  return {
    take() {
      const idleMs = clock.nowMs() - takenAtMs;
      takenAtMs = clock.nowMs();
      const idle = idleMs > MAX_IDLE_MS ? Object.values(agent.freeSockets).flat() : [];
      for (const socket of idle) socket?.destroy();
      return agent;
    },
  };
}

/** Tells whether the request may have left: from then on its fate is unknown until an answer comes. */
function watchDeparture(request: ClientRequest, connected: "connect" | "secureConnect"): () => boolean {
  let hasLeft = false;
  request.once("socket", (socket) => {
    if (request.reusedSocket || !socket.connecting) hasLeft = true;
    else
      socket.once(connected, () => {
        hasLeft = true;
      });
  });
  return () => hasLeft;
}

function limitTime(request: ClientRequest, timeoutMs: number, clock: Clock): () => void {
  const answered = new AbortController();
  void clock.after(timeoutMs, answered.signal).then(() => {
    if (!answered.signal.aborted) request.destroy(Object.assign(new Error("no answer"), { code: "ETIMEDOUT" }));
  });
  return () => answered.abort();
}

function send(request: ClientRequest, content: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once("response", resolve).on("error", reject).end(content);
  });
}

async function readAnswer(response: IncomingMessage): Promise<PostOutcome> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Leaving the loop early ends the connection.
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) return { kind: "lost" };
    chunks.push(chunk);
  }
  const body = response.statusCode === 200 ? parseObject(Buffer.concat(chunks)) : undefined;
  return body ? { kind: "answered", body } : { kind: "lost" };
}

function parseObject(content: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(content.toString("utf8"));
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

// The code only: the error itself may hold bytes of the answer.
function codeOf(error: unknown): string {
  const { code } = Object(error) as { code?: unknown };
  return typeof code === "string" && /^[A-Z0-9_]+$/.test(code) ? code : "no connection";
}
