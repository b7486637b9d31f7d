// Connections to a server on which a test sends what it likes, byte by byte.
import { connect, type Socket } from "node:net";

/** A connection, and what came back on it. */
export interface RawConnection {
  readonly socket: Socket;
  /** What the server has sent so far. */
  received(): string;
  /** Resolves when the server, or the client, has ended it. */
  readonly closed: Promise<void>;
}

/** The beginning of a request whose body never comes whole. */
export const HALF_A_REQUEST = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc";
export const WHOLE_REQUEST = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc";

const open = new Set<Socket>();

/** Opens a connection and sends the text. */
export function rawConnection(url: string, text: string): Promise<RawConnection> {
  const { port, hostname } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    open.add(socket);
    let received = "";
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      received += chunk;
    });
    const closed = new Promise<void>((resolveClosed) => socket.once("close", () => resolveClosed()));
    socket.on("error", reject);
    const opened = { socket, received: () => received, closed };
    socket.once("connect", () => socket.write(text, () => resolve(opened)));
  });
}

/** Ends what a test left open; call it after each test. */
export function endRawConnections(): void {
  for (const socket of open) socket.destroy();
  open.clear();
}
