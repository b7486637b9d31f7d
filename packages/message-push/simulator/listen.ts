// Listening on the simulator's port. Loads nothing heavy, so that a taken port can be reported before anything is built.
import type { Server } from "node:net";
import { SimulatorError } from "./simulator-error";

export const HOST = "127.0.0.1";

const OTHER_PORT = "Stop the simulator that is running, or choose another port with --port.";

/**
 * Resolves once the server listens on this machine only.
 *
 * @throws {SimulatorError} `PORT_IN_USE`
 */
export function listen(server: Server, port: number, fixIfTaken = OTHER_PORT): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) =>
      reject(cause.code === "EADDRINUSE" ? portInUse(port, fixIfTaken, cause) : cause),
    );
    server.listen(port, HOST, resolve);
  });
}

function portInUse(port: number, fix: string, cause: Error): SimulatorError {
  return new SimulatorError("PORT_IN_USE", `Port ${port} on ${HOST} is taken.`, fix, { cause });
}
