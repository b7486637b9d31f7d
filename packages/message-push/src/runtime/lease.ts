// The lease of a push: its owner may send and write until it ends.
import { PushError } from "../push-error";
import type { Clock } from "./ports";
import type { LeaseOwner } from "./push-store";
import { LEASE_MARGIN_MS } from "./time-limits";

/** A claim that was won. */
export interface Lease extends LeaseOwner {
  /**
   * The end of the lease by this instance's clock. It was counted from before the database was asked, so it comes
   * before the end the database knows, however far the two clocks are apart.
   */
  readonly endsAtMs: number;
}

/** How long the lease of an invocation is that may run for `timeLimitMs`. */
export function leaseFor(timeLimitMs: number): number {
  return timeLimitMs + LEASE_MARGIN_MS;
}

/** The lease that the owner in a record has. */
export function leaseUntil({ key, attempt, fencingToken }: LeaseOwner, endsAtMs: number): Lease {
  return { key, attempt, fencingToken, endsAtMs };
}

/**
 * Refuses to go on once the lease has ended: an instance that was frozen and thaws must not send any more.
 *
 * @throws {PushError} `LEASE_LOST`
 */
export function refuseWithoutLease(clock: Clock, lease: Lease | undefined): void {
  if (lease !== undefined && clock.nowMs() >= lease.endsAtMs) throw leaseLost();
}

/** The error of an owner whose lease has ended, or was taken over. */
export function leaseLost(): PushError {
  return new PushError(
    "LEASE_LOST",
    { en: "The lease of this push ended before its work was done.", zh: "工作还没有完成，这条推送的租约就到期了。" },
    {
      en: "Nothing to fix in code: the new owner of the push goes on with it.",
      zh: "代码无需修改：由推送的新持有者继续。",
    },
  );
}
