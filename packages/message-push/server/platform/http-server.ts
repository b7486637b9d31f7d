// The receiver behind a plain HTTP server: bounded in time and memory; a failure shows in the log only.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { mediaType } from "../../src/platform/cloudbase/http-access";
import { systemClock } from "../../src/platform/system-clock";
import type { HttpReceiver } from "../../src/runtime/http-push";
import type { Call } from "../../src/runtime/ports";
import type { HttpRequest, HttpResponse } from "../../src/wechat/http/http-request";
import { ServerError } from "../server-error";
import { Connections } from "./connections";

/** A server that listens. */
export interface PushServer {
  readonly url: string;
  /**
   * Takes no more requests, and resolves when those that have arrived are answered, or the time for that is over. Connections on
   * which nothing, or half a request, has arrived are not waited for.
   */
  close(): Promise<void>;
}

/** What a server allows in time and number. */
export interface ServerLimits {
  /** Until a request has arrived whole; WeChat has given up long before. */
  readonly requestMs: number;
  /** Between two looks for those that take longer. */
  readonly checkMs: number;
  readonly connections: number;
  /** For what is on its way when the server is closed. */
  readonly arrivalMs: number;
  /** For answers when the server is closed: more than WeChat waits. */
  readonly answersMs: number;
}

export const SERVER_LIMITS: ServerLimits = {
  requestMs: 10_000,
  checkMs: 1_000,
  // With a body of the largest size on each, 64 MB; WeChat needs a few.
  connections: 512,
  arrivalMs: 500,
  answersMs: 7_000,
};

/** One byte more than the endpoint takes, so that it can refuse the request. */
const MAX_BODY_BYTES = 128 * 1024 + 1;
/** As a function of WeChat's 5 s would have. */
const CALL: Call = { sources: [], functionName: "http_push", timeLimitMs: 5_000 };

/**
 * Listens for WeChat's requests, on any path.
 *
 * @throws {ServerError} `PORT_IN_USE`
 */
export async function startPushServer(
  receiver: HttpReceiver,
  host: string,
  port: number,
  limits: ServerLimits = SERVER_LIMITS,
): Promise<PushServer> {
  const { requestMs, checkMs } = limits;
  const server = createServer({
    requestTimeout: requestMs,
    headersTimeout: requestMs,
    connectionsCheckingInterval: checkMs,
  });
  const connections = new Connections(limits.connections, requestMs, systemClock.nowMs);
  server.on("connection", (socket) => connections.take(socket));
  server.on("request", async (request, response) => {
    const answer = await answerTo(receiver, connections, request, response);
    // A connection that was kept would have to be waited for.
    if (answer !== undefined) write(response, answer, { mayKeep: server.listening });
  });
  await listen(server, host, port);
  const { port: taken, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === "IPv6" ? `[${host}]` : host}:${taken}`,
    close: () => closeInTime(server, connections, limits),
  };
}

/** Node's own closing waits for every connection on which nothing, or half a request, has arrived, and for every answer. */
async function closeInTime(server: Server, connections: Connections, { arrivalMs, answersMs }: ServerLimits) {
  const timers = [
    setTimeout(() => connections.endIdle(), arrivalMs),
    setTimeout(() => connections.endAll(), answersMs),
  ];
  await new Promise<void>((resolve) => server.close(() => resolve()));
  for (const timer of timers) clearTimeout(timer);
}

async function answerTo(
  receiver: HttpReceiver,
  connections: Connections,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<HttpResponse | undefined> {
  const body = await readBody(request);
  // A request that broke off waits for no response.
  if (body === undefined) return void response.destroy();
  const { socket } = request;
  connections.begin(socket);
  response.once("close", () => connections.end(socket));
  return receiver.receive(requestOf(request, body), CALL);
}

function requestOf({ method = "", url = "/", headers }: IncomingMessage, body: Buffer): HttpRequest {
  const at = url.indexOf("?");
  const parameters = [...new URLSearchParams(at < 0 ? "" : url.slice(at + 1))];
  // The first counts, as for every reader of the query; where it is not the only one, the request is refused.
  const query = new Map([...parameters].reverse());
  return {
    method,
    query: Object.fromEntries(query),
    hasRepeatedParameter: query.size < parameters.length,
    contentType: mediaType(headers["content-type"]),
    wechatSource: String(headers["x-wx-source"] ?? headers["x-wx-sources"] ?? ""),
    body,
  };
}

/** As much of the body as is used; `undefined` when the request broke off. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
      bytes += (chunk as Buffer).length;
      if (bytes >= MAX_BODY_BYTES) break;
    }
    return Buffer.concat(chunks).subarray(0, MAX_BODY_BYTES);
  } catch {
    return undefined;
  }
}

function write(
  response: ServerResponse,
  { status, contentType, body }: HttpResponse,
  { mayKeep }: { readonly mayKeep: boolean },
): void {
  if (response.destroyed) return;
  // What was not read of an oversized body is not waited for.
  const isKept = status === 200 && mayKeep;
  response.writeHead(status, { "content-type": contentType, ...(isKept ? {} : { connection: "close" }) });
  response.end(body);
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    // It stays: later errors concern one connection that could not be taken, and must not end the server.
    server.on("error", (cause) => {
      const isTaken = "code" in cause && cause.code === "EADDRINUSE";
      const fact = isTaken
        ? { en: `Port ${port} on ${host} is taken.`, zh: `${host} 的端口 ${port} 已被占用。` }
        : { en: `The server cannot listen on ${host}:${port}.`, zh: `服务无法监听 ${host}:${port}。` };
      reject(
        new ServerError(
          "PORT_IN_USE",
          fact,
          { en: "Choose another one with --port and --host.", zh: "请用 --port 和 --host 换一个。" },
          { cause },
        ),
      );
    });
    server.listen(port, host, resolve);
  });
}
