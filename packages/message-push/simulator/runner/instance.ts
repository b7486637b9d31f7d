// One instance of a function: a process that handles one event at a time and is frozen in between.
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { CAN_FREEZE } from "../can-freeze";
import { createFaultFreeze, type FaultFreeze } from "./fault-freeze";
import { InstanceOutput, type OnLine } from "./instance-output";

/** How one event ended in the process. */
export type InstanceEnding =
  | { readonly status: "returned"; readonly result: unknown }
  | { readonly status: "threw" | "crashed" | "timed-out"; readonly error: { name: string; message: string } };

/** One event for an instance. */
export interface InstanceCall {
  readonly eventJson: string;
  readonly context: object;
  readonly environment: Record<string, string>;
  readonly onLine: OnLine;
}

/** Why the runner itself ends a process, and how that is reported. */
export interface KillReason {
  readonly status: "crashed" | "timed-out";
  readonly message: string;
}

interface InstanceStart {
  readonly id: string;
  readonly folder: string;
  /** `index.main`, as cloudbaserc.json names it. */
  readonly handler: string;
  readonly environment: Record<string, string>;
  /** Where the instance reads the simulator's time; see shared-clock.ts. */
  readonly clockPath: string;
  /** How fast the simulator's clock runs beside the machine's. */
  readonly clockRate: number;
  /** How far this instance's clock is ahead of the simulator's. @default 0 */
  readonly skewMs?: number;
}

type ChildMessage =
  | { type: "returned"; resultJson: string; rssBytes: number }
  | { type: "threw"; name: string; message: string; rssBytes: number };

/** The SDK uses url.parse, about which newer Nodes than the cloud's warn; a team cannot change that. */
const NODE_FLAGS = ["--disable-warning=DEP0169"];

/** Long enough to receive a response that was sent. */
const KILL_DELAY_MS = 500;

/** The platform refuses a longer result: 6 MB. */
const MAX_RESULT_BYTES = 6 * 1024 * 1024;

/** A process that loads the function as soon as it is made; its first event waits for that. */
export class Instance {
  readonly id: string;
  /** Resolves when the process has ended. */
  readonly gone: Promise<void>;
  /** Faults that stop it in the middle of its event. One whose event has ended meanwhile stays frozen. */
  readonly faultFreeze: FaultFreeze;
  readonly #child: ChildProcess;
  readonly #clockRate: number;
  readonly #output: InstanceOutput;
  #endEvent: ((ending: InstanceEnding) => void) | undefined;
  #deathReason: KillReason | undefined;
  #scheduledReason: KillReason | undefined;
  #memoryMb = 0;

  constructor(start: InstanceStart) {
    const child = spawnProcess(start);
    this.id = start.id;
    this.#clockRate = start.clockRate;
    this.#child = child;
    this.#output = new InstanceOutput(child);
    this.faultFreeze = createFaultFreeze(
      () => freeze(child),
      () => this.#endEvent && thaw(child),
    );
    this.gone = new Promise<void>((resolve) => {
      // `close` comes after the last line of output, so that a crash is reported with its words.
      child.on("close", () => {
        this.#endEvent?.(this.#death());
        resolve();
      });
    });
    child.on("error", ({ message }) => {
      this.#deathReason ??= {
        status: "crashed",
        message: `Its process could not be started in ${start.folder}: ${message}`,
      };
    });
    child.on("message", (message: ChildMessage) => this.#receive(message));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** False as soon as it cannot take another event. */
  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null && this.#deathReason === undefined;
  }

  /** Runs one event; never rejects. Thaws before, freezes after. */
  async run({
    onLine,
    ...event
  }: InstanceCall): Promise<InstanceEnding & { readonly memoryMb: number; readonly logs: readonly string[] }> {
    thaw(this.#child);
    this.#output.begin(onLine);
    const ending = await this.#send(event);
    this.#endEvent = undefined;
    const isAlive = ending.status === "returned" || ending.status === "threw";
    // What the function printed before it returned is in the pipe, but perhaps not yet read.
    if (isAlive) await Promise.race([this.#output.endOfEvent(), this.gone]);
    if (isAlive) freeze(this.#child);
    return { ...ending, memoryMb: this.#memoryMb, logs: this.#output.end() };
  }

  /** What the current event has printed until now. */
  printed(): readonly string[] {
    return [...this.#output.recent()];
  }

  /** Kills the process as soon as its event ends, and after a moment in any case. */
  scheduleKill(reason: KillReason): void {
    this.#scheduledReason = reason;
    setTimeout(() => this.kill(reason), KILL_DELAY_MS / this.#clockRate).unref();
  }

  /** Ends the process at once, frozen or not; its event ends for this reason. Resolves when it is gone. */
  kill(reason: KillReason): Promise<void> {
    this.#deathReason ??= reason;
    this.#child.kill("SIGKILL");
    return this.gone;
  }

  #send(event: Omit<InstanceCall, "onLine">): Promise<InstanceEnding> {
    return new Promise((resolve) => {
      this.#endEvent = resolve;
      if (this.#child.connected) this.#child.send({ type: "invoke", ...event }, () => undefined);
      else void this.gone.then(() => resolve(this.#death()));
    });
  }

  #receive(message: ChildMessage): void {
    this.#memoryMb = Math.round(message.rssBytes / 1024 / 1024);
    if (this.#scheduledReason) void this.kill(this.#scheduledReason);
    else this.#endEvent?.(endingOf(message));
  }

  #death(): InstanceEnding {
    return deathOf(this.#deathReason, this.#child, this.#output.recent());
  }
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
  { exitCode, signalCode }: ChildProcess,
  lastLines: readonly string[],
): InstanceEnding {
  if (reason) return { status: reason.status, error: { name: "Killed", message: reason.message } };
  // Node names the error at the start of a line, below the source line it quotes; the last one ended the process.
  const named = lastLines.findLast((line) => /^\[?\w*(Error|Rejection)\b|^FATAL ERROR/.test(line));
  const words = named ?? lastLines.at(-1) ?? "it printed nothing";
  return { status: "crashed", error: { name: "ProcessExit", message: `Exit ${exitCode ?? signalCode}: ${words}` } };
}

function freeze(child: ChildProcess): void {
  if (CAN_FREEZE) child.kill("SIGSTOP");
}

function thaw(child: ChildProcess): void {
  if (CAN_FREEZE) child.kill("SIGCONT");
}
