// One folder for everything that tests write elsewhere than in the project: it is gone after the run, and after a crash with the next run.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const NAME = /^push-tests-(\d+)-/;
/** Where programs look for the folder, by system. */
const VARIABLES = ["TMPDIR", "TEMP", "TMP"];

/** Makes the folder and lets this process, and every process it starts from now on, use it for temporary files. */
export function useTempFolder(): void {
  removeLeftOver();
  const folder = mkdtempSync(join(tmpdir(), `push-tests-${process.pid}-`));
  for (const name of VARIABLES) process.env[name] = folder;
}

/** Removes the folder of this run. */
export function removeTempFolder(): void {
  if (NAME.test(tmpdir().split(/[\\/]/).at(-1) ?? "")) rmSync(tmpdir(), { recursive: true, force: true });
}

function removeLeftOver(): void {
  for (const name of readdirSync(tmpdir())) {
    const [, pid] = NAME.exec(name) ?? [];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // There is such a process, and it is somebody else's.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
