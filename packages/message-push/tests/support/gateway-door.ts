// A door before the simulator's gateway: it shuts itself, so that connections are refused, and can be opened again at the same address.
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** A door that is open. Behind it, each request needs a connection of its own. */
export interface GatewayDoor {
  readonly port: number;
  /** Where to; before that, nothing gets through. */
  leadTo(simulatorUrl: string): void;
  /** Shuts itself before it answers the next request whose body has that text: the answer is the last thing that gets through. */
  shutAt(text: string): void;
  open(): Promise<void>;
  /** Ends it for good. */
  close(): Promise<void>;
}

/** Opens a door at a free port. */
export async function openGatewayDoor(): Promise<GatewayDoor> {
  let target = "";
  let shuttingAt: string | undefined;
  const server = createServer((incoming, outgoing) => void forward(incoming, outgoing));
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));

  async function forward(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await buffer(incoming);
    const answer = await ask(new URL(incoming.url ?? "/", target), incoming, body);
    const answered = await buffer(answer);
    if (shuttingAt !== undefined && body.includes(shuttingAt)) {
      shuttingAt = undefined;
      server.close();
    }
    outgoing.writeHead(answer.statusCode ?? 500, { ...answer.headers, connection: "close" }).end(answered);
  }

  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    leadTo(simulatorUrl) {
      target = simulatorUrl;
    },
    shutAt(text) {
      shuttingAt = text;
    },
    open: async () => (server.listening ? undefined : listen(port)),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The headers stay as they are: they are signed, the host among them. */
function ask(url: URL, { method, headers }: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request(url, { method, headers }, resolve).on("error", reject).end(body);
  });
}
