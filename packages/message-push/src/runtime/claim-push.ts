// The claim: of all deliveries of one push, one runs the handler; the others get its passive reply.
import type { Both } from "../language";
import { PushError } from "../push-error";
import { isTransferReply, notDoneReply, type PassiveReply } from "../wechat/passive-reply";
import { runsTakenOver } from "./count-runs";
import type { ClaimRequest } from "./delivery";
import { type Lease, leaseUntil } from "./lease";
import type { Platform } from "./ports";
import type { PushLog } from "./push-log";
import { FRESH_RECORD, isUnfinished, type NewRecord, type PushRecord } from "./push-store";
import { doubling, retry } from "./retry";
import { takeOver } from "./take-over";
import { CLAIM_RETRY_MS, LEAST_TAKE_OVER_MS, POLL_MS, STORE_PAUSE_MS } from "./time-limits";
import { within } from "./within";

/** What a delivery learns when it asks for a push. */
export type Claim =
  /** This delivery does the work. */
  | { readonly kind: "acquired"; readonly lease: Lease; readonly record: PushRecord }
  /** The database is down: other deliveries may work on it too. `record` is what would have been added. */
  | { readonly kind: "unprotected"; readonly record: PushRecord }
  /** Done before: the same passive reply again, and nothing else. */
  | { readonly kind: "already-answered"; readonly passiveReply: PassiveReply }
  /** Another delivery works on it, and was not done in time. `record` is what was seen last. */
  | { readonly kind: "in-progress"; readonly record: PushRecord }
  /** The database says that it is recorded, and nobody can see the record. */
  | { readonly kind: "unclaimable"; readonly error: PushError };

/** What is found while the database answers. */
type FoundClaim = Exclude<Claim, { kind: "unprotected" | "unclaimable" }>;

/** A database that keeps showing what it was a moment ago is not asked for ever. */
const MOST_LOOKS = 5;

/** What a claim has learned so far of a record that is there already. */
type Sight = { record: "unasked" | "missing" | PushRecord };

/** Claims a push, or finds out who has it. Settles before `waitUntilMs` even while the database hangs; never throws. */
export async function claimPush(platform: Platform, log: PushLog, request: ClaimRequest): Promise<Claim> {
  const candidate = newRecord(platform, request);
  const sight: Sight = { record: "unasked" };
  try {
    const claiming = claimInStore(platform, request, candidate, sight);
    const found = (await within(platform.clock, request.waitUntilMs, claiming)) ?? othersHaveIt(sight);
    if (found.kind === "acquired") log.info("claimed", { attempt: found.lease.attempt });
    else log.info(found.kind);
    return found;
  } catch (error) {
    log.failure("claim-unavailable", error);
    if (error instanceof PushError && !isUnavailable(error)) return { kind: "unclaimable", error };
    return { kind: "unprotected", record: recordOf(candidate) };
  }
}

/**
 * "Taken" alone proves nothing: another index may refuse the key. Only a record that was seen is somebody's.
 *
 * @throws {PushError} `RECORD_MISSING`
 */
function othersHaveIt({ record }: Sight): FoundClaim {
  if (typeof record !== "string") return { kind: "in-progress", record };
  throw recordMissing(record);
}

async function claimInStore(
  platform: Platform,
  request: ClaimRequest,
  candidate: NewRecord,
  sight: Sight,
): Promise<FoundClaim> {
  const { clock } = platform;
  const { leaseMs, waitUntilMs, runsHandler } = request;
  const { fencingToken } = candidate;
  let askedAtMs = clock.nowMs();
  const leastMs = leastTakeOverMs(waitUntilMs - askedAtMs);
  const isAdded = await within(clock, askedAtMs + CLAIM_RETRY_MS, addWithRetry(platform, candidate, leaseMs));
  // To wait for a database that hangs until there is no time left would be to answer a push that is recorded nowhere.
  if (isAdded === undefined) throw storeHangs();
  if (isAdded) return acquired(recordOf(candidate), askedAtMs + leaseMs);

  while (clock.nowMs() <= waitUntilMs) {
    const record = await findWithRetry(platform, candidate.key, waitUntilMs, sight);
    if (record === undefined) break;
    // The answer to our own add or take-over was lost, but it arrived.
    if (record.fencingToken === fencingToken) return acquired(record, askedAtMs + leaseMs);
    if (isAnswered(record)) return answerFrom(platform, record);
    if (waitUntilMs - clock.nowMs() >= leastMs) {
      askedAtMs = clock.nowMs();
      const taking = takeOver(platform, record, { ground: "due", leaseMs, fencingToken, runsHandler });
      const taken = await taking.catch(undefinedIfUnavailable);
      if (taken !== undefined) return { kind: "acquired", ...taken };
    }
    await clock.after(POLL_MS);
  }
  return othersHaveIt(sight);
}

/**
 * The answer that is in a record. Who goes on with the push must know that the customer was transferred: its owner may have died before
 * it could answer.
 */
async function answerFrom(
  { store, clock }: Platform,
  seen: PushRecord,
): Promise<Extract<FoundClaim, { kind: "already-answered" }>> {
  let record = seen;
  for (let looks = 0; looks < MOST_LOOKS && isTransferOpen(record); looks += 1) {
    const given = { writeNumber: record.writeNumber, transferGiven: true, transferredAtMs: clock.nowMs() } as const;
    // Where it cannot be noted, the customer is told to write once more, which does no harm.
    if (await store.change(record, given).catch(() => true)) break;
    // Its owner has written something meanwhile, or has changed.
    record = (await store.find(seen.key).catch(() => undefined)) ?? record;
  }
  return { kind: "already-answered", passiveReply: record.passiveReply ?? notDoneReply(record.pair) };
}

