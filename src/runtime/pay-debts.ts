// What is left over: replies that could not be sent, handlers whose instance died. Finished by the relay, and by the
// customer's next push, which works even where a timer may not make cloud calls.

import { parsePush } from "../wechat/parse-push";
import { notDoneAnswer } from "../wechat/passive-answer";
import type { Attempt } from "./attempt";
import { backoffMs } from "./backoff";
import { kick } from "./hand-over";
import { type Hold, leaseFor } from "./hold";
import type { Platform } from "./ports";
import { createPushLog, type PushLog } from "./push-log";
import type { PushRecord } from "./push-store";
import { allowanceOf } from "./reply-budget";
import { runAttempt } from "./run-attempt";
import { settlePush } from "./settle-push";
import { within } from "./within";

/** What became of a push that was left over. */
export type Continuation = "sent" | "kicked" | "waiting" | "dead" | "taken-by-others";

/** How long somebody may be at it, and in what circumstances. */
export interface ContinuationTerms {
  readonly deadlineAtMs: number;
  readonly isTimed: boolean;
}

/** A customer rarely is owed more, and the rest follows with the next push. */
const MAX_DEBTS = 3;
/** With less time left, a debt is left to others. */
const MIN_TIME_MS = 1_500;

/** Finishes what is due for the customer of a push that was just finished, in the time that it has left. */
export async function payDebts(platform: Platform, attempt: Attempt): Promise<void> {
  await within(platform.clock, attempt.deadlineAtMs, payInTime(platform, attempt));
}

async function payInTime(platform: Platform, { push: { touser }, deadlineAtMs, log }: Attempt): Promise<void> {
  const { clock, store } = platform;
  const hasTime = () => deadlineAtMs - clock.nowMs() >= MIN_TIME_MS;
  try {
    const debts = hasTime() ? await store.findDue(MAX_DEBTS, touser) : [];
    log.info("owing", { debts: debts.length });
    for (const record of debts) {
      if (hasTime()) await continuePush(platform, record, { deadlineAtMs, isTimed: false });
    }
    // What is not due yet, or did not fit in, needs its note again.
    if (debts.length === 0 || !hasTime()) await store.leaveNote(touser);
  } catch (error) {
    log.failure("debts-unpaid", error);
  }
}

/**
 * Goes on with one push that is due: sends what is in its outbox, or has its own function run its handler again.
 *
 * @throws {PushError} `STORE_UNAVAILABLE`
 */
export async function continuePush(
  platform: Platform,
  record: PushRecord,
  terms: ContinuationTerms,
): Promise<Continuation> {
  const log = createPushLog(platform, record);
  const isOver = platform.clock.nowMs() >= windowEndsAtMs(platform, record);
  const hasOutbox = record.outbox !== undefined;
  const leaseMs =
    hasOutbox || isOver
      ? leaseFor(terms.deadlineAtMs - platform.clock.nowMs())
      : backoffMs(platform, record.attempt + 1);
  const hold = await takeOver(platform, record, leaseMs);
  if (hold === undefined) return "taken-by-others";
  log.info("taken-over", { attempt: hold.attempt });
  if (isOver) return bury(platform, log, record, hold);
  if (hasOutbox) return sendOutbox(platform, log, { ...record, ...hold }, hold, terms);
  await kick(platform, log, { ...record, ticket: hold.ticket });
  return "kicked";
}

/** When WeChat stops taking replies to the customer's action, or pushing a payment. */
function windowEndsAtMs({ allowances }: Platform, { pair, arrivedAtMs }: PushRecord): number {
  return arrivedAtMs + allowanceOf(pair, allowances).windowMs;
}

async function takeOver(
  { clock, store, newTicket }: Platform,
  record: PushRecord,
  leaseMs: number,
): Promise<Hold | undefined> {
  const askedAtMs = clock.nowMs();
  const ticket = newTicket();
  // A second invocation counts its own run, should it come to that.
  if (!(await store.takeOver(record, { ticket, leaseMs, runs: record.runs }))) return undefined;
  return { key: record.key, attempt: record.attempt + 1, ticket, endsAtMs: askedAtMs + leaseMs };
}

async function sendOutbox(
  platform: Platform,
  log: PushLog,
  record: PushRecord,
  hold: Hold,
  { deadlineAtMs, isTimed }: ContinuationTerms,
): Promise<Continuation> {
  const push = parsePush(JSON.parse(record.packet ?? "null"));
  const attempt: Attempt = { push, record, hold, deadlineAtMs, isDelivery: false, isTimed, log };
  const ending = await runAttempt(platform, attempt, { onUnknownSend: record.onUnknownSend, maxRuns: 0 });
  await settlePush(platform, attempt, ending);
  if (ending.state === "completed") return "sent";
  return ending.state === "lost" ? "taken-by-others" : ending.state;
}

async function bury({ store }: Platform, log: PushLog, record: PushRecord, hold: Hold): Promise<Continuation> {
  const cause = { reason: "WINDOW_CLOSED", lastError: record.reason ?? "INSTANCE_DIED" };
  await store.finish(hold, record.touser, { state: "dead", ...cause, answer: notDoneAnswer(record.pair), reserved: 0 });
  log.error("dead-letter", {
    ...cause,
    errCode: record.errCode,
    attempts: hold.attempt,
    runs: record.runs,
    unsent: record.outbox?.length,
  });
  return "dead";
}
