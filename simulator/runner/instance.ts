// One instance of a function: a process that handles one event at a time and is frozen in between.
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createFaultFreeze, type FaultFreeze } from "./fault-freeze";
import { collectOutput } from "./instance-output";

/** How one event ended in the process. */
export type InstanceEnding =
  | { readonly status: "returned"; readonly result: unknown }
  | { readonly status: "threw" | "crashed" | "timed-out"; readonly error: { name: string; message: string } };

/** One event for an instance. */
export interface InstanceCall {
  readonly eventJson: string;
  readonly context: object;
  readonly environment: Record<string, string>;
}

/** Why the runner itself ends a process, and how that is reported. */
export interface KillReason {
  readonly status: "crashed" | "timed-out";
  readonly message: string;
}

export interface Instance {
  readonly id: string;
  readonly pid: number | undefined;
  /** Runs one event; never rejects. Thaws before, freezes after. */
  run(call: InstanceCall): Promise<InstanceEnding & { readonly memoryMb: number; readonly logs: readonly string[] }>;
  /** What the current event has printed until now. */
  printed(): readonly string[];
  /** Faults that stop it in the middle of its event. One whose event has ended meanwhile stays frozen. */
  readonly faultFreeze: FaultFreeze;
  /** Kills the process as soon as its event ends, and after a moment in any case. */
  scheduleKill(reason: KillReason): void;
  /** Ends the process at once, frozen or not; the event it is at ends for this reason. Resolves when it is gone. */
  kill(reason: KillReason): Promise<void>;
  /** False as soon as it cannot take another event. */
  readonly isAlive: boolean;
  /** Resolves when the process has ended. */
  readonly gone: Promise<void>;
}

interface InstanceStart {
  readonly id: string;
  readonly folder: string;
  /** `index.main`, as cloudbaserc.json names it. */
  readonly handler: string;
  readonly environment: Record<string, string>;
  /** Where the instance reads the simulator's time; see shared-clock.ts. */
  readonly clockPath: string;
  /** How far this instance's clock is ahead of the simulator's. @default 0 */
  readonly skewMs?: number;
}

type ChildMessage =
  | { type: "returned"; resultJson: string; rssBytes: number }
  | { type: "threw"; name: string; message: string; rssBytes: number };

/** Windows has no signal that stops a process: there, an instance goes on between events. */
export const CAN_FREEZE = process.platform !== "win32";

/** The SDK uses url.parse, about which newer Nodes than the cloud's complain; nobody who sees it could fix it. */
const NODE_FLAGS = ["--disable-warning=DEP0169"];

/** Long enough to hear an answer that was sent, on the machine's clock as the process itself. */
const KILL_DELAY_MS = 500;

/** The platform refuses a longer result: 6 MB. */
const MAX_RESULT_BYTES = 6 * 1024 * 1024;

/** Starts the process; it loads the function at once, and its first event waits for that. */
export function startInstance(start: InstanceStart): Instance {
  const { id, folder } = start;
  const child = spawnProcess(start);
  const logs = collectOutput(child);
  let endEvent: ((ending: InstanceEnding) => void) | undefined;
  let deathReason: KillReason | undefined;
  let scheduledReason: KillReason | undefined;
  let memoryMb = 0;
  const standstill = createFaultFreeze(
    () => freeze(child),
    () => endEvent && thaw(child),
  );

  const gone = new Promise<void>((resolve) => {
    // `close` comes after the last line of output, so that a crash is reported with its words.
    child.on("close", (exitCode, signal) => {
      endEvent?.(deathOf(deathReason, exitCode, signal, logs.recent()));
      resolve();
    });
  });

  child.on("error", ({ message }) => {
    deathReason ??= { status: "crashed", message: `Its process could not be started in ${folder}: ${message}` };
  });
  child.on("message", (message: ChildMessage) => {
    memoryMb = Math.round(message.rssBytes / 1024 / 1024);
    if (scheduledReason) return void kill(scheduledReason);
    endEvent?.(endingOf(message));
  });

  function kill(reason: KillReason): Promise<void> {
    deathReason ??= reason;
    child.kill("SIGKILL");
    return gone;
  }

  return {
    id,
    pid: child.pid,
    gone,
    faultFreeze: standstill,
    get isAlive() {
      return child.exitCode === null && child.signalCode === null && deathReason === undefined;
    },
    async run(call) {
      thaw(child);
      logs.clear();
      const ending = await new Promise<InstanceEnding>((resolve) => {
        endEvent = resolve;
        if (!child.connected)
          void gone.then(() => resolve(deathOf(deathReason, child.exitCode, child.signalCode, logs.recent())));
        else child.send({ type: "invoke", ...call }, () => undefined);
      });
      endEvent = undefined;
      // What the function printed before it returned is in the pipe, but perhaps not yet read.
      if (ending.status === "returned" || ending.status === "threw") await Promise.race([logs.endOfEvent(), gone]);
      if (ending.status === "returned" || ending.status === "threw") freeze(child);
      return { ...ending, memoryMb, logs: logs.clear() };
    },
    printed: () => [...logs.recent()],
    scheduleKill(reason) {
      scheduledReason = reason;
      setTimeout(() => kill(reason), KILL_DELAY_MS).unref();
    },
    kill,
  };
}

function spawnProcess({ folder, handler, environment, clockPath, skewMs = 0 }: InstanceStart): ChildProcess {
  const [fileName = "index", exportName = "main"] = handler.split(".");
  const entry = join(folder, `${fileName}.js`);
  return spawn(
    process.execPath,
    [...NODE_FLAGS, join(__dirname, "bootstrap.js"), entry, exportName, clockPath, String(skewMs)],
    {
      cwd: folder,
      env: environment,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      serialization: "json",
    },
  );
}

function endingOf(message: ChildMessage): InstanceEnding {
  if (message.type === "threw") return { status: "threw", error: { name: message.name, message: message.message } };
  if (Buffer.byteLength(message.resultJson) > MAX_RESULT_BYTES) {
    return { status: "threw", error: { name: "ResultTooLarge", message: "The result is over 6 MB." } };
  }
  return { status: "returned", result: JSON.parse(message.resultJson) };
}

function deathOf(
  reason: KillReason | undefined,
  exitCode: number | null,
  signal: NodeJS.Signals | null,
  lastLines: readonly string[],
): InstanceEnding {
  if (reason) return { status: reason.status, error: { name: "Killed", message: reason.message } };
  // Node names the error at the start of a line, below the source line it quotes; the last one ended the process.
  const named = lastLines.findLast((line) => /^\[?\w*(Error|Rejection)\b|^FATAL ERROR/.test(line));
  const words = named ?? lastLines.at(-1) ?? "it printed nothing";
  return { status: "crashed", error: { name: "ProcessExit", message: `Exit ${exitCode ?? signal}: ${words}` } };
}

function freeze(child: ChildProcess): void {
  if (CAN_FREEZE) child.kill("SIGSTOP");
}

function thaw(child: ChildProcess): void {
  if (CAN_FREEZE) child.kill("SIGCONT");
}
