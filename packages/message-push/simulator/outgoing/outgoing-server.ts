// Where the connections of functions to answered hosts end: plain or TLS, on this machine only.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Server, Socket } from "node:net";
import { tlsIdentity } from "../cloud-api/certificate";
import { HOST } from "../listen";
import type { StreamedAnswer } from "./local-host";
import type { OutgoingRequest } from "./outgoing-request";

/** The answer to one request. */
export type Answer = StreamedAnswer;

export interface OutgoingServer {
  readonly ports: { readonly http: number; readonly https: number };
  close(): Promise<void>;
}

export async function startOutgoingServer(
  answer: (request: OutgoingRequest) => Promise<Answer>,
): Promise<OutgoingServer> {
  const serve = (scheme: string) => (incoming: IncomingMessage, response: ServerResponse) =>
    void respond(scheme, incoming, response, answer).catch(() => response.destroy());
  const servers = { http: createServer(serve("http")), https: createTlsServer(tlsIdentity(), serve("https")) };
  const sockets = new Set<Socket>();
  for (const server of Object.values(servers)) {
    server.on("connection", (socket: Socket) => {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
      // A function that is killed in the middle of a request is no fault here.
      socket.on("error", () => socket.destroy());
    });
  }
  const ports = { http: await listen(servers.http), https: await listen(servers.https) };
  return {
    ports,
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(Object.values(servers).map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

async function respond(
  scheme: string,
  incoming: IncomingMessage,
  response: ServerResponse,
  answer: (request: OutgoingRequest) => Promise<Answer>,
): Promise<void> {
  const given = await answer(await readRequest(scheme, incoming));
  if (given.breaks) {
    response.destroy();
    return;
  }
  const isJson = given.json !== undefined;
  const body = isJson ? JSON.stringify(given.json) : (given.body ?? "");
  const type = isJson ? "application/json" : "text/plain; charset=utf-8";
  // No connection is kept: the next request looks anew at who answers.
  response.writeHead(given.status ?? 200, { "content-type": type, connection: "close", ...given.headers });
  if (given.parts === undefined) response.end(body);
  else await pour(given.parts, response);
}

/** Part by part, as they come; whoever asked may have left. */
async function pour(parts: AsyncIterable<Uint8Array>, response: ServerResponse): Promise<void> {
  for await (const part of parts) {
    if (response.destroyed) return;
    response.write(part);
  }
  response.end();
}

async function readRequest(scheme: string, incoming: IncomingMessage): Promise<OutgoingRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString("utf8");
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, [value].flat().join(", ")]),
  );
  const url = new URL(incoming.url ?? "/", `${scheme}://${headers.host}`).href;
  return { method: incoming.method ?? "GET", url, headers, body, ...jsonIn(body) };
}

function jsonIn(body: string): { readonly json?: unknown } {
  try {
    return { json: JSON.parse(body) };
  } catch {
    return {};
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, HOST, () => resolve((server.address() as AddressInfo).port));
  });
}
