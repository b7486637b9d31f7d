// Runs one attempt against its deadline: the handler, or what it left in the outbox. Whatever goes wrong is an ending.
import { PushError } from "../push-error";
import { messagesOf } from "../wechat/messages";
import { isAcknowledged, kindOf, takesReplies } from "../wechat/pairs";
import type { Push } from "../wechat/parse-push";
import { isTransferReply, type PassiveReply, SUCCESS, transferReply } from "../wechat/passive-reply";
import { ackOf, isNotYet, notYet } from "./ack-of";
import type { Attempt, Ending } from "./attempt";
import { type Deadline, startDeadline } from "./deadline";
import type { CheckedDefinition, HandlerContext } from "./definition";
import { endingOf } from "./ending-of";
import { refuseWithoutLease } from "./lease";
import { createMedia } from "./media";
import { type CheckedOutput, outputsOf } from "./outputs-of";
import type { Platform } from "./ports";
import { Speaker } from "./speaker";
import { RECORDING_RESERVE_MS } from "./time-limits";

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
    const passiveReply = await Promise.race([work, deadline.passed]);
    if (isNotYet(push.pair, passiveReply)) {
      return {
        state: "waiting",
        error: notYet(push.pair),
        passiveReply: passiveReply,
        lease: speaker.hold,
        progress: speaker.progress(),
      };
    }
    return { state: "completed", passiveReply: passiveReply, lease: speaker.hold, progress: speaker.progress() };
  } catch (error) {
    attempt.log.failure("failed", error);
    const hasHandlerFailed = speaker.progress().outbox === undefined;
    const mayRunAgain = !hasHandlerFailed || record.runs < maxRuns;
    return {
      ...endingOf(error, { mayRunAgain, mayLackCloudCalls: attempt.mayLackCloudCalls }),
      lease: speaker.hold,
      progress: speaker.progress(),
    };
  } finally {
    deadline.cancel();
  }
}

/** What the handler said is known; it does not run again. */
async function sayRest({ record, isDelivery, log }: Attempt, speaker: Speaker): Promise<PassiveReply> {
  const passiveReply = record.passiveReply ?? SUCCESS;
  // Its first holder died before it could answer. A redelivery gets the transfer from the record, if WeChat makes one.
  if (!isDelivery && isTransferReply(passiveReply) && record.reason === undefined) log.warn("transfer-unconfirmed");
  await speaker.say(record.outbox ?? [], true, passiveReply);
  return passiveReply;
}

async function handle(
  platform: Platform,
  attempt: Attempt,
  { handle: runHandler, maxRuns }: Conduct,
  deadline: Deadline,
  speaker: Speaker,
): Promise<PassiveReply> {
  const { push, record, log } = attempt;
  if (runHandler === undefined || record.runs > maxRuns) throw instanceDied(record.runs - 1);
  // Frozen between the claim and here: its time is up, and somebody else may be running it by now.
  refuseWithoutLease(platform.clock, attempt.lease);
  deadline.signal.throwIfAborted();
  const context: HandlerContext = {
    signal: deadline.signal,
    deadlineAtMs: deadline.atMs,
    pushId: push.key,
    log: log.forAuthor,
    media: createMedia(platform, deadline, log),
  };
  if (isAcknowledged(push.pair)) return ackOf(push.pair, await runHandler(push.event, context));
  let transfer: PassiveReply | undefined;
  for await (const { outputs, isAll } of outputsOf(() => runHandler(push.event, context))) {
    // Once it is over, whatever a handler still says falls on deaf ears.
    deadline.signal.throwIfAborted();
    const isTransfer = outputs.some(({ kind }) => kind === "transfer-to-agent");
    if (isTransfer) transfer = transferOf(platform, attempt);
    await speaker.say(
      outputs.flatMap((output) => messagesIn(push, output)),
      isAll,
      transfer,
    );
  }
  return transfer ?? SUCCESS;
}

function messagesIn({ pair }: Push, output: CheckedOutput) {
  if (output.kind === "transfer-to-agent") return [];
  if (takesReplies(pair)) return messagesOf(output.message);
  throw new PushError(
    "OUTPUT_INVALID",
    `The handler of "${pair}" returned a reply, but this push concerns the account, and nobody would get it.`,
    "Return nothing.",
  );
}

function transferOf({ clock }: Platform, { push: { pair, event }, record, isDelivery }: Attempt): PassiveReply {
  if (kindOf(pair) !== "message") {
    throw new PushError(
      "OUTPUT_INVALID",
      `The handler of "${pair}" returned reply.transferToAgent(), but only a customer's message can be transferred.`,
      "Answer the event with a reply, and transfer when the customer writes.",
    );
  }
  // The customer was handed over when the handler ran for the first time.
  if (record.passiveReply !== undefined && isTransferReply(record.passiveReply)) return record.passiveReply;
  if (isDelivery) return transferReply(event, clock.nowMs());
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
