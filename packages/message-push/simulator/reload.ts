// A new build takes the place of the running one, in one step: no call comes between two functions that change together.
import type { Emit } from "./events";
import { areSetUpAlike, type LocalFunctions } from "./local-functions";
import type { ProcessRunner } from "./runner/create-runner";
import { SimulatorError } from "./simulator-error";
import type { Timers } from "./timers/create-timers";

/** What a reload came to. */
export interface ReloadReport {
  /** The functions whose next call runs a new instance, those that are new among them. */
  readonly functions: readonly string[];
  /** Those that cannot be called any more. */
  readonly removed: readonly string[];
  /** With the build before it, where that was given; in milliseconds of the machine's time. */
  readonly durationMs: number;
}

/** How a reload is done. */
export interface ReloadOptions {
  /** How long the build before it took, for the event. @default 0 */
  readonly buildMs?: number;
}

interface ReloadParts {
  readonly functions: LocalFunctions;
  readonly runner: Pick<ProcessRunner, "replaceFunctions">;
  readonly timers: Pick<Timers, "replaceFunctions">;
  readonly emit: Emit;
  /** Whether the trigger of a new function runs by the clock. */
  readonly runsTimers: boolean;
}

/** `names`: whose code was built again; all, when left out. Functions whose settings or variables differ are reloaded as well. */
export type Reload = (names?: readonly string[], options?: ReloadOptions) => Promise<ReloadReport>;

/** What {@link Simulator.reload} does. */
export function createReload({ functions, runner, timers, emit, runsTimers }: ReloadParts): Reload {
  // Async for what it throws; nothing in it waits.
  return async (names, { buildMs = 0 } = {}) => {
    const startedAtMs = performance.now();
    const before = functions.now();
    const known = functions.names();
    const next = functions.read();
    const nextNames = next.functions.map(({ name }) => name);
    refuseUnknown(names ?? [], [...known, ...nextNames]);
    const reloaded = nextNames.filter(
      (name) => !areSetUpAlike(name, before, next) || (names ?? nextNames).includes(name),
    );
    const removed = known.filter((name) => !nextNames.includes(name));
    functions.take(next);
    runner.replaceFunctions(next, [...reloaded, ...removed]);
    timers.replaceFunctions(next.functions, runsTimers);
    const durationMs = Math.round(buildMs + performance.now() - startedAtMs);
    const report = { functions: reloaded, removed, durationMs };
    if (reloaded.length + removed.length > 0) emit({ kind: "functions-reloaded", ...report });
    return report;
  };
}

function refuseUnknown(asked: readonly string[], known: readonly string[]): void {
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const names = [...new Set(known)];
  throw new SimulatorError(
    "OPTION_INVALID",
    {
      en: `There is no function ${JSON.stringify(unknown)} to reload.`,
      zh: `没有云函数 ${JSON.stringify(unknown)}，无法重新加载。`,
    },
    {
      en: `Name functions that are built: ${names.join(", ")}.`,
      zh: `请写已经构建的云函数：${names.join("、")}。`,
    },
  );
}
