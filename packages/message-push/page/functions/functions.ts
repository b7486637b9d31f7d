// The functions as they run here, their triggers, and what can be done with them.
import { signal } from "@preact/signals";
import type { InvocationError, InvocationOutcome } from "../../simulator/contracts";
import type { FunctionState } from "../../simulator/control/contract";
import type { TimerInfo } from "../../simulator/timers/create-timers";
import { ask } from "../api/ask";
import { customer } from "../state/customers";
import { say } from "../state/language";
import { attempt, tell } from "../state/problems";

export const functions = signal<readonly FunctionState[] | undefined>(undefined);
export const timers = signal<readonly TimerInfo[]>([]);
/** What a client's last call of a function came to; `undefined` while it runs. */
export const outcomes = signal<ReadonlyMap<string, InvocationOutcome | undefined>>(new Map());

export async function refresh(): Promise<void> {
  [functions.value, timers.value] = await Promise.all([ask("GET /functions"), ask("GET /timers")]);
}

/** Instances with the old code end; the next call starts a new one. */
export async function reload(name: string): Promise<void> {
  const report = await attempt(() => ask("POST /reload", { body: { functions: [name] } }));
  if (report === undefined) return;
  const names = report.functions;
  tell(say({ en: `Reloaded: ${names.join(", ")}`, zh: `已重新加载：${names.join("、")}` }));
  await attempt(refresh);
}

/** Ends when the function has. */
export async function fire(name: string): Promise<void> {
  const outcome = await attempt(() => ask("POST /timers", { body: { function: name, action: "fire" } }));
  if (outcome === undefined || !("status" in outcome)) return;
  const { status, durationMs, error } = outcome;
  const text = `${name}: ${statusText(status)}, ${Math.round(durationMs)} ms`;
  tell(text, { isProblem: status !== "returned", ...(error && { fix: errorText(error) }) });
}

export async function setRunning(name: string, isRunning: boolean): Promise<void> {
  await attempt(() => ask("POST /timers", { body: { function: name, action: isRunning ? "resume" : "pause" } }));
  await attempt(refresh);
}

/** As the customer who is open would with `wx.cloud.callFunction`. */
export async function call(name: string, data: Readonly<Record<string, unknown>>): Promise<void> {
  const from = customer.peek()?.name ?? customer.peek()?.openid;
  if (from === undefined) return;
  outcomes.value = new Map(outcomes.peek()).set(name, undefined);
  const outcome = await attempt(() => ask("POST /invoke", { body: { function: name, data, from } }));
  const next = new Map(outcomes.peek());
  if (outcome === undefined) next.delete(name);
  else next.set(name, outcome);
  outcomes.value = next;
}

const STATUS = {
  returned: { en: "returned", zh: "已返回" },
  threw: { en: "threw an error", zh: "抛出异常" },
  crashed: { en: "crashed", zh: "进程退出" },
  "timed-out": { en: "timed out", zh: "超时" },
  refused: { en: "refused", zh: "被拒绝" },
} as const;

/** In the language of the page where it is the simulator's own. */
export function errorText({ message, texts }: InvocationError): string {
  return texts === undefined ? message : say(texts);
}

export function statusText(status: InvocationOutcome["status"]): string {
  return say(STATUS[status]);
}
