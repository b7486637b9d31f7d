// The simulator's one port, on this machine only.
import { createServer } from "node:http";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import type { Hono } from "hono";
import { HOST, listen } from "./listen";

/** A listening server. */
export interface HttpServer {
  /** For example `http://127.0.0.1:8088`. */
  readonly url: string;
  /** Serves this app. Call it once, and at once: a request from before that gets no response. */
  serve(app: Hono<{ Bindings: HttpBindings }>): void;
  /** Stops listening and ends every connection, also those that hang. */
  close(): Promise<void>;
}

/**
 * An instance that is frozen does not notice that its connection was closed, and its next request would fail: longer than an idle
 * instance lives.
 */
const KEPT_CONNECTION_MS = 15 * 60_000;

/**
 * Listens on 127.0.0.1, before there is an app: what the app is made of needs to know the address.
 *
 * @param port 0 takes a free one
 * @throws {SimulatorError} `PORT_IN_USE`
 */
export async function startHttpServer(port: number): Promise<HttpServer> {
  const server = createServer({ keepAliveTimeout: KEPT_CONNECTION_MS });
  await listen(server, port);
  const address = server.address();
  const boundPort = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `http://${HOST}:${boundPort}`,
    serve: (app) => void server.on("request", getRequestListener(app.fetch)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
