// Listening on the simulator's port. Loads nothing heavy, so that a taken port can be reported before anything is built.
import type { Server } from "node:net";
import { SimulatorError } from "./simulator-error";

export const HOST = "127.0.0.1";

/**
 * Resolves once the server listens on this machine only.
 *
 * @throws {SimulatorError} `PORT_IN_USE`
 */
export function listen(server: Server, port: number): Promise<void> {
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
