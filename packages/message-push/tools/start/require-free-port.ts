// Whether the simulator's port is free, asked before anything is built. The simulator itself refuses a port that is taken meanwhile.
import { createServer } from "node:net";
import { listen } from "../../simulator/listen";

/** @throws {SimulatorError} `PORT_IN_USE` */
export async function requireFreePort(port: number, fixIfTaken?: string): Promise<void> {
  const server = createServer();
  await listen(server, port, fixIfTaken);
  await new Promise((resolve) => server.close(resolve));
}
