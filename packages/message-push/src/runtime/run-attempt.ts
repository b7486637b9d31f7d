// Runs one attempt against its deadline: the handler, or what it left in the outbox. Every failure becomes an ending.
import { PushError } from "../push-error";
import { conversationOf } from "../wechat/message-options";
import { type MessageBody, messagesOf, withWholeCharacters } from "../wechat/messages";
import { isAcknowledged, isTransferable, takesReplies } from "../wechat/pairs";
import { isTransferReply, type PassiveReply, SUCCESS, transferReply } from "../wechat/passive-reply";
import { reply } from "../wechat/replies";
import { unansweredSend } from "../wechat/send-errors";
import { type Acknowledgement, acknowledgementOf, notYet } from "./ack-of";
import type { Attempt, Ending, Progress } from "./attempt";
import { type Deadline, startDeadline } from "./deadline";
import type { CheckedDefinition, HandlerContext } from "./definition";
import { endingOf } from "./ending-of";
import type { Work } from "./later";
import { refuseWithoutLease } from "./lease";
import { createMedia } from "./media";
import { handedOver, isHandOver } from "./one-voice";
import { type CheckedOutput, outputsOf } from "./outputs-of";
import { createPictures, type Pictures } from "./pictures";
import type { Platform } from "./ports";
import { ReplySender } from "./reply-sender";
import { RECORDING_RESERVE_MS } from "./time-limits";
import { isTransferLost, transferTooLate } from "./transfer-missed";

/** What an attempt needs to know of a definition. To send an outbox, no handler is needed. */
export type Conduct = Pick<CheckedDefinition, "onUnknownSend" | "maxRuns" | "transferMissedText"> &
  Partial<Pick<CheckedDefinition, "handle">>;

/** Never rejects, and settles half a second before the attempt's deadline even if the handler never does. */
export async function runAttempt(platform: Platform, attempt: Attempt, conduct: Conduct): Promise<Ending> {
  const { push, record, deadlineAtMs } = attempt;
  const { onUnknownSend, maxRuns, transferMissedText } = conduct;
  const deadline = startDeadline(platform.clock, push.pair, deadlineAtMs - RECORDING_RESERVE_MS);
  const pictures = createPictures(platform, deadline, attempt.log);
  const sender = new ReplySender(platform, attempt, {
    renew: pictures.renew,
    onUnknownSend,
    transferMissedText,
    deadlineAtMs: deadline.atMs,
    signal: deadline.signal,
  });
  try {
    const work =
      record.outbox === undefined
        ? handle(platform, attempt, conduct, { deadline, sender, pictures })
        : sendRest(attempt, transferMissedText, sender);
    const outcome = await Promise.race([work, deadline.passed]);
    const progress = sender.progress();
    if (outcome === LEFT) return { state: "later", progress };
    const { passiveReply, isNotYet } = outcome;
    if (isNotYet) return { state: "waiting", error: notYet(push.pair), passiveReply, progress };
    return { state: "completed", passiveReply, progress };
  } catch (thrown) {
    // The handler waits for its reply to be sent: that WeChat does not answer is not its fault.
    const isUnanswered = deadline.signal.aborted && sender.isInFlight;
    const error = isUnanswered ? unansweredSend() : thrown;
    if (isHandedOver(error)) return cancelled(platform, attempt, sender.progress());
    attempt.log.failure("failed", error);
    const progress = sender.cutOff();
    const hasHandlerFailed = progress.outbox === undefined;
    const mayRunAgain = !hasHandlerFailed || record.runs < maxRuns;
    // What it would still have yielded only another run could say.
    if (isUnanswered && !mayRunAgain) return { state: "dead", error, progress };
    return { ...endingOf(error, { mayRunAgain, mayLackCloudCalls: attempt.mayLackCloudCalls }), progress };
  } finally {
    deadline.cancel();
  }
}

function isHandedOver(error: unknown): boolean {
  return error instanceof PushError && error.code === "HANDED_OVER";
}

/**
 * A person has the conversation: what is left is not said any more. A message that WeChat still waits for was written while the
 * conversation was on its way there, and goes the same way.
 */
function cancelled({ clock }: Platform, { push, record, isDelivery, log }: Attempt, progress: Progress): Ending {
  log.info("cancelled", { unsent: progress.outbox?.length });
  const isToTransfer = isDelivery && isTransferable(push.pair);
  const passiveReply = isToTransfer ? transferReply(push.event, clock.nowMs()) : (record.passiveReply ?? SUCCESS);
  return { state: "completed", passiveReply, progress, isCancelled: true };
}

