// The claim: of all deliveries of one push, one runs the handler; the others get its answer.
//
//   free ──add──▶ claimed ──complete──▶ completed | failed
//                  │  ▲
//                  └──┘ take over, once the lease has ended (the claimer's instance is dead by then)
import { PushError } from "../push-error";
import type { Push } from "../wechat/parse-push";
import type { PassiveAnswer } from "../wechat/passive-answer";
import type { Platform, PushRecord } from "./ports";
import type { PushLog } from "./push-log";

/** This delivery runs the handler. Without a `lease` the store was down, and nothing is recorded. */
export interface HeldClaim {
  readonly kind: "held";
  readonly lease?: { readonly attempt: number; readonly endsAtMs: number };
}

/** What a delivery learns when it asks for a push. */
export type Claim =
  | HeldClaim
  /** Done before: answer the same again, do nothing else. */
  | { readonly kind: "finished"; readonly answer: PassiveAnswer }
  /** Another delivery is at it and was not done in time. */
  | { readonly kind: "in-progress" };

interface ClaimLimits {
  /** The function's timeout, where the platform tells it. */
  readonly timeLimitMs: number | undefined;
  /** How long to wait for another delivery's answer, in epoch milliseconds. */
  readonly waitUntilMs: number;
}

/** The longest timeout DevTools offers; assumed when the platform does not tell the real one. */
const ASSUMED_TIME_LIMIT_MS = 60_000;
/** Room for clocks of two instances that differ, so that a lease never ends before its holder was killed. */
const LEASE_MARGIN_MS = 3_000;
/** How often a waiting redelivery looks. */
const POLL_MS = 200;
/** A push is taken over only with so much time left: with less, the handler would be cut off and the push be lost. */
const MIN_TAKE_OVER_MS = 2_000;

/** Claims a push, or finds out who has it. Never throws: when the store is down, the customer is answered anyway. */
export async function claimPush(platform: Platform, log: PushLog, push: Push, limits: ClaimLimits): Promise<Claim> {
  try {
    const claim = await claimInTime(platform, push, limits);
    log.info(claim.kind === "held" ? "claimed" : claim.kind, {
      attempt: claim.kind === "held" ? claim.lease?.attempt : undefined,
    });
    return claim;
  } catch (error) {
    log.failure("claim-unavailable", error);
    if (error instanceof PushError && error.code === "STORE_UNAVAILABLE") return { kind: "held" };
    throw error;
  }
}

/** Answers in time even while the store hangs; nothing is claimed after that, because only a look can be under way. */
async function claimInTime(platform: Platform, push: Push, limits: ClaimLimits): Promise<Claim> {
  const { clock } = platform;
  const settled = new AbortController();
  const timeUp = clock.after(limits.waitUntilMs - clock.nowMs(), settled.signal);
  try {
    return await Promise.race([
      claimInStore(platform, push, limits),
      timeUp.then((): Claim => ({ kind: "in-progress" })),
    ]);
  } finally {
    settled.abort();
  }
}

async function claimInStore(platform: Platform, push: Push, limits: ClaimLimits): Promise<Claim> {
  const { clock, store } = platform;
  const leaseMs = (limits.timeLimitMs ?? ASSUMED_TIME_LIMIT_MS) + LEASE_MARGIN_MS;
  if (await store.add(firstClaim(push, clock.nowMs(), leaseMs))) return held(1, clock.nowMs() + leaseMs);

  for (;;) {
    const record = await store.find(push.key);
    if (record === undefined) return { kind: "in-progress" }; // purged this very moment: it was finished long ago
    if (record.answer !== undefined) return { kind: "finished", answer: record.answer };

    const leaseEndsAtMs = clock.nowMs() + leaseMs;
    const mayTakeOver = record.leaseEndsAtMs <= clock.nowMs() && limits.waitUntilMs - clock.nowMs() >= MIN_TAKE_OVER_MS;
    if (mayTakeOver && (await store.takeOver(record, leaseEndsAtMs))) {
      return held(record.attempt + 1, leaseEndsAtMs);
    }
    if (clock.nowMs() + POLL_MS > limits.waitUntilMs) return { kind: "in-progress" };
    await clock.after(POLL_MS);
  }
}

function firstClaim({ key, pair }: Push, nowMs: number, leaseMs: number): PushRecord {
  return { key, pair, state: "claimed", attempt: 1, claimedAtMs: nowMs, leaseEndsAtMs: nowMs + leaseMs };
}

function held(attempt: number, endsAtMs: number): HeldClaim {
  return { kind: "held", lease: { attempt, endsAtMs } };
}
