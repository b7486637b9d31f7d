// How often a handler was begun. A run is counted before it begins, so an instance that dies of it has counted it.
import { PushError } from "../push-error";
import type { PushRecord } from "./push-store";

/** The runs of a record in new hands. Its handler does not run again once the outbox is known. */
export function runsTakenOver({ runs, outbox }: Pick<PushRecord, "runs" | "outbox">, runsHandler: boolean): number {
  return runsHandler && outbox === undefined ? runs + 1 : runs;
}

/**
 * The runs of a record after an attempt. "Not yet" is no failure, so that run does not count; and a run that was refused
 * because there were enough before was never begun.
 */
export function runsEnded({ runs }: Pick<PushRecord, "runs">, error: unknown): number {
  const isUncounted = error instanceof PushError && (error.code === "ACK_NOT_YET" || error.code === "INSTANCE_DIED");
  return isUncounted ? uncounted(runs) : runs;
}

/** The runs without the one that does not count. A slow function that could not claim in time has counted none. */
export function uncounted(runs: number): number {
  return Math.max(0, runs - 1);
}
