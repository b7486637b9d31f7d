// The pushes that the killed process writes, so that the test knows what each has to look like.
import type { NewRecord } from "../../src/runtime/push-store";

export const NOW_MS = 1_700_000_000_000;
export const LEASE_MS = 8_000;

/** Large enough that a write takes more than one block of the log. */
export function claimOf(number: number): NewRecord {
  return {
    key: `key-${number}`,
    pair: "text",
    functionName: "text",
    touser: `oKilled${number % 7}`,
    packet: `${number} `.repeat(5_000),
    attempt: 1,
    fencingToken: `fencing-token-${number}`,
    runs: 1,
    arrivedAtMs: NOW_MS + number,
    onUnknownSend: "assume-sent",
  };
}
