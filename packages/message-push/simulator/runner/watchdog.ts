// Ends the instances of a simulator that is gone without having stopped: killed, crashed, or its test run was.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { CAN_FREEZE } from "../can-freeze";

/**
 * A shell that waits at the other end of a pipe, because every way in which this process can end closes the pipe. It costs about a
 * megabyte and two milliseconds, and takes no signal away from the program that runs the simulator. A shell that somebody
 * kills is replaced; what is killed together with it, left-over-instances.ts ends later. Without SIGSTOP (Windows) there is
 * none: an instance that is not frozen ends by itself when its channel to this process closes.
 */
export class Watchdog {
  readonly #folder: string;
  readonly #pids = new Set<number>();
  #shell: ChildProcess | undefined;
  #isStopped = false;

  /** @param folder removed at the end as well; it holds the shared clock */
  constructor(folder: string) {
    this.#folder = folder;
    if (CAN_FREEZE) this.#start();
  }

  /** Watches over a process until it is gone. */
  watch({ pid, exited }: { readonly pid: number | undefined; readonly exited: Promise<void> }): void {
    if (pid === undefined) return;
    this.#pids.add(pid);
    this.#write(`+ ${pid}`);
    void exited.then(() => {
      this.#pids.delete(pid);
      this.#write(`- ${pid}`);
    });
  }

  /** Ends the shell; every instance must be gone. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    const shell = this.#shell;
    if (shell === undefined || shell.exitCode !== null || shell.signalCode !== null) return;
    // Node would not wait for it otherwise.
    shell.ref();
    const ended = once(shell, "exit");
    shell.kill("SIGKILL");
    await ended;
  }

  #start(): void {
    const shell = startShell(this.#folder);
    this.#shell = shell;
    for (const pid of this.#pids) this.#write(`+ ${pid}`);
    // One that ends by itself cannot run here, and another would not either.
    shell.on("exit", (_, signal) => {
      if (signal !== null && !this.#isStopped) this.#start();
    });
  }

  #write(line: string): void {
    this.#shell?.stdin?.write(`${line}\n`);
  }
}

function startShell(folder: string): ChildProcess {
  const shell = spawn("/bin/sh", [join(__dirname, "watchdog.sh"), folder], {
    cwd: "/",
    env: { PATH: process.env.PATH },
    stdio: ["pipe", "ignore", "ignore"],
    // A session of its own: what ends a whole terminal or a group of processes must not end it first.
    detached: true,
  });
  // Where it cannot be started, the simulator goes on without it; what is written to one that was killed is lost.
  shell.on("error", () => undefined);
  shell.stdin.on("error", () => undefined);
  // Neither keeps the simulator's process alive.
  shell.unref();
  if ("unref" in shell.stdin && typeof shell.stdin.unref === "function") shell.stdin.unref();
  return shell;
}
