// What is left over: replies that could not be sent, handlers whose instance died. The relay goes on with it, and so does the
// customer's next push.
import { parsePush } from "../wechat/parse-push";
import { notDoneReply } from "../wechat/passive-reply";
import type { Attempt } from "./attempt";
import { backoffMs } from "./backoff";
import { leaseFor } from "./lease";
import type { Platform } from "./ports";
import { createPushLog, type PushLog } from "./push-log";
import type { PushRecord, PushState } from "./push-store";
import { windowMsOf } from "./reply-budget";
import { runAttempt } from "./run-attempt";
import { invokeInBackground } from "./run-in-background";
import { settlePush } from "./settle-push";
import { type TakenOver, takeOver } from "./take-over";

/** What became of an unfinished push: its state, or that its handler was left to a second invocation, or another owner. */
export type Continuation = Exclude<PushState, "leased"> | "invoked" | "lease-lost";

/** How long somebody may be at it, and in what circumstances. */
export interface ContinuationLimits {
  readonly deadlineAtMs: number;
  readonly mayLackCloudCalls: boolean;
}

/**
 * Goes on with one push that is due: sends what is in its outbox, or has its own function run its handler again.
 *
 * @throws {PushError} `STORE_UNAVAILABLE`
 */
export async function continuePush(
  platform: Platform,
  record: PushRecord,
  terms: ContinuationLimits,
): Promise<Continuation> {
  const log = createPushLog(platform, record);
  const isOver = platform.clock.nowMs() >= windowEndsAtMs(platform, record);
  const hasOutbox = record.outbox !== undefined;
  const leaseMs =
    hasOutbox || isOver
      ? leaseFor(terms.deadlineAtMs - platform.clock.nowMs())
      : backoffMs(platform, record.attempt + 1);
  // A second invocation counts its own run, should it come to that.
  const taken = await takeOver(platform, record, {
    ground: "due",
    leaseMs,
    fencingToken: platform.newFencingToken(),
    runsHandler: false,
  });
  if (taken === undefined) return "lease-lost";
  log.info("taken-over", { attempt: taken.lease.attempt });
  if (isOver) return deadLetter(platform, log, taken);
  if (hasOutbox) return sendOutbox(platform, log, taken, terms);
  await invokeInBackground(platform, log, taken.record);
  return "invoked";
}

/** When WeChat stops taking replies to the customer's action, or pushing a payment. */
function windowEndsAtMs({ allowances }: Platform, { pair, arrivedAtMs }: PushRecord): number {
  return arrivedAtMs + windowMsOf(pair, allowances);
}

async function sendOutbox(
  platform: Platform,
  log: PushLog,
  { record, lease }: TakenOver,
  { deadlineAtMs, mayLackCloudCalls: isTimed }: ContinuationLimits,
): Promise<Continuation> {
  const push = parsePush(JSON.parse(record.packet ?? "null"));
  const attempt: Attempt = {
    push,
    record,
    lease: lease,
    deadlineAtMs,
    isDelivery: false,
    mayLackCloudCalls: isTimed,
    log,
  };
  const ending = await runAttempt(platform, attempt, { onUnknownSend: record.onUnknownSend, maxRuns: 0 });
  await settlePush(platform, attempt, ending);
  return ending.state;
}

async function deadLetter({ store }: Platform, log: PushLog, { record, lease }: TakenOver): Promise<Continuation> {
  const cause = { reason: "WINDOW_CLOSED", lastError: record.reason ?? "INSTANCE_DIED" };
  await store.finish(lease, record.touser, {
    state: "dead",
    ...cause,
    passiveReply: notDoneReply(record.pair),
    reserved: 0,
  });
  log.error("dead-letter", {
    ...cause,
    errCode: record.errCode,
    attempts: lease.attempt,
    runs: record.runs,
    unsent: record.outbox?.length,
  });
  return "dead";
}
