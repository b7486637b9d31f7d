// Listening on the simulator's port. Loads nothing heavy, so that a taken port can be reported before anything is built.

import type { Server } from "node:net";
import type { Both } from "../src/language";
import { SimulatorError } from "./simulator-error";

export const HOST = "127.0.0.1";

const OTHER_PORT: Both = {
  en: "Stop the simulator that is running, or choose another port with --port (npm start -- --port 8089).",
  zh: "请停掉正在运行的模拟器，或用 --port 换一个端口（npm start -- --port 8089）。",
};

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

function portInUse(port: number, fix: Both, cause: Error): SimulatorError {
  const fact = { en: `Port ${port} on ${HOST} is taken.`, zh: `${HOST} 的端口 ${port} 已被占用。` };
  return new SimulatorError("PORT_IN_USE", fact, fix, { cause });
}