/** The handler's output is known; it does not run again. */
async function sendRest(attempt: Attempt, text: string, sender: ReplySender): Promise<Acknowledgement> {
  const { record } = attempt;
  const passiveReply = record.passiveReply ?? SUCCESS;
  refuseOverPerson(attempt);
  if (isTransferLost(attempt)) apologize(attempt, text, sender);
  await sender.send(record.outbox ?? [], {
    isAll: true,
    passiveReply: sender.isTransferMissed ? undefined : passiveReply,
  });
  if (sender.isTransferMissed) throw transferTooLate();
  return { passiveReply, isNotYet: false };
}

async function handle(
  platform: Platform,
  attempt: Attempt,
  { handle: runHandler, maxRuns, transferMissedText }: Conduct,
  means: Pick<Speech, "deadline" | "sender" | "pictures">,
): Promise<Acknowledgement | typeof LEFT> {
  const { push, record, log } = attempt;
  const { deadline } = means;
  if (runHandler === undefined || record.runs > maxRuns) throw instanceDied(record.runs - 1);
  // Frozen between the claim and here: its time is up, and another invocation may be running it by now.
  refuseWithoutLease(platform.clock, attempt.lease.current);
  refuseOverPerson(attempt);
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
  const speech: Speech = { ...means, attempt, transferMissedText };
  const work = await say(platform, speech, () => runHandler(push.event, context));
  if (work !== undefined) {
    if (speech.transfer !== undefined) throw transferAndLater();
    if (await canBeLeft(attempt)) return LEFT;
    // This is the second invocation, or there can be none: the push is recorded nowhere.
    if ((await say(platform, speech, () => work(context))) !== undefined) throw laterAgain();
  }
  if (speech.transfer === MISSED) throw transferTooLate();
  return { passiveReply: speech.transfer ?? SUCCESS, isNotYet: false };
}

/** The handler's work is left to a second invocation. */
const LEFT = Symbol("left");

/** What is said in one attempt, by the handler and by its background work. */
interface Speech {
  readonly attempt: Attempt;
  readonly deadline: Deadline;
  readonly sender: ReplySender;
  readonly pictures: Pictures;
  readonly transferMissedText: string;
  transfer?: PassiveReply | typeof MISSED;
}

/** Sends what is returned or yielded; resolves with the background work that it ends with. */
async function say(platform: Platform, speech: Speech, run: () => unknown): Promise<Work | undefined> {
  const { attempt, deadline, sender, pictures, transferMissedText } = speech;
  for await (const { outputs, isAll, later } of outputsOf(run)) {
    // Output after the deadline is dropped.
    deadline.signal.throwIfAborted();
    if (later !== undefined) refuseLater(attempt.push.pair);
    // The media ids are known before anything is queued: whoever sends the rest has no picture any more.
    const filled = await Promise.all(outputs.map((output) => withPicture(attempt, pictures, output)));
    deadline.signal.throwIfAborted();
    const messages = filled.flatMap((output) => messagesIn(attempt, output));
    if (outputs.some(({ kind }) => kind === "transfer-to-agent")) speech.transfer ??= transferOf(platform, attempt);
    if (isAll && speech.transfer === MISSED) apologize(attempt, transferMissedText, sender);
    const passiveReply = speech.transfer === MISSED ? undefined : speech.transfer;
    const isLeaving = later !== undefined && attempt.isDelivery;
    await sender.send(messages, { isAll, isLast: isAll || isLeaving, passiveReply });
    if (later !== undefined) return later.work;
  }
  return undefined;
}

/** Only a delivery has somebody to leave it to, and only a push that is recorded can be found again. */
async function canBeLeft({ isDelivery, lease }: Attempt): Promise<boolean> {
  if (!isDelivery) return false;
  await lease.ensure();
  return lease.current !== undefined;
}

async function withPicture({ push }: Attempt, pictures: Pictures, output: CheckedOutput): Promise<CheckedOutput> {
  if (output.kind !== "reply" || output.picture === undefined || !takesReplies(push.pair)) return output;
  return { kind: "reply", message: await pictures.fill(output) };
}

