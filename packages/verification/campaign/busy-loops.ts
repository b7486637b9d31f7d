// Programs that do nothing but count: what a machine has to do besides. For the campaign and for npm run test:busy.
import { spawn } from "node:child_process";

/** Takes as much of a core as it gets. It ends by itself when this process does, however that happens. */
const SOURCE =
  "const parent = process.ppid; for (let i = 0; ; i += 1) if (i % 1e8 === 0 && process.ppid !== parent) break;";

/** Starts so many, and returns what ends them. They also end with this process, and when it is told to end. */
export function startBusyLoops(count: number): () => void {
  const loops = Array.from({ length: count }, () => spawn(process.execPath, ["-e", SOURCE], { stdio: "ignore" }));
  const end = () => {
    for (const loop of loops) loop.kill("SIGKILL");
  };
  if (count > 0) {
    process.once("exit", end);
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));
  }
  return end;
}
