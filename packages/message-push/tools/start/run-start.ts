// Builds, starts the simulator, and shows what it does.

import { localEnvironment, requireVariables } from "../../simulator/local-environment";
import { startSimulator } from "../../simulator/simulator";
import { buildFunctions } from "../bundle/build-functions";
import { readProjectFunctions } from "../bundle/project-functions";
import { reportTable } from "../bundle/report-table";
import type { Timing } from "../timing";
import { narrateRun } from "./narrate-run";

export interface StartOptions {
  readonly projectDir: string;
  /** Where the simulator listens; 0 takes a free port. */
  readonly port: number;
  /** Whether it ends after the official sample. */
  readonly isOnce: boolean;
  readonly timing: Timing;
}

/** Runs until a signal ends it, or until the sample is answered. */
export async function runStart({ projectDir, port, isOnce, timing: { measure } }: StartOptions): Promise<void> {
  // Before a build that would be of no use.
  requireVariables(readProjectFunctions(projectDir).cloudbaserc.functions, localEnvironment(projectDir));
  console.log("Building …");
  const { functions } = await buildFunctions({ projectDir, measure });
  console.log(`${reportTable(functions)}\n`);
  // What is bound to no function goes to the receiving one, where the project has it.
  const receiver = functions.find(({ dispatchesTo }) => dispatchesTo.length > 0);
  const simulator = await measure("start the simulator", () =>
    startSimulator({
      projectDir,
      outgoing: "open",
      ...(receiver === undefined ? {} : { httpPush: { to: receiver.name } }),
      ...(isOnce ? { port: 0, timers: "manual" } : { port, timers: "running" }),
    }),
  );
  const ended = endOnSignals();
  try {
    await measure(isOnce ? "push the sample" : "run", () => narrateRun(simulator, { projectDir, isOnce, ended }));
  } finally {
    await measure("stop the simulator", () => simulator.stop());
  }
}

function endOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}
