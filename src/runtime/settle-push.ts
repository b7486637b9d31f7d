// Records how an attempt ended, so that every later delivery gets the same answer and whoever comes next can go on.
import { PushError } from "../push-error";
import { isAcknowledged } from "../wechat/pairs";
import { notDoneReply, type PassiveReply } from "../wechat/passive-reply";
import type { Attempt, Ending } from "./attempt";
import { backoffMs } from "./backoff";
import { runsEnded } from "./count-runs";
import type { Lease } from "./lease";
import type { Platform } from "./ports";
import type { FinishOutcome } from "./push-store";
import { within } from "./within";

/** What is answered, and what else is known. */
export interface Settlement {
  readonly passiveReply: PassiveReply;
  /** Something older of this customer waits. */
  readonly hasBacklog: boolean;
  /** Nothing was said, and no record remembers the push: only WeChat can bring it back. */
  readonly isForgotten: boolean;
}

/** A payment is pushed again by WeChat itself, soon, so it must not be waiting for long. */
const PAYMENT_PAUSE_MS = 1_000;
const FIRST_PAUSE_MS = 100;
/** While the database is down, WeChat's answer does not wait for it any longer. */
const LAST_TRY_MS = 500;

/** Never rejects, and gives up at the attempt's deadline: WeChat must get its answer in time. */
export async function settlePush(platform: Platform, attempt: Attempt, ending: Ending): Promise<Settlement> {
  const passiveReply = passiveReplyOf(ending) ?? ending.progress.passiveReply ?? notDoneReply(attempt.push.pair);
  if (ending.state === "lease-lost") return { passiveReply: passiveReply, hasBacklog: false, isForgotten: false };
  const { lease } = ending;
  if (lease === undefined) {
    const isSaid =
      ending.state === "completed" || ending.progress.sent > 0 || ending.progress.passiveReply !== undefined;
    const isRecorded = await recordUnprotected(platform, attempt, ending);
    return { passiveReply: passiveReply, hasBacklog: false, isForgotten: !isSaid && !isRecorded };
  }
  const written = await retryUntilDeadline(platform, attempt, () => write(platform, attempt, ending, lease));
  // A try whose answer was lost may have taken the customer's note down: better to look once too often.
  const isOwing = written === "backlog" || (written === "unconfirmed" && ending.state === "completed");
  return { passiveReply: passiveReply, hasBacklog: isOwing, isForgotten: false };
}

function passiveReplyOf(ending: Ending): PassiveReply | undefined {
  return ending.state === "completed" || ending.state === "waiting" ? ending.passiveReply : undefined;
}

/** A push that nobody could claim may have been claimed all the same; then its record must not look unfinished. */
async function recordUnprotected(platform: Platform, attempt: Attempt, ending: Ending): Promise<boolean> {
  const { record, log, deadlineAtMs } = attempt;
  const written = write(platform, attempt, ending, { ...record, endsAtMs: Number.POSITIVE_INFINITY });
  const tried = written.catch((error: unknown) => log.failure("outcome-unrecorded", error));
  const result = await within(platform.clock, Math.min(deadlineAtMs, platform.clock.nowMs() + LAST_TRY_MS), tried);
  return result === "recorded" || result === "backlog";
}

async function write(platform: Platform, attempt: Attempt, ending: Ending, lease: Lease): Promise<FinishOutcome> {
  switch (ending.state) {
    case "completed":
      return complete(platform, attempt, ending, lease);
    case "waiting":
      return wait(platform, attempt, ending, lease);
    case "dead":
      return deadLetter(platform, attempt, ending, lease);
    default:
      return "lease-lost";
  }
}

type EndingOf<State extends Ending["state"]> = Extract<Ending, { state: State }>;

async function complete(
  { store }: Platform,
  { push, log }: Attempt,
  { passiveReply, progress: { sent, sentAtMs } }: EndingOf<"completed">,
  lease: Lease,
): Promise<FinishOutcome> {
  const finished = await store.finish(lease, push.touser, {
    state: "completed",
    passiveReply: passiveReply,
    sent,
    sentAtMs,
    reserved: 0,
  });
  logIfRecorded(finished, () => log.info("completed"));
  return finished;
}

