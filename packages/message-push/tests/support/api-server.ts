// A server on 127.0.0.1 that answers as a test says, byte for byte, and keeps what it was asked.
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";

export interface ApiRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

export type ApiAnswer = (request: ApiRequest, response: ServerResponse) => void;

export interface ApiServer {
  readonly url: string;
  readonly requests: ApiRequest[];
  /** Replace it to answer otherwise. */
  answer: ApiAnswer;
  /** How many connections were made so far. */
  connections(): number;
  /** Resolves when this many requests have arrived in all. */
  arrived(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Answers a question for a token with `TOKEN-1`, `TOKEN-2` …, and everything else with errcode 0. */
export async function openApiServer(tls?: { key: string; cert: string }): Promise<ApiServer> {
  let connections = 0;
  let tokens = 0;
  const waiting = new Set<() => void>();
  const listener: RequestListener = async (request, response) => {
    const { method = "", url = "", headers } = request;
    const seen: ApiRequest = { method, url, headers, body: await readAll(request) };
    api.requests.push(seen);
    for (const wake of waiting) wake();
    api.answer(seen, response);
  };
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  server.on("connection", () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const api: ApiServer = {
    url: `${tls ? "https" : "http"}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    answer({ url }, response) {
      if (url.startsWith("/cgi-bin/stable_token")) {
        tokens += 1;
        sendJson(response, { access_token: `TOKEN-${tokens}`, expires_in: 7_200 });
      } else sendJson(response, { errcode: 0, errmsg: "ok" });
    },
    connections: () => connections,
    async arrived(count) {
      while (api.requests.length < count) {
        await new Promise<void>((resolve) => {
          waiting.add(resolve);
        });
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return api;
}

export function sendJson(response: ServerResponse, body: object): void {
  response.setHeader("content-type", "application/json; encoding=utf-8");
  response.end(JSON.stringify(body));
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
