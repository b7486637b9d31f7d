// One simulator at a time keeps its state in a folder.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isRunning } from "../is-running";

const LOCK = "lock";

/** Those of this process, whose number is no sign of another. */
const own = new Set<string>();

/** Takes the folder, or tells which process has it; that of a process that is gone is free. */
export function takeLock(folder: string): { readonly takenBy?: number } {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, LOCK);
  if (own.has(path)) return { takenBy: process.pid };
  const holder = Number(readIfThere(path));
  if (holder > 0 && holder !== process.pid && isRunning(holder)) return { takenBy: holder };
  writeFileSync(path, String(process.pid));
  own.add(path);
  return {};
}

export function releaseLock(folder: string): void {
  const path = join(folder, LOCK);
  if (own.delete(path)) rmSync(path, { force: true });
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
