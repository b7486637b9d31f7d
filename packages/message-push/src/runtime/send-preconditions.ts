// What must hold before each reply is sent. Each precondition keeps that it holds, so the usual push asks nothing twice.
import { PushError } from "../push-error";
import type { MessageBody } from "../wechat/messages";
import type { Attempt, Progress } from "./attempt";
import { requireCloudCalls } from "./cloud-call-access";
import { deadlineExceeded } from "./deadline";
import { type Lease, leaseLost, refuseWithoutLease } from "./lease";
import { handedOver, isWithPerson } from "./one-voice";
import type { Platform } from "./ports";
import type { PushRecord } from "./push-store";
import { allowanceOf, findOthers, placesLeft } from "./reply-budget";
import type { ReplyQueue } from "./reply-queue";
import { doubling, retry } from "./retry";
import { PROGRESS_RETRY_MS, STORE_PAUSE_MS, VOICE_KNOWN_MS } from "./time-limits";

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

/** Allowed: neither the deadline nor the lease is over. */
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

/** What `recorded` needs of an attempt. */
interface Recording extends Pick<Attempt, "lease" | "record" | "log"> {
  readonly queue: ReplyQueue;
  readonly progress: () => Omit<Progress, "writeNumber">;
  /** Epoch milliseconds. */
  readonly deadlineAtMs: number;
}

/** What a sender knows of its record, besides that it may send. */
interface Recorded extends Precondition {
  readonly writeNumber: number;
  readonly isBehind: boolean;
  ensure(): Promise<void>;
}

/**
 * Recorded: what was sent is in the record, and the try that is about to be made is announced there. The first try of a first attempt
 * needs neither, because whoever takes it over counts one. So whatever happens, the record knows of all tries but one, and as long as
 * it cannot be written, nothing more is sent.
 */
export function recorded(
  platform: Platform,
  { lease, record, log, queue, progress, deadlineAtMs }: Recording,
): Recorded {
  const { clock, store, allowances } = platform;
  let announcedTries = isFreeOfCalls(record, allowances) ? 1 : 0;
  /** What they are of: a message that others are joined to is another one. */
  let announced: MessageBody | undefined;
  let writeNumber = 0;
  let isBehind = false;

  /** @throws {PushError} `LEASE_LOST` */
  async function write(owner: Lease, tries: number): Promise<void> {
    if (!(await store.change(owner, { ...progress(), tries, writeNumber, reserved: queue.announced })))
      throw leaseLost();
  }

  return {
    /** How many writes were begun. */
    get writeNumber(): number {
      return writeNumber;
    },
    /** Whether a reply was settled that is not in the record yet. */
    get isBehind(): boolean {
      return isBehind;
    },
    async ensure(): Promise<void> {
      const owner = lease.current;
      const tries = queue.tries + 1;
      const isSame = announced === undefined || announced === queue.next;
      if (owner === undefined || (announcedTries >= tries && isSame)) return;
      writeNumber += 1;
      const policy = {
        pauseMs: doubling(STORE_PAUSE_MS),
        deadlineAtMs: Math.min(deadlineAtMs, clock.nowMs() + PROGRESS_RETRY_MS),
        mayPass: isStoreDown,
        onRetry: (_: number, error: unknown) => log.failure("progress-unrecorded", error),
      };
      await retry(clock, policy, () => write(owner, tries));
      [announcedTries, announced] = [tries, queue.next];
      isBehind = false;
      if (tries > 1) log.info("send-announced", { reply: queue.sent + 1, tries });
    },
    expire(): void {
      [announcedTries, announced] = [0, undefined];
      isBehind = true;
    },
  };
}

function isStoreDown(error: unknown): boolean {
  return error instanceof PushError && error.code === "STORE_UNAVAILABLE";
}

/** What a sender knows of the customer's other pushes, besides that it may send. */
interface LookedAt extends Precondition {
  /** When they were looked at. */
  readonly knownAtMs: number | undefined;
  /** Makes sure only that no person has the conversation: the message that is about to be sent stays the same. */
  ensureAlone(): Promise<void>;
}

/**
 * Looked at: the customer's other pushes. Their replies are taken off the places that WeChat leaves, and one of them may have handed the
 * conversation over. `knownAtMs` is when that was looked at.
 */
export function othersLookedAt(
  platform: Platform,
  { record, lease, log, aloneAtMs }: Pick<Attempt, "record" | "lease" | "log" | "aloneAtMs">,
  queue: ReplyQueue,
): LookedAt {
  const { clock, allowances } = platform;
  let isCounted = isFreeOfCalls(record, allowances);
  let knownAtMs = aloneAtMs;

  function isKnown(): boolean {
    // Without a lease the database is down, and cannot be asked.
    if (lease.current === undefined) return true;
    return knownAtMs !== undefined && clock.nowMs() < knownAtMs + VOICE_KNOWN_MS;
  }

  async function lookForPerson(): Promise<readonly PushRecord[]> {
    const askedAtMs = clock.nowMs();
    const others = await findOthers(platform, record);
    if (isWithPerson(record, others)) throw handedOver();
    knownAtMs = askedAtMs;
    return others;
  }

  async function look(): Promise<void> {
    const others = await lookForPerson();
    queue.limit(placesLeft(platform, { ...record, sentAtMs: queue.sentAtMs }, others));
    isCounted = true;
  }

  async function orGoOn(looking: Promise<unknown>): Promise<void> {
    await looking.catch((error: unknown) => {
      if (error instanceof PushError && error.code === "HANDED_OVER") throw error;
      log.failure("budget-unknown", error);
    });
  }

  return {
    get knownAtMs() {
      return lease.current === undefined ? undefined : knownAtMs;
    },
    async ensure() {
      if (!isCounted || !isKnown()) await orGoOn(look());
    },
    async ensureAlone() {
      if (!isKnown()) await orGoOn(lookForPerson());
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
