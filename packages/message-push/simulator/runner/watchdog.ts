// Ends the instances of a simulator that is gone without having stopped: killed, crashed, or its test run was.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { CAN_FREEZE } from "../can-freeze";

/**
 * A shell that waits at the other end of a pipe, because every way in which this process can end closes the pipe. It costs about a
 * megabyte and two milliseconds, and takes no signal away from the program that runs the simulator. Without SIGSTOP
 * (Windows) there is none: an instance that is not frozen ends by itself when its channel to this process closes.
 */
export class Watchdog {
  readonly #shell: ChildProcess | undefined;

  /** @param folder removed at the end as well; it holds the shared clock */
  constructor(folder: string) {
    this.#shell = CAN_FREEZE ? startShell(folder) : undefined;
  }

  /** Watches over a process until it is gone. */
  watch({ pid, gone }: { readonly pid: number | undefined; readonly gone: Promise<void> }): void {
    if (pid === undefined) return;
    this.#write(`+ ${pid}`);
    void gone.then(() => this.#write(`- ${pid}`));
  }

  /** Ends the shell; every instance must be gone. */
  async stop(): Promise<void> {
    const shell = this.#shell;
    if (shell === undefined || shell.exitCode !== null || shell.signalCode !== null) return;
    // Node would not wait for it otherwise.
    shell.ref();
    const ended = once(shell, "exit");
    shell.kill("SIGKILL");
    await ended;
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
  // It may be ended from outside; then the simulator goes on without it.
  shell.on("error", () => undefined);
  shell.stdin.on("error", () => undefined);
  // Neither keeps the simulator's process alive.
  shell.unref();
  if ("unref" in shell.stdin && typeof shell.stdin.unref === "function") shell.stdin.unref();
  return shell;
}
