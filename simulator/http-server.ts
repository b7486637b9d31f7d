// The simulator's one port, on this machine only.
import { createServer, type Server } from "node:http";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import type { Hono } from "hono";
import { SimulatorError } from "./simulator-error";

const HOST = "127.0.0.1";

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
 * Listens on 127.0.0.1, before there is an app: what the app is made of needs to know the address.
 *
 * @param port 0 takes a free one
 * @throws {SimulatorError} `PORT_IN_USE`
 */
export async function startHttpServer(port: number): Promise<HttpServer> {
  const server = createServer();
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

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) =>
      reject(cause.code === "EADDRINUSE" ? portInUse(port, cause) : cause),
    );
    server.listen(port, HOST, resolve);
  });
}

function portInUse(port: number, cause: Error): SimulatorError {
  return new SimulatorError(
    "PORT_IN_USE",
    `Port ${port} on ${HOST} is taken.`,
    "Stop the simulator that is running, or choose another port with --port.",
    { cause },
  );
}
