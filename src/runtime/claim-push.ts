// The claim: of all deliveries of one push, one runs the handler; the others get its answer.
import { PushError } from "../push-error";
import type { Push } from "../wechat/parse-push";
import { notDoneReply, type PassiveReply } from "../wechat/passive-reply";
import type { Lease } from "./lease";
import type { Platform } from "./ports";
import type { PushLog } from "./push-log";
import type { NewRecord, OnUnknownSend, PushRecord } from "./push-store";
import { within } from "./within";

/** What a delivery learns when it asks for a push. */
export type Claim =
  /** This delivery does the work. */
  | { readonly kind: "acquired"; readonly lease: Lease; readonly record: PushRecord }
  /** The database is down: nobody knows whether others are at it. `record` is what would have been added. */
  | { readonly kind: "unprotected"; readonly record: PushRecord }
  /** Known before: answer the same again, do nothing else. */
  | { readonly kind: "already-answered"; readonly passiveReply: PassiveReply }
  /** Another delivery is at it and was not done in time. */
  | { readonly kind: "in-progress" };

/** What a delivery asks for. */
export interface ClaimRequest {
  readonly push: Push;
  readonly functionName: string;
  readonly leaseMs: number;
  /** What is answered to other deliveries from the start; for work that goes on elsewhere. */
  readonly passiveReply?: PassiveReply;
  /** 1 when the handler is run under this claim, 0 when that is left to a second invocation. */
  readonly runs: 0 | 1;
  readonly onUnknownSend: OnUnknownSend;
  /** How long to wait for another delivery's answer, in epoch milliseconds. */
  readonly waitUntilMs: number;
}

/** How long a database that does not answer is asked again, and the pause before the second time; it doubles. */
const STORE_RETRY_MS = 1_500;
const FIRST_PAUSE_MS = 100;
/** How often a waiting redelivery looks. */
const POLL_MS = 200;
/** A push is taken over only with so much time left: with less, the handler would be cut off at once. */
const MIN_TAKE_OVER_MS = 2_000;

/** Claims a push, or finds out who has it. Settles before `waitUntilMs` even while the database hangs; never throws. */
export async function claimPush(platform: Platform, log: PushLog, request: ClaimRequest): Promise<Claim> {
  const claim = newRecord(platform, request);
  try {
    const claimed = await within(platform.clock, request.waitUntilMs, claimInStore(platform, request, claim));
    const result: Claim = claimed ?? { kind: "in-progress" };
    log.info(result.kind === "acquired" ? "claimed" : result.kind, {
      attempt: result.kind === "acquired" ? result.lease.attempt : undefined,
    });
    return result;
  } catch (error) {
    log.failure("claim-unavailable", error);
    return { kind: "unprotected", record: openRecord(claim) };
  }
}

/**
 * Asks once more for a push that nobody could claim, just before its first reply: the database may be back.
 * `undefined` when it is not.
 */
export async function claimLate(
  { clock, store }: Platform,
  record: PushRecord,
  leaseMs: number,
): Promise<Lease | "taken" | undefined> {
  const askedAtMs = clock.nowMs();
  try {
    if (await store.add(record, leaseMs)) return leaseOf(record, askedAtMs + leaseMs);
    const found = await store.find(record.key);
    // Our own first try may have arrived after all; its lease began about when the push did.
    return found?.fencingToken === record.fencingToken ? leaseOf(record, record.arrivedAtMs + leaseMs) : "taken";
  } catch {
    return undefined;
  }
}

async function claimInStore(platform: Platform, request: ClaimRequest, claim: NewRecord): Promise<Claim> {
  const { clock } = platform;
  const { leaseMs, waitUntilMs } = request;
  const askedAtMs = clock.nowMs();
  const isAdded = await within(clock, askedAtMs + STORE_RETRY_MS, addWithRetry(platform, claim, leaseMs));
  // To wait for a database that hangs until there is no time left would be to answer a push that nobody knows of.
  if (isAdded === undefined) throw storeHangs();
  if (isAdded) return acquired(openRecord(claim), askedAtMs + leaseMs);

  const taker = { fencingToken: claim.fencingToken, askedAtMs };
  while (clock.nowMs() <= waitUntilMs) {
    const record = await findWithRetry(platform, claim.key, waitUntilMs);
    if (record === undefined) break; // purged this very moment, or out of time
    // The answer to our own add or take-over was lost, but it was heard.
    if (record.fencingToken === taker.fencingToken) return acquired(record, taker.askedAtMs + leaseMs);
    if (isAnswered(record))
      return { kind: "already-answered", passiveReply: record.passiveReply ?? notDoneReply(record.pair) };
    const taken = await takeOverInTime(platform, request, record, taker);
    if (taken !== undefined) return taken;
    await clock.after(POLL_MS);
  }
  return { kind: "in-progress" };
}

