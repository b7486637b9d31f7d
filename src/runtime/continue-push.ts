// What is left over: replies that could not be sent, handlers whose instance died. The relay goes on with it, and so does the
// customer's next push.
import { parsePush } from "../wechat/parse-push";
import { notDoneAnswer } from "../wechat/passive-answer";
import type { Attempt } from "./attempt";
import { backoffMs } from "./backoff";
import { kick } from "./hand-over";
import { leaseFor } from "./hold";
import type { Platform } from "./ports";
import { createPushLog, type PushLog } from "./push-log";
import type { PushRecord } from "./push-store";
import { windowMsOf } from "./reply-budget";
import { runAttempt } from "./run-attempt";
import { settlePush } from "./settle-push";
import { type TakenOver, takeOver } from "./take-over";

/** What became of a push that was left over. */
export type Continuation = "sent" | "kicked" | "waiting" | "dead" | "taken-by-others";

/** How long somebody may be at it, and in what circumstances. */
export interface ContinuationTerms {
  readonly deadlineAtMs: number;
  readonly isTimed: boolean;
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
  // A second invocation counts its own run, should it come to that.
  const taken = await takeOver(platform, record, { ground: "due", leaseMs, runsHandler: false });
  if (taken === undefined) return "taken-by-others";
  log.info("taken-over", { attempt: taken.hold.attempt });
  if (isOver) return bury(platform, log, taken);
  if (hasOutbox) return sendOutbox(platform, log, taken, terms);
  await kick(platform, log, taken.record);
  return "kicked";
}

/** When WeChat stops taking replies to the customer's action, or pushing a payment. */
function windowEndsAtMs({ allowances }: Platform, { pair, arrivedAtMs }: PushRecord): number {
  return arrivedAtMs + windowMsOf(pair, allowances);
}

async function sendOutbox(
  platform: Platform,
  log: PushLog,
  { record, hold }: TakenOver,
  { deadlineAtMs, isTimed }: ContinuationTerms,
): Promise<Continuation> {
  const push = parsePush(JSON.parse(record.packet ?? "null"));
  const attempt: Attempt = { push, record, hold, deadlineAtMs, isDelivery: false, isTimed, log };
  const ending = await runAttempt(platform, attempt, { onUnknownSend: record.onUnknownSend, maxRuns: 0 });
  await settlePush(platform, attempt, ending);
  if (ending.state === "completed") return "sent";
  return ending.state === "lost" ? "taken-by-others" : ending.state;
}

async function bury({ store }: Platform, log: PushLog, { record, hold }: TakenOver): Promise<Continuation> {
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
