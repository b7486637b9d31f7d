// The receiver behind a plain HTTP server: bounded in time and memory; a failure shows in the log only.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { mediaType } from "../../src/platform/cloudbase/http-access";
import type { HttpReceiver } from "../../src/runtime/http-push";
import type { Call } from "../../src/runtime/ports";
import type { HttpRequest, HttpResponse } from "../../src/wechat/http/http-request";
import { ServerError } from "../server-error";

/** A server that listens. */
export interface PushServer {
  readonly url: string;
  /** Takes no more requests, and resolves when those that were taken are answered. */
  close(): Promise<void>;
}

/** One byte more than the endpoint takes, so that it can refuse the request. */
const MAX_BODY_BYTES = 128 * 1024 + 1;
/** WeChat has given up long before. */
const REQUEST_TIMEOUT_MS = 10_000;
/** With a body of the largest size on each, 64 MB; WeChat needs a few. */
const MAX_CONNECTIONS = 512;
/** As a function of WeChat's 5 s would have. */
const CALL: Call = { sources: [], functionName: "http_push", timeLimitMs: 5_000 };

/**
 * Listens for WeChat's requests, on any path.
 *
 * @throws {ServerError} `PORT_IN_USE`
 */
export async function startPushServer(receiver: HttpReceiver, host: string, port: number): Promise<PushServer> {
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: REQUEST_TIMEOUT_MS });
  server.maxConnections = MAX_CONNECTIONS;
  let isClosing = false;
  server.on("request", (request, response) => {
    // An answered connection would otherwise be kept, and closing would wait for it.
    response.once("finish", () => isClosing && request.socket.end());
    void serve(receiver, request, response);
  });
  await listen(server, host, port);
  const { port: taken, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === "IPv6" ? `[${host}]` : host}:${taken}`,
    close: () =>
      new Promise((resolve) => {
        isClosing = true;
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

async function serve(receiver: HttpReceiver, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  // A request that broke off waits for no response.
  if (body === undefined) return void response.destroy();
  write(response, await receiver.receive(requestOf(request, body), CALL));
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

function write(response: ServerResponse, { status, contentType, body }: HttpResponse): void {
  if (response.destroyed) return;
  // What was not read of an oversized body is not waited for.
  response.writeHead(status, { "content-type": contentType, ...(status === 200 ? {} : { connection: "close" }) });
  response.end(body);
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) => {
      const isTaken = "code" in cause && cause.code === "EADDRINUSE";
      const fact = isTaken ? `Port ${port} on ${host} is taken.` : `The server cannot listen on ${host}:${port}.`;
      reject(new ServerError("PORT_IN_USE", fact, "Choose another one with --port and --host.", { cause }));
    });
    server.listen(port, host, resolve);
  });
}
