// How an event ended in its process, as the platform reports it.
import { type Both, same } from "../../src/language";
import type { InvocationError } from "../contracts";
import { memoryExceeded } from "./memory-watch";
import { ownError } from "./own-error";

/** How one event ended in the process. */
export type InstanceEnding =
  | { readonly status: "returned"; readonly result: unknown }
  | { readonly status: "threw" | "crashed" | "timed-out"; readonly error: InvocationError };

/** Why the runner itself ends a process, and how that is reported. */
export interface KillReason {
  readonly status: "crashed" | "timed-out";
  /** @default "Killed" */
  readonly name?: string;
  readonly text: Both;
}

/** The end of an event in the process's own words. */
export type EventEnded =
  | { type: "returned"; resultJson: string; rssBytes: number }
  | { type: "threw"; name: string; message: string; rssBytes: number };

/** The platform refuses a longer result: 云函数状态码, 407. */
const MAX_RESULT_BYTES = 6 * 1024 * 1024;

/** With it a process ends that found itself over its memory; must equal EXIT_CODE in memory-limit.js. */
const MEMORY_EXIT_CODE = 137;

/** Node's last words when its heap is full, which begins with the function's memory. */
const HEAP_IS_FULL = /^FATAL ERROR: .*(heap limit|heap out of memory)/;

export function endingOf(message: EventEnded): InstanceEnding {
  if (message.type === "threw") return { status: "threw", error: { name: message.name, message: message.message } };
  if (Buffer.byteLength(message.resultJson) > MAX_RESULT_BYTES) {
    // The cloud's own words.
    const words = "The size of response exceeds the upper limit (6MB).";
    return { status: "threw", error: { name: "ResultTooLarge", message: words } };
  }
  return { status: "returned", result: JSON.parse(message.resultJson) };
}

/** @param exit the code or the signal that the process ended with */
export function deathOf(
  reason: KillReason | undefined,
  exit: number | string | null,
  lastLines: readonly string[],
  memoryMb: number,
): InstanceEnding {
  if (reason) return killed(reason);
  // Node names the error at the start of a line, below the source line it quotes; the last one ended the process.
  const named = lastLines.findLast((line) => /^\[?\w*(Error|Rejection)\b|^FATAL ERROR/.test(line));
  if (exit === MEMORY_EXIT_CODE || HEAP_IS_FULL.test(named ?? "")) return killed(memoryExceeded(memoryMb));
  const words = named ?? lastLines.at(-1);
  const said = words === undefined ? { en: "it printed nothing", zh: "它什么都没有输出" } : same(words);
  const text = { en: `Exit ${exit}: ${said.en}`, zh: `退出码 ${exit}：${said.zh}` };
  return { status: "crashed", error: ownError("ProcessExit", text) };
}

export function killed({ status, name = "Killed", text }: KillReason): InstanceEnding {
  return { status, error: ownError(name, text) };
}
