// Whether the simulator's port is free, asked before anything is built. The simulator itself refuses a port that is taken meanwhile.
import { createServer } from "node:net";
import { SimulatorError } from "../../simulator/simulator-error";

const HOST = "127.0.0.1";

/** @throws {SimulatorError} `PORT_IN_USE` */
export async function requireFreePort(port: number): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) =>
      reject(cause.code === "EADDRINUSE" ? portInUse(port, cause) : cause),
    );
    server.listen(port, HOST, resolve);
  });
  await new Promise((resolve) => server.close(resolve));
}

function portInUse(port: number, cause: Error): SimulatorError {
  return new SimulatorError(
    "PORT_IN_USE",
    `Port ${port} on ${HOST} is taken.`,
    "Stop the simulator that is running, or choose another port with --port.",
    { cause },
  );
}
