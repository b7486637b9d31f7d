// Builds, starts the simulator, shows what it does, and takes over what changes meanwhile.
import { join } from "node:path";
import { readSeedFiles } from "../../simulator/data/seed-files";
import { refuseForeignState } from "../../simulator/data/state-file";
import { localEnvironment, requireVariables } from "../../simulator/local-environment";
import { requireFunction } from "../../simulator/runner/inspected-function";
import type { InspectOptions } from "../../simulator/runner/inspector-door";
import { type Simulator, startSimulator } from "../../simulator/simulator";
import { say } from "../../src/language";
import { type BuildReport, buildFunctions } from "../bundle/build-functions";
import { checkTypes } from "../bundle/check-types";
import { findProjectFunctions, readProjectFunctions } from "../bundle/project-functions";
import { reportTable } from "../bundle/report-table";
import { watchSources } from "../bundle/watch";
import type { Measure, Timing } from "../timing";
import { narrateRun } from "./narrate-run";
import { createReloader } from "./reloader";
import { receiverIn } from "./restart";
import { readToldRules } from "./told-rules";
import { namesLines } from "./type-watch";
import { watchSeeds } from "./watch-seeds";

export interface StartOptions {
  readonly projectDir: string;
  /** Where the simulator listens; 0 takes a free port. */
  readonly port: number;
  /** Whether it ends after the official sample. */
  readonly isOnce: boolean;
  /** Whether the local data of earlier starts is forgotten. */
  readonly isFresh: boolean;
  /** The function that a debugger can attach to. */
  readonly inspect: Required<InspectOptions> | undefined;
  /** A report of the probe, whose rules the simulator takes. */
  readonly rulesFile: string | undefined;
  readonly timing: Timing;
}

/** Where the local data is kept; see docs/testing.md. */
const STATE_FOLDER = ".sim";

/** Runs until a signal ends it, or until the sample is answered. */
export async function runStart({
  projectDir,
  port,
  isOnce,
  isFresh,
  inspect,
  rulesFile,
  timing: { measure },
}: StartOptions): Promise<void> {
  // Before a build that would be of no use.
  const told = rulesFile === undefined ? undefined : readToldRules(projectDir, rulesFile);
  const project = readProjectFunctions(projectDir);
  if (inspect !== undefined) requireFunction(inspect.functionName, project.names);
  requireVariables(project.cloudbaserc.functions, localEnvironment(projectDir));
  readSeedFiles(projectDir);
  if (!isOnce && !isFresh) refuseForeignState(join(projectDir, STATE_FOLDER));
  if (told !== undefined) console.log(told.line);
  console.log(say({ en: "Building …", zh: "正在打包……" }));
  const built = await (isOnce ? buildFunctions({ projectDir, measure }) : buildToRun(projectDir, measure));
  console.log(`${reportTable(built.functions)}\n`);
  // What is bound to no function goes to the receiving one, where the project has it.
  const receiver = receiverIn(built);
  const simulator = await measure({ en: "start the simulator", zh: "启动模拟器" }, () =>
    startSimulator({
      projectDir,
      outgoing: "open",
      hasModel: true,
      ...(inspect && { inspect }),
      ...(told && { rules: told.rules }),
      ...(receiver === undefined ? {} : { httpPush: { to: receiver } }),
      // A run with --once is the same every time: it has the seeds, and nothing of what a person tried.
      ...(isOnce ? { port: 0, timers: "manual" } : { port, timers: "running", state: STATE_FOLDER, isFresh }),
    }),
  );
  const ended = endOnSignals();
  const stopReloading = isOnce ? undefined : startReloading(projectDir, simulator, built);
  try {
    await measure(isOnce ? { en: "push the sample", zh: "推送示例" } : { en: "run", zh: "运行" }, () =>
      narrateRun(simulator, { projectDir, isOnce, ended }),
    );
  } finally {
    await measure({ en: "stop the simulator", zh: "停止模拟器" }, async () => {
      await stopReloading?.();
      await simulator.stop();
    });
  }
}

/** Types are checked when the simulator listens: they change nothing in what runs. They explain, though, why something does not build. */
async function buildToRun(projectDir: string, measure: Measure): Promise<BuildReport> {
  try {
    return await buildFunctions({ projectDir, isTypeChecked: false, measure });
  } catch (error) {
    if (!namesLines(error)) await checkTypes(projectDir, findProjectFunctions(projectDir));
    throw error;
  }
}

function startReloading(projectDir: string, simulator: Simulator, built: BuildReport): () => Promise<void> {
  const sources = watchSources(projectDir, (paths) => void reloader.changed(paths));
  const reloader = createReloader({ projectDir, simulator, built, follow: sources.follow });
  const stopSeeds = watchSeeds(projectDir, simulator.announce);
  reloader.checkTypes();
  return async () => {
    stopSeeds();
    sources.stop();
    await reloader.stop();
  };
}

function endOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}
