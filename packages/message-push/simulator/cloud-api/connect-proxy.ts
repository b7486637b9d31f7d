// The way of the CLI to the stand-in: a proxy that ends TLS itself for the cloud's API, and lets nothing else through.
import { createServer as createHttpServer, type IncomingMessage, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { tlsIdentity } from "./certificate";

const HOST = "127.0.0.1";

export interface ConnectProxy {
  /** For `http_proxy`. */
  readonly url: string;
  /** Hosts that somebody wanted to reach and that are not the cloud's API. */
  readonly refusedHosts: ReadonlySet<string>;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1; whatever goes to `*.tencentcloudapi.com` is given to `answer`. */
export async function startConnectProxy(answer: RequestListener): Promise<ConnectProxy> {
  const refusedHosts = new Set<string>();
  const sockets = new Set<Socket>();
  const tls = createTlsServer(tlsIdentity(), answer);
  const proxy = createHttpServer((request, response) => {
    refusedHosts.add(String(request.headers.host));
    response.writeHead(403).end();
  });
  proxy.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // A CLI that ends in the middle of a request is no fault of the stand-in.
    socket.on("error", () => socket.destroy());
  });
  proxy.on("connect", ({ url = "" }: IncomingMessage, socket: Socket) => {
    const [host = ""] = url.split(":");
    if (host.endsWith(".tencentcloudapi.com")) {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      tls.emit("connection", socket);
      return;
    }
    refusedHosts.add(host);
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  await new Promise<void>((resolve, reject) => proxy.once("error", reject).listen(0, HOST, resolve));
  return {
    url: `http://${HOST}:${(proxy.address() as AddressInfo).port}`,
    refusedHosts,
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
