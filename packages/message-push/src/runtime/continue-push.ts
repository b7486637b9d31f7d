// Goes on with an unfinished push: replies that could not be sent, a handler whose instance died. The relay does that, and the
// customer's next push.
import { type Push, parsePush } from "../wechat/parse-push";
import type { Attempt } from "./attempt";
import { type Cause, damaged, writeDeadLetter } from "./dead-letter";
import { leaseFor } from "./lease";
import { holderOf } from "./lease-holder";
import type { Platform } from "./ports";
import { createPushLog, type PushLog } from "./push-log";
import type { PushRecord, PushState } from "./push-store";
import { windowMsOf } from "./reply-budget";
import { backoffMs } from "./retry";
import { runAttempt } from "./run-attempt";
import { invokeInBackground } from "./run-in-background";
import { settlePush } from "./settle-push";
import { type TakenOver, takeOver } from "./take-over";
import { TRANSFER_MISSED_TEXT } from "./transfer-missed";

/** What became of an unfinished push: its state, or that its handler was left to a second invocation, or another owner. */
export type Continuation = Exclude<PushState, "leased"> | "invoked" | "lease-lost";

/** How long it may take, and whether cloud calls may be refused. */
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
  limits: ContinuationLimits,
): Promise<Continuation> {
  const log = createPushLog(platform, record);
  const isOver = platform.clock.nowMs() >= windowEndsAtMs(platform, record);
  const hasOutbox = record.outbox !== undefined;
  const leaseMs =
    hasOutbox || isOver
      ? leaseFor(limits.deadlineAtMs - platform.clock.nowMs())
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
  const push = pushIn(taken.record);
  if (push === undefined) return giveUp(platform, log, taken, damaged("packet"));
  if (isOver) return giveUp(platform, log, taken, windowClosed(taken.record));
  if (hasOutbox) return sendOutbox(platform, log, push, taken, limits);
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
  push: Push,
  { record, lease }: TakenOver,
  { deadlineAtMs, mayLackCloudCalls }: ContinuationLimits,
): Promise<Continuation> {
  const attempt: Attempt = {
    push,
    record,
    lease: holderOf(lease),
    deadlineAtMs,
    isDelivery: false,
    mayLackCloudCalls,
    log,
  };
  const { onUnknownSend, transferMissedText = TRANSFER_MISSED_TEXT } = record;
  const ending = await runAttempt(platform, attempt, { onUnknownSend, transferMissedText, maxRuns: 0 });
  await settlePush(platform, attempt, ending);
  // An outbox has no handler that could leave anything to others.
  return ending.state === "later" ? "waiting" : ending.state;
}

/** The push in a record; `undefined` where somebody has made something else of it. */
function pushIn({ packet = "null" }: PushRecord): Push | undefined {
  try {
    return parsePush(JSON.parse(packet));
  } catch {
    return undefined;
  }
}

/** WeChat takes no reply any more; what went wrong before is the reason that helps. */
function windowClosed({ errCode, reason = "INSTANCE_DIED" }: PushRecord): Cause {
  return { reason: "WINDOW_CLOSED", lastError: reason, ...(errCode === undefined ? {} : { errCode }) };
}

async function giveUp(platform: Platform, log: PushLog, taken: TakenOver, cause: Cause): Promise<Continuation> {
  const finished = await writeDeadLetter(platform, log, taken, { cause, runs: taken.record.runs });
  return finished === "lease-lost" ? finished : "dead";
}
