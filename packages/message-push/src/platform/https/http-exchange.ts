// One request over HTTP, and what is known of it afterwards: that is what decides whether it may be sent again.
import type { ClientRequest, IncomingMessage } from "node:http";
import type { Clock } from "../../runtime/ports";

/** What is asked. */
export interface ExchangeRequest {
  readonly method: "GET" | "POST";
  /** With its query. */
  readonly path: string;
  readonly body?: { readonly contentType: string; readonly content: Buffer };
  /** Until the whole answer is there. */
  readonly timeoutMs: number;
  /** Nothing of it leaves at that time or after it; epoch milliseconds. @default it may always leave */
  readonly leaveBeforeMs?: number;
  /** An answer that is longer counts as lost. */
  readonly maxAnswerBytes: number;
}

/** How a request ended. */
export type ExchangeOutcome =
  /** With status 200. */
  { readonly kind: "answered"; readonly contentType: string; readonly content: Buffer } | UnansweredOutcome;

/** Nothing, or nothing that can be read, came back. */
export type UnansweredOutcome =
  /** Nothing of it left this machine; `reason` is a code such as `ECONNREFUSED`. */
  | { readonly kind: "unsent"; readonly reason: string }
  /** It may have arrived and may have been done. */
  | { readonly kind: "lost" };

/** Makes a request. Never rejects. */
export type Exchange = (request: ExchangeRequest) => Promise<ExchangeOutcome>;

/** Opens connections to one address, `http:` or `https:` with or without a path, and keeps them for the next request. */
export function openExchange(apiBase: string, clock: Clock): Exchange {
  const base = apiBase.replace(/\/+$/, "");
  const isTls = base.startsWith("https:");
  // Required only here, because most functions never need it, and a new instance waits for every module it loads.
  const http: typeof import("node:http") = require(isTls ? "node:https" : "node:http");
  const agent = idleAgent(new http.Agent({ keepAlive: true }), clock);

  return async ({ method, path, body, timeoutMs, leaveBeforeMs = Number.POSITIVE_INFINITY, maxAnswerBytes }) => {
    const headers = body && { "content-type": body.contentType, "content-length": body.content.length };
    const request = http.request(`${base}${path}`, { method, agent: agent.take(), ...(headers && { headers }) });
    const mayLeave = () => clock.nowMs() < leaveBeforeMs;
    const hasLeft = watchDeparture(request, isTls ? "secureConnect" : "connect", mayLeave);
    const stopWaiting = limitTime(request, timeoutMs, clock);
    try {
      return await readAnswer(await send(request, body?.content), maxAnswerBytes);
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
 * connection would be lost, and it would be unknown whether it arrived. So what has been idle for long is not used.
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

/**
 * Whether the request may have left: from then on its fate is unknown until an answer comes. What may not leave any more when its
 * connection is ready, because the machine gave the process no time, is ended there.
 */
function watchDeparture(
  request: ClientRequest,
  connected: "connect" | "secureConnect",
  mayLeave: () => boolean,
): () => boolean {
  let hasLeft = false;
  const depart = () => {
    if (mayLeave()) hasLeft = true;
    else request.destroy(Object.assign(new Error("too late"), { code: "ETOOLATE" }));
  };
  request.once("socket", (socket) => {
    if (request.reusedSocket || !socket.connecting) depart();
    else socket.prependOnceListener(connected, depart);
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

function send(request: ClientRequest, content: Buffer | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once("response", resolve).on("error", reject).end(content);
  });
}

async function readAnswer(response: IncomingMessage, maxBytes: number): Promise<ExchangeOutcome> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Leaving the loop early ends the connection.
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) return { kind: "lost" };
    chunks.push(chunk);
  }
  if (response.statusCode !== 200) return { kind: "lost" };
  return { kind: "answered", contentType: response.headers["content-type"] ?? "", content: Buffer.concat(chunks) };
}

// The code only: the error itself may hold bytes of the answer.
function codeOf(error: unknown): string {
  const { code } = Object(error) as { code?: unknown };
  return typeof code === "string" && /^[A-Z0-9_]+$/.test(code) ? code : "no connection";
}