function isTransferOpen({ state, passiveReply }: PushRecord): boolean {
  return isUnfinished(state) && passiveReply !== undefined && isTransferReply(passiveReply);
}

/**
 * Notes that WeChat is answered `success` while the owner is still at work: it must not believe that a transfer reaches anybody
 * after that. Resolves with the owner's own answer if that is there meanwhile.
 *
 * @throws {PushError} `STORE_UNAVAILABLE`
 */
export async function noteSuccess(platform: Platform, seen: PushRecord): Promise<PassiveReply | undefined> {
  let record = seen;
  for (let looks = 0; looks < MOST_LOOKS && !isAnswered(record); looks += 1) {
    const { writeNumber } = record;
    if (await platform.store.change(record, { writeNumber, successGiven: true })) return undefined;
    // Its owner has written something meanwhile, or has changed.
    record = (await platform.store.find(seen.key)) ?? record;
  }
  return isAnswered(record) ? (await answerFrom(platform, record)).passiveReply : undefined;
}

/** Where WeChat waits only 3 s, the usual least is never left. */
function leastTakeOverMs(inAllMs: number): number {
  return inAllMs < LEAST_TAKE_OVER_MS ? inAllMs / 2 : LEAST_TAKE_OVER_MS;
}

function isAnswered({ state, passiveReply }: PushRecord): boolean {
  return !isUnfinished(state) || passiveReply !== undefined;
}

/** Out of time; or a take-over whose answer was lost, which shows at the next look. */
function undefinedIfUnavailable(error: unknown): undefined {
  if (!isUnavailable(error)) throw error;
}

/** @throws {PushError} `STORE_UNAVAILABLE` when the database did not answer for a while */
function addWithRetry({ clock, store }: Platform, candidate: NewRecord, leaseMs: number): Promise<boolean> {
  const deadlineAtMs = clock.nowMs() + CLAIM_RETRY_MS;
  const policy = { pauseMs: doubling(STORE_PAUSE_MS), deadlineAtMs, mayPass: isUnavailable };
  return retry(clock, policy, () => store.add(candidate, leaseMs));
}

/**
 * The push is said to be claimed, so a database that is down for a moment, or that reads what it was a moment ago, only means waiting
 * a little longer.
 */
async function findWithRetry(
  { clock, store }: Platform,
  key: string,
  untilMs: number,
  sight: Sight,
): Promise<PushRecord | undefined> {
  const policy = { pauseMs: () => POLL_MS, deadlineAtMs: untilMs, mayPass: isUnavailable };
  const look = async () => {
    const found = await store.find(key);
    if (found !== undefined) sight.record = found;
    else if (typeof sight.record === "string") sight.record = "missing";
    return found;
  };
  const staleUntilMs = Math.min(untilMs, clock.nowMs() + CLAIM_RETRY_MS);
  for (;;) {
    const found = await retry(clock, policy, look).catch(undefinedIfUnavailable);
    const mayBeStale = typeof sight.record === "string" && clock.nowMs() + POLL_MS < staleUntilMs;
    if (found !== undefined || !mayBeStale) return found;
    await clock.after(POLL_MS);
  }
}

/** Whether the database did not answer. */
export function isUnavailable(error: unknown): boolean {
  return error instanceof PushError && error.code === "STORE_UNAVAILABLE";
}

/** The error of a push that cannot be added and is not there. */
export function recordMissing(record: "unasked" | "missing"): PushError {
  const found: Both =
    record === "missing"
      ? { en: "has no record of it", zh: "却没有它的记录" }
      : { en: "did not answer when it was asked for the record", zh: "查询记录时却没有回应" };
  return new PushError(
    "RECORD_MISSING",
    {
      en: `The database refused the push as one that is recorded already, and ${found.en}; WeChat is asked to push it again.`,
      zh: `数据库说这条推送已有记录，${found.zh}；已请微信重推。`,
    },
    {
      en: "Look at 云开发 → 数据库 → message_pushes → 索引管理: only `_id` may be unique there.",
      zh: "请在 云开发 → 数据库 → message_pushes → 索引管理 查看：只有 `_id` 可以是唯一索引。",
    },
  );
}

function storeHangs(): PushError {
  return new PushError(
    "STORE_UNAVAILABLE",
    { en: "The database did not answer when the push was to be recorded.", zh: "要记录推送时，数据库没有回应。" },
    {
      en: "Look at 云开发 → 数据库; the onStoreDown option of the function decides about the push.",
      zh: "请查看 云开发 → 数据库；这条推送怎样处理由云函数的 onStoreDown 选项决定。",
    },
  );
}

function newRecord(
  { clock, newFencingToken }: Platform,
  { push, functionName, passiveReply, runsHandler, onUnknownSend }: ClaimRequest,
): NewRecord {
  const { key, pair, touser, packet, event } = push;
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
    createTime: event.CreateTime,
    arrivedAtMs: clock.nowMs(),
    ...(passiveReply === undefined ? {} : { passiveReply }),
  };
}

function recordOf(candidate: NewRecord): PushRecord {
  return { ...candidate, ...FRESH_RECORD };
}

function acquired(record: PushRecord, endsAtMs: number): FoundClaim {
  return { kind: "acquired", record, lease: leaseUntil(record, endsAtMs) };
}
