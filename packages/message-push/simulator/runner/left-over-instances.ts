// Instances that an earlier simulator of the same project left behind: it was killed together with its watchdog, or without one.
import { execFile } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { CAN_FREEZE } from "../can-freeze";
import { isRunning } from "../is-running";
import { CLOCK_FILE, SHARED_FOLDER } from "./shared-clock";

/** Must equal the name in watchdog.sh. */
const OWNER_FILE = "owner.json";

interface Owner {
  readonly pid: number;
  readonly projectDir: string;
}

/** Notes in the folder that instances share whose it is. */
export function signFolder(folder: string, projectDir: string | undefined): void {
  if (projectDir === undefined) return;
  const owner: Owner = { pid: process.pid, projectDir: resolve(projectDir) };
  writeFileSync(join(folder, OWNER_FILE), JSON.stringify(owner));
}

/**
 * Ends them, and removes what they shared. Only what is certainly such an instance: its command names the clock in a folder
 * that a simulator of this project has signed, and that simulator is not running any more.
 */
export async function endLeftOverInstances(projectDir: string): Promise<void> {
  const folders = CAN_FREEZE ? foldersLeftBy(resolve(projectDir)) : [];
  if (folders.length === 0) return;
  const commands = await runningCommands();
  for (const folder of folders) {
    const pids = commands.flatMap(({ pid, command }) => (isInstanceIn(folder, command) ? [pid] : []));
    for (const pid of pids) end(pid);
    // Without any, its simulator may run where its processes are not seen from here, as in a container.
    if (pids.length > 0) rmSync(folder, { recursive: true, force: true });
  }
}

function foldersLeftBy(projectDir: string): readonly string[] {
  return readdirSync(tmpdir())
    .filter((name) => name.startsWith(SHARED_FOLDER))
    .map((name) => join(tmpdir(), name))
    .filter((folder) => {
      const { projectDir: signed, pid } = ownerOf(folder);
      return signed === projectDir && typeof pid === "number" && !isRunning(pid);
    });
}

/** Nothing for one that somebody else's simulator made, or an older version. */
function ownerOf(folder: string): Partial<Owner> {
  try {
    return { ...JSON.parse(readFileSync(join(folder, OWNER_FILE), "utf8")) };
  } catch {
    return {};
  }
}

function isInstanceIn(folder: string, command: string): boolean {
  return command.includes("/bootstrap.js ") && command.includes(` ${join(folder, CLOCK_FILE)} `);
}

/** Nothing where they cannot be listed. */
async function runningCommands(): Promise<readonly { readonly pid: number; readonly command: string }[]> {
  try {
    const { stdout } = await promisify(execFile)("ps", ["-A", "-ww", "-o", "pid=", "-o", "args="], {
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout.split("\n").map((line) => ({ pid: Number.parseInt(line, 10), command: line }));
  } catch {
    return [];
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended meanwhile.
  }
}
