// The claim: of all deliveries of one push, one runs the handler; the others get its answer.
import { PushError } from "../push-error";
import type { Push } from "../wechat/parse-push";
import { notDoneAnswer, type PassiveAnswer } from "../wechat/passive-answer";
import type { Hold } from "./hold";
import type { Platform } from "./ports";
import type { PushLog } from "./push-log";
import type { NewRecord, OnUnknownSend, PushRecord } from "./push-store";
import { within } from "./within";

/** What a delivery learns when it asks for a push. */
export type Claim =
  /** This delivery does the work. */
  | { readonly kind: "held"; readonly hold: Hold; readonly record: PushRecord }
  /** The database is down: nobody knows whether others are at it. `record` is what would have been added. */
  | { readonly kind: "unprotected"; readonly record: PushRecord }
  /** Known before: answer the same again, do nothing else. */
  | { readonly kind: "finished"; readonly answer: PassiveAnswer }
  /** Another delivery is at it and was not done in time. */
  | { readonly kind: "in-progress" };

/** What a delivery asks for. */
export interface ClaimRequest {
  readonly push: Push;
  readonly functionName: string;
  readonly leaseMs: number;
  /** What is answered to other deliveries from the start; for work that goes on elsewhere. */
  readonly answer?: PassiveAnswer;
  /** 1 when the handler is run under this claim, 0 when that is left to a second invocation. */
  readonly runs: 0 | 1;
  readonly onUnknownSend: OnUnknownSend;
  /** How long to wait for another delivery's answer, in epoch milliseconds. */
  readonly waitUntilMs: number;
}

/** How long a database that does not answer is asked again, and the pause before the second time; it doubles. */
const PATIENCE_MS = 1_500;
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
    log.info(result.kind === "held" ? "claimed" : result.kind, {
      attempt: result.kind === "held" ? result.hold.attempt : undefined,
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
): Promise<Hold | "taken" | undefined> {
  const askedAtMs = clock.nowMs();
  try {
    if (await store.add(record, leaseMs)) return holdOf(record, askedAtMs + leaseMs);
    const found = await store.find(record.key);
    // Our own first try may have arrived after all; its lease began about when the push did.
    return found?.ticket === record.ticket ? holdOf(record, record.arrivedAtMs + leaseMs) : "taken";
  } catch {
    return undefined;
  }
}

async function claimInStore(platform: Platform, request: ClaimRequest, claim: NewRecord): Promise<Claim> {
  const { clock } = platform;
  const { leaseMs, waitUntilMs } = request;
  const askedAtMs = clock.nowMs();
  const isAdded = await within(clock, askedAtMs + PATIENCE_MS, addPatiently(platform, claim, leaseMs));
  // To wait for a database that hangs until there is no time left would be to answer a push that nobody knows of.
  if (isAdded === undefined) throw storeHangs();
  if (isAdded) return held(openRecord(claim), askedAtMs + leaseMs);

  const taker = { ticket: claim.ticket, askedAtMs };
  while (clock.nowMs() <= waitUntilMs) {
    const record = await findPatiently(platform, claim.key, waitUntilMs);
    if (record === undefined) break; // purged this very moment, or out of time
    // The answer to our own add or take-over was lost, but it was heard.
    if (record.ticket === taker.ticket) return held(record, taker.askedAtMs + leaseMs);
    if (isAnswered(record)) return { kind: "finished", answer: record.answer ?? notDoneAnswer(record.pair) };
    const taken = await takeOverInTime(platform, request, record, taker);
    if (taken !== undefined) return taken;
    await clock.after(POLL_MS);
  }
  return { kind: "in-progress" };
}

function isAnswered({ state, answer }: PushRecord): boolean {
  return state !== "open" || answer !== undefined;
}

/** Takes the push over if it is due by the database's clock. A take-over whose answer is lost shows at the next look. */
async function takeOverInTime(
  { clock, store }: Platform,
  { leaseMs, waitUntilMs, runs: ownRuns }: ClaimRequest,
  record: PushRecord,
  taker: { readonly ticket: string; askedAtMs: number },
): Promise<Claim | undefined> {
  if (waitUntilMs - clock.nowMs() < MIN_TAKE_OVER_MS) return undefined;
  taker.askedAtMs = clock.nowMs();
  const next = { ticket: taker.ticket, leaseMs, runs: record.runs + ownRuns };
  try {
    const isTaken = await store.takeOver(record, next);
    return isTaken ? held({ ...record, ...next, attempt: record.attempt + 1 }, taker.askedAtMs + leaseMs) : undefined;
  } catch (error) {
    if (isUnavailable(error)) return undefined;
    throw error;
  }
}

/** @throws {PushError} `STORE_UNAVAILABLE` when the database did not answer for a while */
async function addPatiently({ clock, store }: Platform, claim: NewRecord, leaseMs: number): Promise<boolean> {
  const giveUpAtMs = clock.nowMs() + PATIENCE_MS;
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
async function findPatiently(
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
  { clock, newTicket }: Platform,
  { push, functionName, answer, runs, onUnknownSend }: ClaimRequest,
): NewRecord {
  const { key, pair, touser, packet } = push;
  const claim = { key, pair, functionName, touser, packet, attempt: 1, ticket: newTicket(), runs, onUnknownSend };
  return { ...claim, arrivedAtMs: clock.nowMs(), ...(answer === undefined ? {} : { answer }) };
}

function openRecord(claim: NewRecord): PushRecord {
  return { ...claim, state: "open", step: 0, sent: 0, sentAtMs: [], reserved: 0 };
}

function held(record: PushRecord, endsAtMs: number): Claim {
  return { kind: "held", record, hold: holdOf(record, endsAtMs) };
}

function holdOf({ key, attempt, ticket }: PushRecord, endsAtMs: number): Hold {
  return { key, attempt, ticket, endsAtMs };
}
