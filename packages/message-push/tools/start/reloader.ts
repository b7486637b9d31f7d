// What happens when a source changes while the simulator runs: the functions that it reaches are built and reloaded, then their types are
// checked. A change that does not build leaves everything as it was, and is built with the next one.
import type { Cloudbaserc } from "../../project/cloudbaserc";
import { readForeignFunctions } from "../../project/foreign-functions";
import { loadOwnPairs } from "../../project/own-pairs";
import { functionsDirOf } from "../../project/project-layout";
import { localEnvironment, requireVariables } from "../../simulator/local-environment";
import type { Simulator } from "../../simulator/simulator";
import { type BuildReport, buildFunctions } from "../bundle/build-functions";
import { readProjectFunctions } from "../bundle/project-functions";
import { type BuildMachinery, createWarmBuild } from "../bundle/warm-build";
import { planReload, type ReloadPlan } from "./plan-reload";
import { createRestartNotice, receiverIn, type StartedWith } from "./restart";
import { createRunningCode } from "./running-code";
import { createTypeWatch, namesLines, textOf } from "./type-watch";

export interface ReloaderOptions {
  readonly projectDir: string;
  readonly simulator: Pick<Simulator, "reload" | "announce">;
  /** What runs now. */
  readonly built: BuildReport;
  /** Told after each build which files the functions are made of. */
  readonly follow?: (sources: readonly string[]) => void;
}

export interface Reloader {
  /**
   * Takes over what changed: paths relative to the project, with slashes. Changes that come meanwhile are taken over together afterwards.
   * Resolves when calls run the new code, or when it is said why not; it never rejects.
   */
  changed(paths: readonly string[]): Promise<void>;
  /** Checks the types of what is there now, and says nothing where they are right. */
  checkTypes(): void;
  /** Resolves when the type check of the last change has told its result. */
  typesChecked(): Promise<void>;
  stop(): Promise<void>;
}

export function createReloader({ projectDir, simulator, built, follow = () => {} }: ReloaderOptions): Reloader {
  const started: StartedWith = {
    functionsDir: functionsDirOf(projectDir),
    functionRoot: readProjectFunctions(projectDir).cloudbaserc.functionRoot,
    receiver: receiverIn(built),
  };
  const mustRestart = createRestartNotice(started, simulator.announce);
  const types = createTypeWatch(projectDir, simulator.announce);
  const machinery = createWarmBuild();
  /** What changed and is not taken over yet. */
  const open = new Set<string>();
  const running = createRunningCode(projectDir, started.functionRoot, callableIn(built, projectDir));
  let last = built;
  let failure: string | undefined;
  let working: Promise<void> = Promise.resolve();
  follow(sourcesOf(built));

  async function takeOver(): Promise<void> {
    const startedAtMs = performance.now();
    const paths = [...open];
    // Cleared before anything is read: what changes from now on is read next time.
    open.clear();
    if (paths.length === 0) return;
    let plan: ReloadPlan | undefined;
    try {
      const project = readProjectFunctions(projectDir);
      const { functionsDir, cloudbaserc } = project;
      // Where the code lies cannot change under a running simulator.
      if (mustRestart({ functionsDir, functionRoot: cloudbaserc.functionRoot })) return keep(paths);
      plan = planReload(paths, last, started.functionsDir);
      if (plan.checksTypes) types.interrupt();
      last = await buildAgain({ projectDir, last, machinery }, plan, cloudbaserc);
      follow(sourcesOf(last));
      if (failure !== undefined) simulator.announce({ kind: "build-right" });
      failure = undefined;
      const { names, taken } = running.compare(callableIn(last, projectDir));
      await simulator.reload(names, { buildMs: performance.now() - startedAtMs });
      taken();
      mustRestart({ receiver: receiverIn(last) });
    } catch (error) {
      keep(paths);
      failure = textOf(error);
      simulator.announce({ kind: "build-failed", text: failure });
      if (namesLines(error)) return;
    }
    if (plan?.checksTypes === true) checkTypes();
  }

  function keep(paths: readonly string[]): void {
    for (const path of paths) open.add(path);
  }

  function checkTypes(): void {
    types.check({ names: namesIn(last), functionsDir: started.functionsDir });
  }

  return {
    changed(paths) {
      keep(paths);
      working = working.then(takeOver);
      return working;
    },
    checkTypes,
    typesChecked: types.settled,
    async stop() {
      await working;
      await Promise.all([types.stop(), machinery.stop()]);
    },
  };
}

/** Builds what the plan names. When it fails, what was built before is whole. */
async function buildAgain(
  { projectDir, last, machinery }: { projectDir: string; last: BuildReport; machinery: BuildMachinery },
  { names, readsPairs }: ReloadPlan,
  { functions }: Cloudbaserc,
): Promise<BuildReport> {
  requireVariables(functions, localEnvironment(projectDir));
  if (readsPairs) await loadOwnPairs(projectDir);
  return buildFunctions({ projectDir, isTypeChecked: false, machinery, again: { names, last } });
}

/** With those that the build only copied: a new copy is new code. */
function callableIn(report: BuildReport, projectDir: string): readonly string[] {
  return [...namesIn(report), ...readForeignFunctions(projectDir).map(({ name }) => name)];
}

function namesIn({ functions }: BuildReport): readonly string[] {
  return functions.map(({ name }) => name);
}

function sourcesOf({ functions }: BuildReport): readonly string[] {
  return [...new Set(functions.flatMap(({ sources }) => sources))];
}
