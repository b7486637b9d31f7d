// What must hold before each reply is sent. Each precondition keeps that it holds, so the usual push asks nothing twice.
import { PushError } from "../push-error";
import type { Attempt, Progress } from "./attempt";
import { requireCloudCalls } from "./cloud-call-access";
import { deadlineExceeded } from "./deadline";
import { leaseLost, refuseWithoutLease } from "./lease";
import type { Platform } from "./ports";
import { allowanceOf, placesLeft } from "./reply-budget";
import type { ReplyQueue } from "./reply-queue";

/** One thing that must hold before a send. */
export interface Precondition {
  /**
   * Makes sure of it, or throws why nothing may be sent.
   * @throws {PushError} the reason
   */
  ensure(): void | Promise<void>;
  /** A reply was sent: what held before it may not hold any more. */
  expire?(): void;
}

/** When an attempt may send. */
export interface SendWindow {
  /** No send begins after that; epoch milliseconds. */
  readonly deadlineAtMs: number;
  /** Aborted when the attempt is over. */
  readonly signal: AbortSignal;
}

/** Allowed: neither the deadline nor the lease is over. Asked again before each try of a send. */
export function stillAllowed(
  { clock }: Platform,
  { lease, push }: Pick<Attempt, "lease" | "push">,
  { signal, deadlineAtMs }: SendWindow,
) {
  return {
    ensure(): void {
      signal.throwIfAborted();
      refuseWithoutLease(clock, lease.current);
      // An instance that was frozen runs on before its timers do; without a lease, only the clock stops it.
      if (clock.nowMs() >= deadlineAtMs) throw deadlineExceeded(push.pair);
    },
  } satisfies Precondition;
}

/** Claimed: before its first reply, an attempt without a lease asks once more for one. */
export function claimed({ lease, record }: Pick<Attempt, "lease" | "record">, queue: ReplyQueue): Precondition {
  return {
    async ensure() {
      if (queue.sent === record.sent) await lease.ensure();
    },
  };
}

/**
 * Recorded: what was sent is in the record, and what is about to be sent is announced there. The first reply of a first
 * attempt needs neither, and the take-over of an outbox has announced it.
 */
export function recorded(
  { store, allowances }: Platform,
  { lease, record, log }: Pick<Attempt, "lease" | "record" | "log">,
  queue: ReplyQueue,
  progress: () => Omit<Progress, "writeNumber">,
): Precondition & { readonly writeNumber: number } {
  let isRecorded = isFreeOfCalls(record, allowances) || record.reserved > 0;
  let writeNumber = 0;
  return {
    /** How many writes were begun. */
    get writeNumber(): number {
      return writeNumber;
    },
    async ensure(): Promise<void> {
      if (lease.current === undefined || isRecorded) return;
      writeNumber += 1;
      try {
        const change = { ...progress(), writeNumber, reserved: queue.announced };
        if (!(await store.change(lease.current, change))) throw leaseLost();
        isRecorded = true;
      } catch (error) {
        // The push is leased as long as the lease lasts, and the next write may succeed.
        if (error instanceof PushError && error.code === "LEASE_LOST") throw error;
        log.failure("progress-unrecorded", error);
      }
    },
    expire(): void {
      isRecorded = false;
    },
  };
}

/** Counted: replies of the customer's other pushes are taken off the places that WeChat leaves. */
export function othersCounted(
  platform: Platform,
  { record, log }: Pick<Attempt, "record" | "log">,
  queue: ReplyQueue,
): Precondition {
  let isCounted = isFreeOfCalls(record, platform.allowances);
  return {
    async ensure() {
      if (isCounted) return;
      try {
        queue.limit(await placesLeft(platform, { ...record, sentAtMs: queue.sentAtMs }));
        isCounted = true;
      } catch (error) {
        log.failure("budget-unknown", error);
      }
    },
    expire() {
      // As long as a handler yields, it announces one reply at a time, so other pushes cannot know of the next.
      if (queue.sent === 1 || !queue.isComplete) isCounted = false;
    },
  };
}

/** Reachable: where cloud calls may be refused, "typing…" shows whether WeChat can be reached. */
export function reachable(
  { messenger }: Platform,
  { mayLackCloudCalls, push }: Pick<Attempt, "mayLackCloudCalls" | "push">,
): Precondition {
  let isKnown = !mayLackCloudCalls;
  return {
    async ensure() {
      if (isKnown) return;
      await requireCloudCalls(messenger, push);
      isKnown = true;
    },
  };
}

/**
 * Whether the first reply is sent without any call before it, which keeps the usual push at three calls: the customer's
 * own action has just renewed the whole allowance. An event that allows no reply of its own depends on earlier actions.
 */
function isFreeOfCalls({ attempt, pair }: Attempt["record"], allowances: Platform["allowances"]): boolean {
  return attempt === 1 && allowanceOf(pair, allowances) !== undefined;
}
