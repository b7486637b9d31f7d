// What is said of `--local` and `--port`, by the commands that ask the environment or a simulator.
import type { Both } from "../../src/language";
import { DEFAULT_PORT } from "../start/default-port";

export const PORT_ALONE: Both = { en: "--port is of the simulator.", zh: "--port 是模拟器的端口。" };
export const PORT_FIX: Both = {
  en: "Write --local --port, or leave it out to ask the environment.",
  zh: "请写成 --local --port；要访问云环境就不写它。",
};

/** What stands behind a command that is printed, so that it asks the same place: ` --local --port 8090`, or nothing. */
export function placeFlags(simulatorPort: number | undefined): string {
  if (simulatorPort === undefined) return "";
  return simulatorPort === DEFAULT_PORT ? " --local" : ` --local --port ${simulatorPort}`;
}

/** Where no simulator answers. */
export const START_SIMULATOR: Both = {
  en: "Start it with npm start, and give --port where it has another port. Without --local it is the environment that is asked.",
  zh: "请用 npm start 启动它；端口不同时加 --port。不加 --local 时访问的是云环境。",
};
