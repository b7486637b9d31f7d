// What was ordered to go wrong, and for how many requests still.
import { PushError } from "../../src/push-error";
import type { Fault } from "../contracts";

const KINDS: readonly Fault["kind"][] = ["delay", "hang", "reset", "errcode"];

export interface Faults {
  /** @throws {PushError} `OPTION_INVALID` for a kind that does not exist, or one that lacks its figure */
  order(fault: Fault): void;
  /** The fault for this request, if one was ordered; it counts as used. */
  take(names: readonly string[]): Fault | undefined;
  pending(): readonly Fault[];
  clear(): void;
}

export function createFaults(): Faults {
  let pending: (Fault & { times: number })[] = [];
  return {
    order(fault) {
      refuseUnclear(fault);
      pending.push({ ...fault, times: fault.times ?? 1 });
    },
    take(names) {
      const fault = pending.find(({ on }) => names.includes(on));
      if (fault === undefined) return undefined;
      fault.times -= 1;
      pending = pending.filter(({ times }) => times > 0);
      return fault;
    },
    pending: () => pending.map((fault) => ({ ...fault })),
    clear() {
      pending = [];
    },
  };
}

function refuseUnclear({ on, kind, delayMs, errcode }: Fault): void {
  if (!KINDS.includes(kind)) {
    throw new PushError("OPTION_INVALID", `The simulator has no fault "${kind}".`, `Use one of ${KINDS.join(", ")}.`);
  }
  if (kind === "delay" && delayMs === undefined) {
    throw new PushError("OPTION_INVALID", `The delay of ${on} has no length.`, "Add delayMs.");
  }
  if (kind === "errcode" && errcode === undefined) {
    throw new PushError("OPTION_INVALID", `The errcode of ${on} has no number.`, "Add errcode, for example 45015.");
  }
}
