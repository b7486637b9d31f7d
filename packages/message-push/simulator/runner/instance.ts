// One instance of a function: a process that handles one event at a time and is frozen in between.
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { CAN_FREEZE } from "../can-freeze";
import { type FunctionRules, instanceRules } from "../function-rules";
import { createFaultFreeze, type FaultFreeze } from "./fault-freeze";
import { deathOf, type EventEnded, endingOf, type InstanceEnding, type KillReason } from "./instance-ending";
import { InstanceOutput, type OnLine } from "./instance-output";
import { memoryExceeded, watchMemory } from "./memory-watch";

/** One event for an instance. */
export interface InstanceCall {
  readonly eventJson: string;
  readonly context: object;
  readonly environment: Record<string, string>;
  readonly onLine: OnLine;
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
  /** What the function may hold; more ends it. */
  readonly memoryMb: number;
  /** Whether a debugger can attach to it. */
  readonly isInspected: boolean;
  readonly rules: FunctionRules;
  /** How far this instance's clock is ahead of the simulator's. @default 0 */
  readonly skewMs?: number;
}

/** Before the function is loaded: what the bare process takes. */
type ChildMessage = { type: "started"; baseBytes: number; inspectorUrl?: string } | EventEnded;

/** The SDK uses url.parse, about which newer Nodes than the cloud's warn; a team cannot change that. */
const NODE_FLAGS = ["--disable-warning=DEP0169"];

/** Long enough to receive a response that was sent. */
const KILL_DELAY_MS = 500;

/** A process that loads the function as soon as it is made; its first event waits for that. */
export class Instance {
  readonly id: string;
  /** Resolves when the process has ended. */
  readonly gone: Promise<void>;
  /** Resolves when its number may be another process's; that can be before all that it started has let go of its output. */
  readonly exited: Promise<void>;
  /** Faults that stop it in the middle of its event. One whose event has ended meanwhile stays frozen. */
  readonly faultFreeze: FaultFreeze;
  /** Resolves when its inspector listens; with nothing when there is none, or the process is gone before. */
  readonly inspectorPort: Promise<number | undefined>;
  readonly isInspected: boolean;
  readonly #child: ChildProcess;
  readonly #freezes: boolean;
  readonly #clockRate: number;
  readonly #memoryLimitMb: number;
  readonly #output: InstanceOutput;
  #endEvent: ((ending: InstanceEnding) => void) | undefined;
  #deathReason: KillReason | undefined;
  #scheduledReason: KillReason | undefined;
  #memoryMb = 0;
  #whenStarted: (inspectorUrl: string | undefined) => void = () => undefined;
  /** What the bare process takes; nothing is judged before that is known. */
  #baseBytes = Number.POSITIVE_INFINITY;

  constructor(start: InstanceStart) {
    const child = spawnProcess(start);
    this.id = start.id;
    this.isInspected = start.isInspected;
    this.#clockRate = start.clockRate;
    this.#memoryLimitMb = start.memoryMb;
    this.#child = child;
    this.#freezes = start.rules.freezesAfterReturn;
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
    this.exited = new Promise((resolve) => child.on("exit", () => resolve()));
    const started = new Promise<string | undefined>((resolve) => {
      this.#whenStarted = resolve;
    });
    this.inspectorPort = Promise.race([started, this.gone]).then((url) =>
      url === undefined ? undefined : Number(new URL(url).port),
    );
    child.on("error", ({ message }) => {
      this.#deathReason ??= {
        status: "crashed",
        text: {
          en: `Its process could not be started in ${start.folder}: ${message}`,
          zh: `它的进程无法在 ${start.folder} 启动：${message}`,
        },
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
    const stopWatching = this.#watchMemory();
    const ending = await this.#send(event);
    this.#endEvent = undefined;
    stopWatching();
    const isAlive = ending.status === "returned" || ending.status === "threw";
    // What the function printed before it returned is in the pipe, but perhaps not yet read.
    if (isAlive) await Promise.race([this.#output.endOfEvent(), this.gone]);
    // What stands still answers no debugger.
    if (isAlive && this.#freezes && !this.isInspected) freeze(this.#child);
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

  #watchMemory(): () => void {
    const limit = { baseBytes: () => this.#baseBytes, memoryMb: this.#memoryLimitMb };
    return watchMemory(this.pid, limit, () => void this.kill(memoryExceeded(this.#memoryLimitMb)));
  }

  #receive(message: ChildMessage): void {
    if (message.type === "started") {
      this.#baseBytes = message.baseBytes;
      this.#whenStarted(message.inspectorUrl);
      return;
    }
    this.#memoryMb = Math.round(message.rssBytes / 1024 / 1024);
    if (this.#scheduledReason) void this.kill(this.#scheduledReason);
    else this.#endEvent?.(endingOf(message));
  }

  #death(): InstanceEnding {
    const { exitCode, signalCode } = this.#child;
    return deathOf(this.#deathReason, exitCode ?? signalCode, this.#output.recent(), this.#memoryLimitMb);
  }
}

function spawnProcess(start: InstanceStart): ChildProcess {
  const { folder, handler, environment, clockPath, memoryMb, isInspected, rules, skewMs = 0 } = start;
  const [fileName = "index", exportName = "main"] = handler.split(".");
  const entry = join(folder, `${fileName}.js`);
  return spawn(
    process.execPath,
    [
      ...NODE_FLAGS,
      // A port of its own, on this machine only, and no word of it on stderr; see inspector-door.ts.
      ...(isInspected ? ["--inspect=127.0.0.1:0", "--inspect-publish-uid=http"] : []),
      // A heap that outgrows the function's memory ends the process, whoever looks.
      `--max-old-space-size=${memoryMb}`,
      join(__dirname, "bootstrap.js"),
      entry,
      exportName,
      clockPath,
      String(skewMs),
      String(memoryMb),
      JSON.stringify(instanceRules(rules)),
    ],
    {
      cwd: folder,
      env: environment,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      serialization: "json",
    },
  );
}

function freeze(child: ChildProcess): void {
  if (CAN_FREEZE) child.kill("SIGSTOP");
}

function thaw(child: ChildProcess): void {
  if (CAN_FREEZE) child.kill("SIGCONT");
}
