// Runs what was uploaded: a simulator of its own, begun anew when something was uploaded since.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cloudRules } from "../cloud-rules";
import type { CallerContext } from "../contracts";
import { type Simulator, startSimulator } from "../simulator";
import type { SimulatorOptions } from "../simulator-options";
import type { InvokeFunction } from "./function-actions";
import type { CloudFunction, FunctionStore } from "./function-store";
import { unpackProject } from "./unpack-project";

/**
 * How the simulator is started: with other rules, with timers that run, or with a folder that keeps the database from one upload to the
 * next. Without that, every upload begins with an empty one.
 */
export interface UploadedOptions extends Pick<SimulatorOptions, "rules" | "state" | "timers"> {
  /** Called with every simulator that is begun: for what it shall answer in other hosts' place. @default nothing */
  readonly prepare?: (simulator: Simulator) => void;
  /** Whether the permissions of a function's config.json are effective. @default they are */
  isPermitted?(functionName: string): boolean;
}

export interface UploadedFunctions {
  /** Around the functions as they are in the cloud now. */
  simulator(): Promise<Simulator>;
  readonly invoke: InvokeFunction;
  /** Names of collections and paths of files: what outlives the functions. */
  leftOver(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

export function runUploaded(
  functions: FunctionStore,
  { prepare, isPermitted = () => true, ...options }: UploadedOptions = {},
): UploadedFunctions {
  let running:
    | { readonly of: readonly CloudFunction[]; readonly simulator: Promise<Simulator>; readonly dir: string }
    | undefined;

  async function stop(): Promise<void> {
    const last = running;
    running = undefined;
    if (!last) return;
    await (await last.simulator).stop();
    rmSync(last.dir, { recursive: true, force: true });
  }

  async function simulator(): Promise<Simulator> {
    const now = functions.all();
    // Every change makes a new object of the function that was changed.
    if (running && (running.of.length !== now.length || now.some((fn, i) => fn !== running?.of[i]))) await stop();
    if (!running) {
      const dir = mkdtempSync(join(tmpdir(), "uploaded-"));
      unpackProject(now, dir, isPermitted);
      const starting = startSimulator({ ...options, projectDir: dir }).then((started) => {
        prepare?.(started);
        return started;
      });
      running = { of: now, dir, simulator: starting };
    }
    return await running.simulator;
  }

  return {
    simulator,
    stop,
    async leftOver() {
      const last = await running?.simulator;
      if (last === undefined) return [];
      return [
        ...last.collections().map(({ name }) => name),
        ...last
          .files()
          .list()
          .map(({ path }) => path),
      ];
    },
    async invoke(functionName, event) {
      const outcome = await (await simulator()).invoke({
        functionName,
        event,
        caller: callerThroughApi(options.rules),
      });
      const { durationMs, memoryMb, logs, error, status, result } = outcome;
      const ending = status === "returned" ? { result } : { errorMessage: error?.message ?? status };
      return { ...ending, durationMs, memoryMb, logs };
    },
  };
}

/** Who calls through the cloud's API is no user of the mini program: no openid, and no source that any page names. */
function callerThroughApi(given: UploadedOptions["rules"]): CallerContext {
  const { invokeSource, openidInInvokes } = cloudRules(given);
  return {
    ...(invokeSource !== "" && { source: invokeSource }),
    ...(openidInInvokes && { openid: "o-of-nobody-in-particular" }),
  };
}
