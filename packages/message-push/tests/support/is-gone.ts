// Whether a process has ended.
import { readFileSync } from "node:fs";

/** Also for a process that has ended and that its new parent has not taken note of yet. */
export function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return true;
  }
  try {
    return /\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
