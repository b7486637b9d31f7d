// The claim: of all deliveries of one push, one runs the handler; the others get its answer.
import { PushError } from "../push-error";
import type { Push } from "../wechat/parse-push";
import { notDoneReply, type PassiveReply } from "../wechat/passive-reply";
import { runsTakenOver } from "./count-runs";
import { type Lease, leaseUntil } from "./lease";
import type { Platform } from "./ports";
import type { PushLog } from "./push-log";
import { isUnfinished, type NewRecord, type OnUnknownSend, type PushRecord } from "./push-store";
import { takeOver } from "./take-over";
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
  /** Whether the handler is run under this claim, and not in a second invocation. */
  readonly runsHandler: boolean;
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
  const candidate = newRecord(platform, request);
  try {
    const claimed = await within(platform.clock, request.waitUntilMs, claimInStore(platform, request, candidate));
    const result: Claim = claimed ?? { kind: "in-progress" };
    log.info(result.kind === "acquired" ? "claimed" : result.kind, {
      attempt: result.kind === "acquired" ? result.lease.attempt : undefined,
    });
    return result;
  } catch (error) {
    log.failure("claim-unavailable", error);
    return { kind: "unprotected", record: recordOf(candidate) };
  }
}

/**
 * Asks once more for a push that could not be claimed, just before its first reply: the database may be back.
 * `undefined` when it is not.
 */
export async function claimLate(
  { clock, store }: Platform,
  record: PushRecord,
  leaseMs: number,
): Promise<Lease | "taken" | undefined> {
  const askedAtMs = clock.nowMs();
  try {
    if (await store.add(record, leaseMs)) return leaseUntil(record, askedAtMs + leaseMs);
    const found = await store.find(record.key);
    // Our own first try may have arrived after all; its lease began about when the push did.
    return found?.fencingToken === record.fencingToken ? leaseUntil(record, record.arrivedAtMs + leaseMs) : "taken";
  } catch {
    return undefined;
  }
}

async function claimInStore(platform: Platform, request: ClaimRequest, candidate: NewRecord): Promise<Claim> {
  const { clock } = platform;
  const { leaseMs, waitUntilMs, runsHandler } = request;
  const { fencingToken } = candidate;
  let askedAtMs = clock.nowMs();
  const isAdded = await within(clock, askedAtMs + STORE_RETRY_MS, addWithRetry(platform, candidate, leaseMs));
  // To wait for a database that hangs until there is no time left would be to answer a push that is recorded nowhere.
  if (isAdded === undefined) throw storeHangs();
  if (isAdded) return acquired(recordOf(candidate), askedAtMs + leaseMs);

  while (clock.nowMs() <= waitUntilMs) {
    const record = await findWithRetry(platform, candidate.key, waitUntilMs);
    if (record === undefined) break; // purged this very moment, or out of time
    // The answer to our own add or take-over was lost, but it arrived.
    if (record.fencingToken === fencingToken) return acquired(record, askedAtMs + leaseMs);
    if (isAnswered(record))
      return { kind: "already-answered", passiveReply: record.passiveReply ?? notDoneReply(record.pair) };
    if (waitUntilMs - clock.nowMs() >= MIN_TAKE_OVER_MS) {
      askedAtMs = clock.nowMs();
      const taking = takeOver(platform, record, { ground: "due", leaseMs, fencingToken, runsHandler });
      const taken = await taking.catch(undefinedIfUnavailable);
      if (taken !== undefined) return { kind: "acquired", ...taken };
    }
    await clock.after(POLL_MS);
  }
  return { kind: "in-progress" };
}

function isAnswered({ state, passiveReply }: PushRecord): boolean {
  return !isUnfinished(state) || passiveReply !== undefined;
}

/** A take-over whose answer is lost shows at the next look. */
function undefinedIfUnavailable(error: unknown): undefined {
  if (!isUnavailable(error)) throw error;
}

/** @throws {PushError} `STORE_UNAVAILABLE` when the database did not answer for a while */
async function addWithRetry({ clock, store }: Platform, candidate: NewRecord, leaseMs: number): Promise<boolean> {
  const giveUpAtMs = clock.nowMs() + STORE_RETRY_MS;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs *= 2) {
    try {
      return await store.add(candidate, leaseMs);
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
  { push, functionName, passiveReply, runsHandler, onUnknownSend }: ClaimRequest,
): NewRecord {
  const { key, pair, touser, packet } = push;
  return {
    key,
    pair,
    functionName,
    touser,
    packet,
    attempt: 1,
    fencingToken: newFencingToken(),
    runs: runsTakenOver({ runs: 0 }, runsHandler),
    onUnknownSend,
    arrivedAtMs: clock.nowMs(),
    ...(passiveReply === undefined ? {} : { passiveReply }),
  };
}

function recordOf(candidate: NewRecord): PushRecord {
  return { ...candidate, state: "leased", writeNumber: 0, sent: 0, sentAtMs: [], reserved: 0 };
}

function acquired(record: PushRecord, endsAtMs: number): Claim {
  return { kind: "acquired", record, lease: leaseUntil(record, endsAtMs) };
}
