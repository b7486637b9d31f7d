// Records how an attempt ended, so that every later delivery gets the same answer and whoever comes next can go on.
import { PushError } from "../push-error";
import { isAcknowledged } from "../wechat/pairs";
import { notDoneAnswer, type PassiveAnswer } from "../wechat/passive-answer";
import type { Attempt, Ending } from "./attempt";
import { backoffMs } from "./backoff";
import type { Hold } from "./hold";
import type { Platform } from "./ports";
import type { Finished } from "./push-store";
import { within } from "./within";

/** What is answered, and what else is known. */
export interface Settlement {
  readonly answer: PassiveAnswer;
  /** Something older of this customer waits. */
  readonly isOwing: boolean;
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
  const answer = answerOf(ending) ?? ending.progress.answer ?? notDoneAnswer(attempt.push.pair);
  if (ending.state === "lost") return { answer, isOwing: false, isForgotten: false };
  const { hold } = ending;
  if (hold === undefined) {
    const isSaid = ending.state === "completed" || ending.progress.sent > 0 || ending.progress.answer !== undefined;
    const isRecorded = await recordUnprotected(platform, attempt, ending);
    return { answer, isOwing: false, isForgotten: !isSaid && !isRecorded };
  }
  const written = await patiently(platform, attempt, () => write(platform, attempt, ending, hold));
  // A try whose answer was lost may have taken the customer's note down: better to look once too often.
  const isOwing = written === "owing" || (written === "unconfirmed" && ending.state === "completed");
  return { answer, isOwing, isForgotten: false };
}

function answerOf(ending: Ending): PassiveAnswer | undefined {
  return ending.state === "completed" || ending.state === "waiting" ? ending.answer : undefined;
}

/** A push that nobody could claim may have been claimed all the same; then its record must not look unfinished. */
async function recordUnprotected(platform: Platform, attempt: Attempt, ending: Ending): Promise<boolean> {
  const { record, log, deadlineAtMs } = attempt;
  const written = write(platform, attempt, ending, { ...record, endsAtMs: Number.POSITIVE_INFINITY });
  const tried = written.catch((error: unknown) => log.failure("outcome-unrecorded", error));
  const result = await within(platform.clock, Math.min(deadlineAtMs, platform.clock.nowMs() + LAST_TRY_MS), tried);
  return result === "recorded" || result === "owing";
}

async function write(platform: Platform, attempt: Attempt, ending: Ending, hold: Hold): Promise<Finished> {
  switch (ending.state) {
    case "completed":
      return complete(platform, attempt, ending, hold);
    case "waiting":
      return wait(platform, attempt, ending, hold);
    case "dead":
      return bury(platform, attempt, ending, hold);
    default:
      return "not-held";
  }
}

type EndingOf<State extends Ending["state"]> = Extract<Ending, { state: State }>;

async function complete(
  { store }: Platform,
  { push, log }: Attempt,
  { answer, progress: { sent, sentAtMs } }: EndingOf<"completed">,
  hold: Hold,
): Promise<Finished> {
  const finished = await store.finish(hold, push.touser, { state: "completed", answer, sent, sentAtMs, reserved: 0 });
  tell(finished, () => log.info("completed"));
  return finished;
}

async function wait(
  platform: Platform,
  { push, log, record }: Attempt,
  { error, progress }: EndingOf<"waiting">,
  hold: Hold,
): Promise<Finished> {
  // Until it is done, a payment has no answer that another delivery could be given.
  const isPayment = isAcknowledged(push.pair);
  const dueInMs = isPayment ? PAYMENT_PAUSE_MS : backoffMs(platform, record.attempt);
  const answer = isPayment ? {} : { answer: record.answer ?? notDoneAnswer(push.pair) };
  // A write of its own that was given up may still be on its way; it must not undo this one.
  const step = progress.step + 1;
  // To say "not yet" is no failure, so it does not count as a run.
  const runs = isAckedNotYet(error) ? { runs: record.runs - 1 } : {};
  const change = { ...answer, ...progress, ...causeOf(error), ...runs, step, reserved: 0, dueInMs };
  const isHeld = await platform.store.change(hold, change);
  const finished = isHeld ? "recorded" : "not-held";
  tell(finished, () => log[isAckedNotYet(error) ? "info" : "warn"]("waiting", { ...causeOf(error), dueInMs }));
  // Who said "not yet" asked WeChat for another push, and owes the customer nothing.
  if (isHeld && !isAckedNotYet(error)) {
    await platform.store.leaveNote(push.touser).catch((failure: unknown) => log.failure("note-unrecorded", failure));
  }
  return finished;
}

async function bury(
  { store }: Platform,
  { push, log, record }: Attempt,
  { error, progress }: EndingOf<"dead">,
  hold: Hold,
): Promise<Finished> {
  const answer = notDoneAnswer(push.pair);
  const finished = await store.finish(hold, push.touser, {
    state: "dead",
    answer,
    ...progress,
    ...causeOf(error),
    reserved: 0,
  });
  const unsent = progress.outbox?.length;
  const write = () =>
    log.error("dead-letter", { ...causeOf(error), attempts: record.attempt, runs: record.runs, unsent });
  tell(finished, write);
  return finished;
}

function isAckedNotYet(error: unknown): boolean {
  return error instanceof PushError && error.code === "ACK_NOT_YET";
}

function tell(finished: Finished, write: () => void): void {
  if (finished !== "not-held") write();
}

function causeOf(error: unknown): { reason: string; errCode?: number } {
  if (!(error instanceof PushError)) return { reason: "HANDLER_FAILED" };
  return { reason: error.code, ...(error.errCode === undefined ? {} : { errCode: error.errCode }) };
}

/** Tries until the deadline: a database that is back a moment later still learns how the push ended. */
async function patiently(
  { clock }: Platform,
  { deadlineAtMs, log }: Attempt,
  run: () => Promise<Finished>,
): Promise<Finished | "unconfirmed" | undefined> {
  const over = new AbortController();
  let hasFailed = false;
  const tryUntilOver = async (): Promise<Finished | "unconfirmed" | undefined> => {
    for (let pauseMs = FIRST_PAUSE_MS; !over.signal.aborted; pauseMs *= 2) {
      try {
        const finished = await run();
        if (finished !== "not-held") return finished;
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
