// Stands between a browser and the simulator, on this machine: its connections can be broken, and what is behind it exchanged.
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export interface BreakableProxy {
  readonly url: string;
  /** Breaks every connection, and every new one. */
  break(): void;
  /** Lets through again, to the simulator at this address. */
  mend(url: string): void;
  close(): void;
}

export async function breakableProxy(url: string): Promise<BreakableProxy> {
  let target: string | undefined = url;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    if (target === undefined) {
      near.destroy();
      return;
    }
    const far = connect(Number(new URL(target).port), "127.0.0.1");
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    }
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const breakAll = () => {
    target = undefined;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    break: breakAll,
    mend(next) {
      target = next;
    },
    close() {
      breakAll();
      server.close();
    },
  };
}
