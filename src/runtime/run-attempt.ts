// Runs one attempt against its deadline: the handler, or what it left in the outbox. Whatever goes wrong is an ending.
import { PushError } from "../push-error";
import { messagesOf } from "../wechat/messages";
import { isAcknowledged, kindOf, takesReplies } from "../wechat/pairs";
import type { Push } from "../wechat/parse-push";
import { isTransferAnswer, type PassiveAnswer, SUCCESS, transferAnswer } from "../wechat/passive-answer";
import { ackOf, isNotYet, notYet } from "./ack-of";
import { answersOf, type CheckedAnswer } from "./answers-of";
import type { Attempt, Ending } from "./attempt";
import { type Deadline, startDeadline } from "./deadline";
import type { CheckedDefinition, HandlerContext } from "./definition";
import { endingOf } from "./ending-of";
import { refuseWithoutLease } from "./hold";
import { createMedia } from "./media";
import type { Platform } from "./ports";
import { Speaker } from "./speaker";

/** Kept at the end of an attempt's time for recording how it ended. */
const RECORDING_RESERVE_MS = 500;

/** What an attempt needs to know of a definition. Whoever finishes an outbox has no handler. */
export type Conduct = Pick<CheckedDefinition, "onUnknownSend" | "maxRuns"> & Partial<Pick<CheckedDefinition, "handle">>;

/** Never rejects, and settles half a second before the attempt's deadline even if the handler never does. */
export async function runAttempt(platform: Platform, attempt: Attempt, conduct: Conduct): Promise<Ending> {
  const { push, record, deadlineAtMs } = attempt;
  const { onUnknownSend, maxRuns } = conduct;
  const deadline = startDeadline(platform.clock, push.pair, deadlineAtMs - RECORDING_RESERVE_MS);
  const speaker = new Speaker(platform, attempt, {
    onUnknownSend,
    deadlineAtMs: deadline.atMs,
    signal: deadline.signal,
  });
  try {
    const work =
      record.outbox === undefined ? handle(platform, attempt, conduct, deadline, speaker) : sayRest(attempt, speaker);
    const answer = await Promise.race([work, deadline.passed]);
    if (isNotYet(push.pair, answer)) {
      return { state: "waiting", error: notYet(push.pair), answer, hold: speaker.hold, progress: speaker.progress() };
    }
    return { state: "completed", answer, hold: speaker.hold, progress: speaker.progress() };
  } catch (error) {
    attempt.log.failure("failed", error);
    const hasHandlerFailed = speaker.progress().outbox === undefined;
    const mayRunAgain = !hasHandlerFailed || record.runs < maxRuns;
    return {
      ...endingOf(error, { mayRunAgain, isTimed: attempt.isTimed }),
      hold: speaker.hold,
      progress: speaker.progress(),
    };
  } finally {
    deadline.cancel();
  }
}

/** What the handler said is known; it does not run again. */
async function sayRest({ record, isDelivery, log }: Attempt, speaker: Speaker): Promise<PassiveAnswer> {
  const answer = record.answer ?? SUCCESS;
  // Its first holder died before it could answer. A redelivery gets the transfer from the record, if WeChat makes one.
  if (!isDelivery && isTransferAnswer(answer) && record.reason === undefined) log.warn("transfer-unconfirmed");
  await speaker.say(record.outbox ?? [], true, answer);
  return answer;
}

async function handle(
  platform: Platform,
  attempt: Attempt,
  { handle: runHandler, maxRuns }: Conduct,
  deadline: Deadline,
  speaker: Speaker,
): Promise<PassiveAnswer> {
  const { push, record, log } = attempt;
  if (runHandler === undefined || record.runs > maxRuns) throw instanceDied(record.runs - 1);
  // Frozen between the claim and here: its time is up, and somebody else may be running it by now.
  refuseWithoutLease(platform.clock, attempt.hold);
  deadline.signal.throwIfAborted();
  const context: HandlerContext = {
    signal: deadline.signal,
    deadlineAtMs: deadline.atMs,
    pushId: push.key,
    log: log.forAuthor,
    media: createMedia(platform, deadline, log),
  };
  if (isAcknowledged(push.pair)) return ackOf(push.pair, await runHandler(push.event, context));
  let transfer: PassiveAnswer | undefined;
  for await (const { answers, isAll } of answersOf(() => runHandler(push.event, context))) {
    // Once it is over, whatever a handler still says falls on deaf ears.
    deadline.signal.throwIfAborted();
    const isTransfer = answers.some(({ kind }) => kind === "transfer-to-agent");
    if (isTransfer) transfer = transferOf(platform, attempt);
    await speaker.say(
      answers.flatMap((answer) => messagesIn(push, answer)),
      isAll,
      transfer,
    );
  }
  return transfer ?? SUCCESS;
}

function messagesIn({ pair }: Push, answer: CheckedAnswer) {
  if (answer.kind === "transfer-to-agent") return [];
  if (takesReplies(pair)) return messagesOf(answer.message);
  throw new PushError(
    "ANSWER_INVALID",
    `The handler of "${pair}" returned a reply, but this push concerns the account, and nobody would get it.`,
    "Return nothing.",
  );
}

function transferOf({ clock }: Platform, { push: { pair, event }, record, isDelivery }: Attempt): PassiveAnswer {
  if (kindOf(pair) !== "message") {
    throw new PushError(
      "ANSWER_INVALID",
      `The handler of "${pair}" returned reply.transferToAgent(), but only a customer's message can be transferred.`,
      "Answer the event with a reply, and transfer when the customer writes.",
    );
  }
  // The customer was handed over when the handler ran for the first time.
  if (record.answer !== undefined && isTransferAnswer(record.answer)) return record.answer;
  if (isDelivery) return transferAnswer(event, clock.nowMs());
  throw new PushError(
    "TRANSFER_TOO_LATE",
    "The customer was to be handed over to a person, but WeChat does not wait for this answer any more.",
    "Decide on a transfer at once, without slow work before it; a slow function cannot transfer.",
  );
}

function instanceDied(runs: number): PushError {
  return new PushError(
    "INSTANCE_DIED",
    `The handler was begun ${runs} times, and each time its instance was gone before it ended.`,
    "Look for an endless loop or too much memory in the handler, or raise its timeout in cloudbaserc.json.",
  );
}
