// Runs one attempt against its deadline: the handler, or what it left in the outbox. Every failure becomes an ending.
import { PushError } from "../push-error";
import { conversationOf } from "../wechat/message-options";
import { messagesOf, withWholeCharacters } from "../wechat/messages";
import { isAcknowledged, kindOf, takesReplies } from "../wechat/pairs";
import { isTransferReply, type PassiveReply, SUCCESS, transferReply } from "../wechat/passive-reply";
import { reply } from "../wechat/replies";
import { type Acknowledgement, acknowledgementOf, notYet } from "./ack-of";
import type { Attempt, Ending } from "./attempt";
import { type Deadline, startDeadline } from "./deadline";
import type { CheckedDefinition, HandlerContext } from "./definition";
import { endingOf } from "./ending-of";
import { refuseWithoutLease } from "./lease";
import { createMedia } from "./media";
import { type CheckedOutput, outputsOf } from "./outputs-of";
import type { Platform } from "./ports";
import { ReplySender } from "./reply-sender";
import { RECORDING_RESERVE_MS } from "./time-limits";

/** What an attempt needs to know of a definition. To send an outbox, no handler is needed. */
export type Conduct = Pick<CheckedDefinition, "onUnknownSend" | "maxRuns"> &
  Partial<Pick<CheckedDefinition, "handle" | "transferMissedText">>;

/** Never rejects, and settles half a second before the attempt's deadline even if the handler never does. */
export async function runAttempt(platform: Platform, attempt: Attempt, conduct: Conduct): Promise<Ending> {
  const { push, record, deadlineAtMs } = attempt;
  const { onUnknownSend, maxRuns } = conduct;
  const deadline = startDeadline(platform.clock, push.pair, deadlineAtMs - RECORDING_RESERVE_MS);
  const sender = new ReplySender(platform, attempt, {
    onUnknownSend,
    deadlineAtMs: deadline.atMs,
    signal: deadline.signal,
  });
  try {
    const work =
      record.outbox === undefined ? handle(platform, attempt, conduct, deadline, sender) : sendRest(attempt, sender);
    const { passiveReply, isNotYet } = await Promise.race([work, deadline.passed]);
    if (isNotYet) {
      return { state: "waiting", error: notYet(push.pair), passiveReply, progress: sender.progress() };
    }
    return { state: "completed", passiveReply, progress: sender.progress() };
  } catch (error) {
    attempt.log.failure("failed", error);
    const progress = sender.progress();
    const hasHandlerFailed = progress.outbox === undefined;
    const mayRunAgain = !hasHandlerFailed || record.runs < maxRuns;
    return { ...endingOf(error, { mayRunAgain, mayLackCloudCalls: attempt.mayLackCloudCalls }), progress };
  } finally {
    deadline.cancel();
  }
}

/** The handler's output is known; it does not run again. */
async function sendRest({ record, isDelivery, log }: Attempt, sender: ReplySender): Promise<Acknowledgement> {
  const passiveReply = record.passiveReply ?? SUCCESS;
  // Its first owner died before it could answer. A redelivery gets the transfer from the record, if WeChat makes one.
  if (!isDelivery && isTransferReply(passiveReply) && record.reason === undefined) log.warn("transfer-unconfirmed");
  await sender.send(record.outbox ?? [], true, passiveReply);
  if (sender.isTransferMissed) throw transferTooLate();
  return { passiveReply, isNotYet: false };
}

async function handle(
  platform: Platform,
  attempt: Attempt,
  { handle: runHandler, maxRuns, transferMissedText = "" }: Conduct,
  deadline: Deadline,
  sender: ReplySender,
): Promise<Acknowledgement> {
  const { push, record, log } = attempt;
  if (runHandler === undefined || record.runs > maxRuns) throw instanceDied(record.runs - 1);
  // Frozen between the claim and here: its time is up, and another invocation may be running it by now.
  refuseWithoutLease(platform.clock, attempt.lease.current);
  deadline.signal.throwIfAborted();
  const context: HandlerContext = {
    signal: deadline.signal,
    deadlineAtMs: deadline.atMs,
    pushId: push.key,
    log: log.forAuthor,
    media: createMedia(platform, deadline, log),
  };
  if (isAcknowledged(push.pair)) {
    return acknowledgementOf(push, await runHandler(push.event, context), platform.clock.nowMs());
  }
  let transfer: PassiveReply | typeof MISSED | undefined;
  for await (const { outputs, isAll } of outputsOf(() => runHandler(push.event, context))) {
    // Output after the deadline is dropped.
    deadline.signal.throwIfAborted();
    const messages = outputs.flatMap((output) => messagesIn(attempt, output));
    if (outputs.some(({ kind }) => kind === "transfer-to-agent")) transfer ??= transferOf(platform, attempt);
    const isMissed = transfer === MISSED && !sender.isTransferMissed;
    if (isMissed) {
      sender.missTransfer();
      attempt.log.error("transfer-too-late");
    }
    const apology = isMissed ? messagesIn(attempt, reply.text(transferMissedText)) : [];
    await sender.send([...messages, ...apology], isAll, transfer === MISSED ? undefined : transfer);
  }
  if (transfer === MISSED) throw transferTooLate();
  return { passiveReply: transfer ?? SUCCESS, isNotYet: false };
}

/** The conversation is written into the messages here, so that it is still known when the relay sends them. */
function messagesIn({ push: { pair, event }, log }: Attempt, output: CheckedOutput) {
  if (output.kind === "transfer-to-agent") return [];
  if (takesReplies(pair)) {
    const message = withWholeCharacters(output.message);
    if (message !== output.message) log.warn("half-character-dropped", { msgtype: message.msgtype });
    return messagesOf(message, conversationOf(event));
  }
  throw new PushError(
    "OUTPUT_INVALID",
    `The handler of "${pair}" returned a reply, but this push concerns the account and has no customer.`,
    "Return nothing.",
  );
}

/** A transfer is the passive reply itself: decided after WeChat was answered, it cannot be made any more. */
const MISSED = Symbol("missed");

function transferOf(
  { clock }: Platform,
  { push: { pair, event }, record, isDelivery }: Attempt,
): PassiveReply | typeof MISSED {
  if (kindOf(pair) !== "message") {
    throw new PushError(
      "OUTPUT_INVALID",
      `The handler of "${pair}" returned reply.transferToAgent(), but only a customer's message can be transferred.`,
      "Return a reply to the event, and transfer when the customer writes.",
    );
  }
  // The customer was transferred when the handler ran for the first time.
  if (record.passiveReply !== undefined && isTransferReply(record.passiveReply)) return record.passiveReply;
  return isDelivery ? transferReply(event, clock.nowMs()) : MISSED;
}

/** Why the push ends as a dead letter when everything is said: the operator must know as well. */
function transferTooLate(): PushError {
  return new PushError(
    "TRANSFER_TOO_LATE",
    "The customer was to be transferred to a person, but WeChat did not wait for this passive reply any more; the customer was told.",
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
