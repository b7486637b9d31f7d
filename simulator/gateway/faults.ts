// What was ordered to go wrong, and for how many requests still.
import { PushError } from "../../src/push-error";
import type { Fault } from "../contracts";

const KINDS: readonly Fault["kind"][] = [
  "delay",
  "hang",
  "reset",
  "lost-answer",
  "status",
  "empty",
  "errcode",
  "die-before",
  "die-after",
];

const IS_CLOUD_CALL = /^(wx\.openApi|customerServiceMessage\.\w+)$/;

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

function refuseUnclear({ on, kind, delayMs, status, errcode, times = 1 }: Fault): void {
  const refuse = (fact: string, mend: string) => new PushError("OPTION_INVALID", fact, mend);
  if (!KINDS.includes(kind)) throw refuse(`The simulator has no fault "${kind}".`, `Use one of ${KINDS.join(", ")}.`);
  if (!Number.isInteger(times) || times < 1)
    throw refuse(`A fault cannot hit ${times} requests.`, "Give times from 1.");
  if (kind === "delay" && !(typeof delayMs === "number" && delayMs >= 0)) {
    throw refuse(`The delay of ${on} has no length.`, "Add delayMs, a number of milliseconds.");
  }
  if (kind === "status" && !(Number.isInteger(status) && Number(status) >= 400 && Number(status) <= 599)) {
    throw refuse(`The status of ${on} is no HTTP error.`, "Add status, from 400 to 599.");
  }
  if (kind !== "errcode") return;
  if (!Number.isInteger(errcode))
    throw refuse(`The errcode of ${on} has no number.`, "Add errcode, for example 45015.");
  if (!IS_CLOUD_CALL.test(on)) {
    throw refuse(
      `${on} is no cloud call, and only those answer with an errcode.`,
      'Order it on "customerServiceMessage.send".',
    );
  }
}
