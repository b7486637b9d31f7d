// The lease of one attempt, which may have to be got late: a database that was down at the claim may be back before the first reply.
import type { Claim } from "./claim-push";
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
   * @throws {PushError} `LEASE_LOST` when the push has another owner
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
  return {
    get current() {
      return current;
    },
    async ensure() {
      if (current !== undefined) return;
      const late = await claimLate(platform, claim.record, leaseMs);
      if (late === "taken") throw leaseLost();
      current = late;
      log.warn(late === undefined ? "unprotected" : "claimed-late");
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
    // The key is refused, and nobody has it: nothing protects this attempt.
    if (found === undefined) return undefined;
    // Our own first try may have arrived after all; its lease began about when the push did.
    return found.fencingToken === record.fencingToken ? leaseUntil(record, record.arrivedAtMs + leaseMs) : "taken";
  } catch {
    return undefined;
  }
}
