// The lease of one attempt, which may have to be got late: a database that was down at the claim may be back before the first reply.
import { PushError } from "../push-error";
import { type Claim, isUnavailable, recordMissing } from "./claim-push";
import { type Lease, leaseLost, leaseUntil } from "./lease";
import type { Platform } from "./ports";
import type { PushLog } from "./push-log";
import type { PushRecord } from "./push-store";

/** What an attempt knows of its lease. */
export interface LeaseHolder {
  /** Absent while the database is down: then nothing keeps other deliveries from doing the same. */
  readonly current: Lease | undefined;
  /**
   * Tries to get a lease if there is none.
   * @throws {PushError} `LEASE_LOST` when the push has another owner, `RECORD_MISSING` when it has none and cannot be added
   */
  ensure(): Promise<void>;
}

/** A lease that was got by a claim or a take-over. */
export function holderOf(lease: Lease): LeaseHolder {
  return { current: lease, ensure: async () => undefined };
}

/** The lease of a delivery. A push that could not be claimed is claimed late, for `leaseMs`. */
export function deliveryHolder(
  platform: Platform,
  log: PushLog,
  claim: Extract<Claim, { kind: "acquired" | "unprotected" }>,
  leaseMs: number,
): LeaseHolder {
  if (claim.kind === "acquired") return holderOf(claim.lease);
  let current: Lease | undefined;
  let isTold = false;
  return {
    get current() {
      return current;
    },
    async ensure() {
      if (current !== undefined) return;
      const late = await claimLate(platform, claim.record, leaseMs);
      if (late === "taken") throw leaseLost();
      current = late;
      if (late !== undefined) log.warn("claimed-late");
      else if (!isTold) log.warn("unprotected");
      isTold = true;
    },
  };
}

/** Asks once; `undefined` when the database is still down. */
async function claimLate(
  { clock, store }: Platform,
  record: PushRecord,
  leaseMs: number,
): Promise<Lease | "taken" | undefined> {
  const askedAtMs = clock.nowMs();
  try {
    if (await store.add(record, leaseMs)) return leaseUntil(record, askedAtMs + leaseMs);
    const found = await store.find(record.key);
    if (found === undefined) throw recordMissing("missing");
    // Our own first try may have arrived after all; its lease began about when the push did.
    return found.fencingToken === record.fencingToken ? leaseUntil(record, record.arrivedAtMs + leaseMs) : "taken";
  } catch (error) {
    if (error instanceof PushError && !isUnavailable(error)) throw error;
    return undefined;
  }
}