function isAnswered({ state, passiveReply }: PushRecord): boolean {
  return state !== "open" || passiveReply !== undefined;
}

/** Takes the push over if it is due by the database's clock. A take-over whose answer is lost shows at the next look. */
async function takeOverInTime(
  { clock, store }: Platform,
  { leaseMs, waitUntilMs, runs: ownRuns }: ClaimRequest,
  record: PushRecord,
  taker: { readonly fencingToken: string; askedAtMs: number },
): Promise<Claim | undefined> {
  if (waitUntilMs - clock.nowMs() < MIN_TAKE_OVER_MS) return undefined;
  taker.askedAtMs = clock.nowMs();
  const next = { fencingToken: taker.fencingToken, leaseMs, runs: record.runs + ownRuns };
  try {
    const isTaken = await store.takeOver(record, next);
    return isTaken
      ? acquired({ ...record, ...next, attempt: record.attempt + 1 }, taker.askedAtMs + leaseMs)
      : undefined;
  } catch (error) {
    if (isUnavailable(error)) return undefined;
    throw error;
  }
}

/** @throws {PushError} `STORE_UNAVAILABLE` when the database did not answer for a while */
async function addWithRetry({ clock, store }: Platform, claim: NewRecord, leaseMs: number): Promise<boolean> {
  const giveUpAtMs = clock.nowMs() + STORE_RETRY_MS;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs *= 2) {
    try {
      return await store.add(claim, leaseMs);
    } catch (error) {
      if (!isUnavailable(error) || clock.nowMs() + pauseMs >= giveUpAtMs) throw error;
    }
    await clock.after(pauseMs);
  }
}

/** The push is known to be claimed, so a database that is down for a moment only means waiting a little longer. */
async function findWithRetry(
  { clock, store }: Platform,
  key: string,
  untilMs: number,
): Promise<PushRecord | undefined> {
  for (;;) {
    try {
      return await store.find(key);
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      if (clock.nowMs() + POLL_MS > untilMs) return undefined;
    }
    await clock.after(POLL_MS);
  }
}

function isUnavailable(error: unknown): boolean {
  return error instanceof PushError && error.code === "STORE_UNAVAILABLE";
}

function storeHangs(): PushError {
  return new PushError(
    "STORE_UNAVAILABLE",
    "The database did not answer when the push was to be recorded.",
    "Look at 云开发 → 数据库; the push is treated as onStoreDown says.",
  );
}

function newRecord(
  { clock, newFencingToken }: Platform,
  { push, functionName, passiveReply, runs, onUnknownSend }: ClaimRequest,
): NewRecord {
  const { key, pair, touser, packet } = push;
  const claim = {
    key,
    pair,
    functionName,
    touser,
    packet,
    attempt: 1,
    fencingToken: newFencingToken(),
    runs,
    onUnknownSend,
  };
  return {
    ...claim,
    arrivedAtMs: clock.nowMs(),
    ...(passiveReply === undefined ? {} : { passiveReply: passiveReply }),
  };
}

function openRecord(claim: NewRecord): PushRecord {
  return { ...claim, state: "open", writeNumber: 0, sent: 0, sentAtMs: [], reserved: 0 };
}

function acquired(record: PushRecord, endsAtMs: number): Claim {
  return { kind: "acquired", record, lease: leaseOf(record, endsAtMs) };
}

function leaseOf({ key, attempt, fencingToken }: PushRecord, endsAtMs: number): Lease {
  return { key, attempt, fencingToken, endsAtMs };
}
