// A fault as the reader orders it: one of those that are ready, for a function or any, so many times; or whatever was typed as JSON.
import type { Fault, PendingFault } from "../../simulator/faults/fault";

/** Those that are ready last for a time or for a count, and a count is the reader's choice. */
export function orderOf(fault: Fault, functionName: string, times: number): Fault {
  const forWhom = functionName === "" ? {} : { functionName };
  const howOften = fault.forMs === undefined && times > 1 ? { times } : {};
  return { ...fault, ...forWhom, ...howOften };
}

/** Whether a pending fault is that one, for whomever it is meant. */
export function isSameFault(one: Fault, pending: PendingFault): boolean {
  return Object.entries(one).every(([key, value]) => (pending as unknown as Record<string, unknown>)[key] === value);
}

/** How often it will still be injected. Nothing for one that lasts for a time, or that chance decides on. */
export function timesLeft({ times = 1, forMs, probability, injected }: PendingFault): number | undefined {
  return forMs !== undefined || probability !== undefined ? undefined : Math.max(0, times - injected);
}

/** What was typed, if it is a JSON object: whether that is a fault, the simulator decides. */
export function readFault(text: string): Fault | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fault) : undefined;
  } catch {
    return undefined;
  }
}