/** The conversation is written into the messages here, so that it is still known when the relay sends them. */
function messagesIn({ push: { pair, event }, log }: Attempt, output: CheckedOutput): MessageBody[] {
  if (output.kind === "transfer-to-agent") return [];
  if (takesReplies(pair)) {
    const message = withWholeCharacters(output.message);
    if (message !== output.message) log.warn("half-character-dropped", { msgtype: message.msgtype });
    return messagesOf(message, conversationOf(event));
  }
  throw new PushError(
    "OUTPUT_INVALID",
    {
      en: `The handler of "${pair}" returned a reply, but this push concerns the account and has no customer.`,
      zh: `“${pair}”的处理函数返回了回复，但这条推送与账号有关，没有客户。`,
    },
    { en: "Return nothing.", zh: "请什么都不返回。" },
  );
}

/** Once in a push, whichever invocation finds out. */
function apologize(attempt: Attempt, text: string, sender: ReplySender): void {
  if (sender.isTransferMissed) return;
  attempt.log.error("transfer-too-late");
  sender.missTransfer(messagesIn(attempt, reply.text(text)));
}

/** Once WeChat was answered with a transfer, the words before it that are left come too late. @throws {PushError} `HANDED_OVER` */
function refuseOverPerson({ record, isDelivery }: Attempt): void {
  // The record is leased to this attempt now; what counts is what its owners before knew.
  if (!isDelivery && isHandOver({ ...record, state: "waiting" }) && !isTransferLost({ record, isDelivery }))
    throw handedOver();
}

/** In place of a transfer that comes too late. */
const MISSED = Symbol("missed");

function transferOf({ clock }: Platform, attempt: Attempt): PassiveReply | typeof MISSED {
  const { pair, event } = attempt.push;
  const { passiveReply } = attempt.record;
  if (!isTransferable(pair)) {
    throw new PushError(
      "OUTPUT_INVALID",
      {
        en: `The handler of "${pair}" returned reply.transferToAgent(), but only a customer's message can be transferred.`,
        zh: `“${pair}”的处理函数返回了 reply.transferToAgent()，但只有客户的消息可以转人工。`,
      },
      {
        en: "Return a reply to the event, and transfer when the customer writes.",
        zh: "请对事件返回回复，等客户发消息时再转人工。",
      },
    );
  }
  // The customer was transferred when the handler ran for the first time.
  if (passiveReply !== undefined && isTransferReply(passiveReply) && !isTransferLost(attempt)) return passiveReply;
  return attempt.isDelivery ? transferReply(event, clock.nowMs()) : MISSED;
}

function refuseLater(pair: string): void {
  if (takesReplies(pair)) return;
  throw new PushError(
    "OUTPUT_INVALID",
    {
      en: `The handler of "${pair}" returned later(…), but this push has no customer who waits.`,
      zh: `“${pair}”的处理函数返回了 later(…)，但这条推送没有等待的客户。`,
    },
    {
      en: "Use `slow: true`, which leaves every push of the function to a second invocation.",
      zh: "请用 `slow: true`，它把该云函数的每条推送都留给第二次调用。",
    },
  );
}

function transferAndLater(): PushError {
  return new PushError(
    "OUTPUT_INVALID",
    {
      en: "The handler returned both reply.transferToAgent() and later(…).",
      zh: "处理函数同时返回了 reply.transferToAgent() 和 later(…)。",
    },
    {
      en: "Return one of them: once a person has the conversation, nothing else is said.",
      zh: "请只返回其中一个：会话转给人工之后不会再说别的。",
    },
  );
}

function laterAgain(): PushError {
  return new PushError(
    "OUTPUT_INVALID",
    { en: "Background work returned later(…).", zh: "后台任务返回了 later(…)。" },
    {
      en: "Return its replies: it has the time of the function's timeout already.",
      zh: "请直接返回它的回复：它已经可以用满云函数的超时时间。",
    },
  );
}

function instanceDied(runs: number): PushError {
  return new PushError(
    "INSTANCE_DIED",
    {
      en: `The handler was begun ${runs} times, and each time its instance was gone before it ended.`,
      zh: `处理函数已开始 ${runs} 次，每次都没有结束实例就消失了。`,
    },
    {
      en: "Look for an endless loop or too much memory in the handler, or raise its timeout in cloudbaserc.json.",
      zh: "请检查处理函数里有没有死循环或占用过多内存，或在 cloudbaserc.json 里调大超时时间。",
    },
  );
}
