// Where a debugger attaches: one port, behind which the instance of the inspected function is reached, whichever lives now.
import { connect, createServer, type Socket } from "node:net";
import type { SimulatorClock } from "../clock";
import { HOST, listen } from "../listen";
import { DEFAULT_INSPECTOR_PORT, takenPortFix } from "./inspector-port";
import { createPauseReader } from "./pause-reader";

/** Which function a debugger can attach to. */
export interface InspectOptions {
  readonly functionName: string;
  /** On 127.0.0.1; 0 takes a free one. @default 9229, as Node has it */
  readonly port?: number;
}

/** What is known of an instance whose process has an inspector. */
export interface InspectedInstance {
  /** Resolves when its inspector listens; with nothing when the process ended before. */
  readonly inspectorPort: Promise<number | undefined>;
  readonly isAlive: boolean;
}

export interface InspectorDoor {
  readonly functionName: string;
  readonly host: typeof HOST;
  readonly port: number;
  /** Who attaches from now on reaches this instance; who is attached to another one stays there until its process ends. */
  leadTo(instance: InspectedInstance): void;
  close(): Promise<void>;
}

/**
 * A door instead of the inspector's own port: after a reload the old instance may still be at its event while the new one is up, and an
 * editor that attaches again asks at the same place.
 *
 * While a program stands at a breakpoint, the simulator's clock stands still, all of it: the function's timeout, WeChat's 5 s, leases of
 * claims and timer triggers are parts of one time, and a customer's push must come out as it does without a debugger. Time goes on while
 * a debugger is merely attached, which it may be for hours. A pause is read off what the inspector sends to the debugger: no other way
 * tells it from a loop, and a second session of our own would stop at `debugger` statements when nobody is there.
 *
 * @throws {SimulatorError} `PORT_IN_USE`
 */
export async function openInspectorDoor(
  { functionName, port = DEFAULT_INSPECTOR_PORT }: InspectOptions,
  clock: Pick<SimulatorClock, "pause">,
): Promise<InspectorDoor> {
  let instance: InspectedInstance | undefined;
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    // A side that breaks off is closed, and nothing else.
    socket.on("error", () => socket.destroy()).on("close", () => sockets.delete(socket));
  };
  const server = createServer((client) => {
    keep(client);
    void connectTo(instance).then((inspector) => {
      // Editors ask again until there is an instance.
      if (inspector === undefined) {
        client.destroy();
        return;
      }
      keep(inspector);
      join(client, inspector, clock);
    });
  });
  await listen(server, port, takenPortFix(functionName));
  const address = server.address();
  return {
    functionName,
    host: HOST,
    port: typeof address === "object" && address !== null ? address.port : port,
    leadTo(next) {
      instance = next;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function connectTo(instance: InspectedInstance | undefined): Promise<Socket | undefined> {
  const port = await instance?.inspectorPort;
  return port === undefined || instance?.isAlive !== true ? undefined : connect(port, HOST);
}

/** Passes on what both say, until one of them is gone. */
function join(client: Socket, inspector: Socket, clock: Pick<SimulatorClock, "pause">): void {
  let goOn: (() => void) | undefined;
  const read = createPauseReader((isPaused) => {
    if (isPaused) goOn ??= clock.pause();
    else resume();
  });
  const resume = () => {
    goOn?.();
    goOn = undefined;
  };
  inspector.on("data", read);
  client.pipe(inspector).pipe(client);
  client.on("close", () => inspector.destroy());
  inspector.on("close", () => {
    // Without its debugger a program runs on.
    resume();
    client.destroy();
  });
}
