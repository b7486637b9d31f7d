// A function's memory as seen from outside: its own process cannot look while the function blocks it.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import type { KillReason } from "./instance-ending";

/** How often it is looked, by the machine's time; `ps` is a process of its own. Without either, only the function itself looks. */
const LOOK_EVERY_MS: Partial<Record<NodeJS.Platform, number>> = { linux: 200, darwin: 1_000 };

/** Whether a function that blocks its process is held to its memory, too. Windows shows another process's memory to no cheap call. */
export const CAN_WATCH_MEMORY = LOOK_EVERY_MS[process.platform] !== undefined;

/** What the cloud says: 云函数状态码, 434 MemoryLimitReached. */
export function memoryExceeded(memoryMb: number): KillReason {
  return {
    status: "crashed",
    name: "MemoryLimitReached",
    text: {
      en: `Memory size exceeded: it held more than its memorySize of ${memoryMb} MB.`,
      zh: `超出内存限制：占用超过了 memorySize 的 ${memoryMb} MB。`,
    },
  };
}

/** Calls `whenOver` once when the process holds more than `memoryMb` on top of what it began with; until it is stopped. */
export function watchMemory(
  pid: number | undefined,
  { baseBytes, memoryMb }: { readonly baseBytes: () => number; readonly memoryMb: number },
  whenOver: () => void,
): () => void {
  const everyMs = LOOK_EVERY_MS[process.platform];
  if (pid === undefined || everyMs === undefined) return () => undefined;
  let isDone = false;
  const look = async () => {
    const heldBytes = (await residentBytes(pid)) - baseBytes();
    if (isDone || heldBytes <= memoryMb * 1024 * 1024) return;
    isDone = true;
    whenOver();
  };
  const timer = setInterval(() => void look(), everyMs);
  timer.unref();
  return () => {
    isDone = true;
    clearInterval(timer);
  };
}

/** 0 when the process is gone, or cannot be looked at. */
async function residentBytes(pid: number): Promise<number> {
  try {
    const text =
      process.platform === "linux"
        ? /^VmRSS:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/status`, "utf8"))?.[1]
        : (await promisify(execFile)("ps", ["-o", "rss=", "-p", String(pid)])).stdout;
    return Number(text ?? 0) * 1024;
  } catch {
    return 0;
  }
}