async function wait(
  platform: Platform,
  { push, log, record }: Attempt,
  { error, progress }: EndingOf<"waiting">,
  lease: Lease,
): Promise<FinishOutcome> {
  // Until it is done, a payment has no answer that another delivery could be given.
  const isPayment = isAcknowledged(push.pair);
  const dueInMs = isPayment ? PAYMENT_PAUSE_MS : backoffMs(platform, record.attempt);
  const passiveReply = isPayment ? {} : { passiveReply: record.passiveReply ?? notDoneReply(push.pair) };
  // A write of its own that was given up may still be on its way; it must not undo this one.
  const writeNumber = progress.writeNumber + 1;
  const runs = runsEnded(record, error);
  const change = { ...passiveReply, ...progress, ...causeOf(error), runs, writeNumber, reserved: 0, dueInMs };
  const isHeld = await platform.store.change(lease, change);
  const finished = isHeld ? "recorded" : "lease-lost";
  logIfRecorded(finished, () => log[isAckedNotYet(error) ? "info" : "warn"]("waiting", { ...causeOf(error), dueInMs }));
  // Who said "not yet" asked WeChat for another push, and owes the customer nothing.
  if (isHeld && !isAckedNotYet(error)) {
    await platform.store
      .flagBacklog(push.touser)
      .catch((failure: unknown) => log.failure("backlog-flag-unrecorded", failure));
  }
  return finished;
}

async function deadLetter(
  { store }: Platform,
  { push, log, record }: Attempt,
  { error, progress }: EndingOf<"dead">,
  lease: Lease,
): Promise<FinishOutcome> {
  const passiveReply = notDoneReply(push.pair);
  const runs = runsEnded(record, error);
  const finished = await store.finish(lease, push.touser, {
    state: "dead",
    passiveReply,
    ...progress,
    ...causeOf(error),
    runs,
    reserved: 0,
  });
  const unsent = progress.outbox?.length;
  const write = () => log.error("dead-letter", { ...causeOf(error), attempts: record.attempt, runs, unsent });
  logIfRecorded(finished, write);
  return finished;
}

function isAckedNotYet(error: unknown): boolean {
  return error instanceof PushError && error.code === "ACK_NOT_YET";
}

function logIfRecorded(finished: FinishOutcome, write: () => void): void {
  if (finished !== "lease-lost") write();
}

function causeOf(error: unknown): { reason: string; errCode?: number } {
  if (!(error instanceof PushError)) return { reason: "HANDLER_FAILED" };
  return { reason: error.code, ...(error.errCode === undefined ? {} : { errCode: error.errCode }) };
}

/** Tries until the deadline: a database that is back a moment later still learns how the push ended. */
async function retryUntilDeadline(
  { clock }: Platform,
  { deadlineAtMs, log }: Attempt,
  run: () => Promise<FinishOutcome>,
): Promise<FinishOutcome | "unconfirmed" | undefined> {
  const over = new AbortController();
  let hasFailed = false;
  const tryUntilOver = async (): Promise<FinishOutcome | "unconfirmed" | undefined> => {
    for (let pauseMs = FIRST_PAUSE_MS; !over.signal.aborted; pauseMs *= 2) {
      try {
        const finished = await run();
        if (finished !== "lease-lost") return finished;
        // The first try may have been heard after all, and then there is nothing left to hold.
        if (hasFailed) log.warn("outcome-unconfirmed");
        else log.warn("outcome-unrecorded", { reason: "taken over" });
        return hasFailed ? "unconfirmed" : finished;
      } catch (error) {
        hasFailed = true;
        log.failure("outcome-unrecorded", error);
      }
      await clock.after(pauseMs, over.signal);
    }
    return undefined;
  };
  const result = await within(clock, deadlineAtMs, tryUntilOver());
  over.abort();
  if (result === undefined) log.warn("outcome-unrecorded", { reason: "deadline" });
  return result;
}
