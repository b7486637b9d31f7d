// Records how an attempt ended, so that every later delivery gets the same answer and whoever comes next can go on.
import { PushError } from "../push-error";
import { isPaymentPair } from "../wechat/pairs";
import { notDoneAnswer, type PassiveAnswer } from "../wechat/passive-answer";
import type { Attempt, Ending } from "./attempt";
import { backoffMs } from "./backoff";
import type { Hold } from "./hold";
import type { Platform } from "./ports";
import type { Finished } from "./push-store";
import { within } from "./within";

/** What is answered, and whether something older of this customer waits. */
export interface Settlement {
  readonly answer: PassiveAnswer;
  readonly isOwing: boolean;
}

/** A payment is pushed again by WeChat itself, soon, so it must not be waiting for long. */
const PAYMENT_PAUSE_MS = 1_000;
const FIRST_PAUSE_MS = 100;

/** Never rejects, and gives up at the attempt's deadline: WeChat must get its answer in time. */
export async function settlePush(platform: Platform, attempt: Attempt, ending: Ending): Promise<Settlement> {
  const answer = answerOf(attempt, ending);
  if (ending.state === "lost" || ending.hold === undefined) return { answer, isOwing: false };
  const { hold } = ending;
  const isOwing = await patiently(platform, attempt, () => write(platform, attempt, ending, hold));
  return { answer, isOwing: isOwing ?? false };
}

/** A person can take over although a reply is still to be sent, or never will be. */
function answerOf({ push }: Attempt, ending: Ending): PassiveAnswer {
  if (ending.state === "completed") return ending.answer;
  const transfer = ending.state === "lost" ? undefined : ending.progress.answer;
  return transfer ?? notDoneAnswer(push.pair);
}

/** Writes the ending; tells whether the customer has a note. */
async function write(platform: Platform, attempt: Attempt, ending: Ending, hold: Hold): Promise<boolean> {
  switch (ending.state) {
    case "completed":
      return complete(platform, attempt, ending, hold);
    case "waiting":
      return wait(platform, attempt, ending, hold);
    case "dead":
      return bury(platform, attempt, ending, hold);
    default:
      return false;
  }
}

type EndingOf<State extends Ending["state"]> = Extract<Ending, { state: State }>;

async function complete(
  { store }: Platform,
  { push, log }: Attempt,
  { answer, progress: { sent, sentAtMs } }: EndingOf<"completed">,
  hold: Hold,
): Promise<boolean> {
  const finished = await store.finish(hold, push.touser, { state: "completed", answer, sent, sentAtMs, reserved: 0 });
  tell(finished, () => log.info("completed"), log);
  return finished === "owing";
}

async function wait(
  platform: Platform,
  { push, log, record }: Attempt,
  { error, progress }: EndingOf<"waiting">,
  hold: Hold,
): Promise<boolean> {
  // Until it is done, a payment has no answer that another delivery could be given.
  const isPayment = isPaymentPair(push.pair);
  const dueInMs = isPayment ? PAYMENT_PAUSE_MS : backoffMs(platform, record.attempt);
  const answer = isPayment ? {} : { answer: progress.answer ?? record.answer ?? notDoneAnswer(push.pair) };
  const isHeld = await platform.store.change(hold, { ...progress, ...answer, ...causeOf(error), reserved: 0, dueInMs });
  tell(isHeld ? "recorded" : "not-held", () => log.warn("waiting", { ...causeOf(error), dueInMs }), log);
  await platform.store.leaveNote(push.touser).catch((failure: unknown) => log.failure("note-unrecorded", failure));
  return false;
}

async function bury(
  { store }: Platform,
  { push, log, record }: Attempt,
  { error, progress }: EndingOf<"dead">,
  hold: Hold,
): Promise<boolean> {
  const answer = progress.answer ?? notDoneAnswer(push.pair);
  const finished = await store.finish(hold, push.touser, {
    state: "dead",
    ...progress,
    answer,
    ...causeOf(error),
    reserved: 0,
  });
  const unsent = progress.outbox?.length;
  const write = () =>
    log.error("dead-letter", { ...causeOf(error), attempts: record.attempt, runs: record.runs, unsent });
  tell(finished, write, log);
  return false;
}

function tell(finished: Finished, write: () => void, log: Attempt["log"]): void {
  if (finished === "not-held") log.warn("outcome-unrecorded", { reason: "taken over" });
  else write();
}

function causeOf(error: unknown): { reason: string; errCode?: number } {
  if (!(error instanceof PushError)) return { reason: "HANDLER_FAILED" };
  return { reason: error.code, ...(error.errCode === undefined ? {} : { errCode: error.errCode }) };
}

/** Tries until the deadline: a database that is back a moment later still learns how the push ended. */
async function patiently<T>(
  { clock }: Platform,
  { deadlineAtMs, log }: Attempt,
  run: () => Promise<T>,
): Promise<T | undefined> {
  const over = new AbortController();
  const tryUntilOver = async (): Promise<T | undefined> => {
    for (let pauseMs = FIRST_PAUSE_MS; !over.signal.aborted; pauseMs *= 2) {
      try {
        return await run();
      } catch (error) {
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
