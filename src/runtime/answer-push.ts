// Runs the handler against the deadline and sends what it says, in order. Whatever goes wrong becomes a legal answer.
import { PushError } from "../push-error";
import { messagesOf } from "../wechat/messages";
import { isMessagePair } from "../wechat/pairs";
import type { Push } from "../wechat/parse-push";
import { type PassiveAnswer, SUCCESS, type TransferAnswer, transferAnswer } from "../wechat/passive-answer";
import { answersOf } from "./answers-of";
import type { HeldClaim } from "./claim-push";
import type { CheckedDefinition, HandlerContext } from "./definition";
import type { Clock, Platform, PushOutcome } from "./ports";
import type { PushLog } from "./push-log";
import { type OnUnknownSend, sendReply } from "./send-reply";

/** One delivery that runs the handler. */
export interface Delivery {
  readonly push: Push;
  readonly claim: HeldClaim;
  /** When the push must have been answered, in epoch milliseconds. */
  readonly deadlineAtMs: number;
  readonly log: PushLog;
}

/** Kept at the end of the deadline for recording the outcome and returning. */
const RECORDING_RESERVE_MS = 500;

/** Handles one push. Never rejects, and settles before the deadline even if the handler never does. */
export async function answerPush(
  platform: Platform,
  delivery: Delivery,
  { handle, onUnknownSend }: CheckedDefinition,
): Promise<PushOutcome> {
  const { push, log } = delivery;
  const deadline = startDeadline(platform.clock, push, delivery.deadlineAtMs - RECORDING_RESERVE_MS);
  const context: HandlerContext = {
    signal: deadline.signal,
    deadlineAtMs: deadline.atMs,
    pushId: push.key,
    log: log.forAuthor,
  };
  try {
    const said = sayAll(platform, delivery, () => handle(push.event, context), { deadline, onUnknownSend });
    return { state: "completed", answer: await Promise.race([said, deadline.passed]) };
  } catch (error) {
    log.failure("failed", error);
    return { state: "failed", answer: SUCCESS, errorCode: error instanceof PushError ? error.code : "HANDLER_FAILED" };
  } finally {
    deadline.cancel();
  }
}

async function sayAll(
  platform: Platform,
  { push, claim, log }: Delivery,
  runHandler: () => unknown,
  { deadline, onUnknownSend }: { deadline: Deadline; onUnknownSend: OnUnknownSend },
): Promise<PassiveAnswer> {
  const refuseLate = () => refuseLateAnswer(platform.clock, claim, deadline.signal);
  const sending = { touser: push.event.FromUserName, onUnknownSend, deadlineAtMs: deadline.atMs, log, refuseLate };
  let passiveAnswer: PassiveAnswer = SUCCESS;
  let replies = 0;
  for await (const answer of answersOf(runHandler)) {
    if (answer.kind === "transfer-to-agent") {
      passiveAnswer = transferOf(push, platform.clock.nowMs());
      continue;
    }
    for (const message of messagesOf(answer.message)) {
      const step = await sendReply(platform, { ...sending, message });
      replies += 1;
      log.info(step, { reply: replies, msgtype: message.msgtype });
    }
  }
  return passiveAnswer;
}

function transferOf({ pair, event }: Push, nowMs: number): TransferAnswer {
  if (isMessagePair(pair)) return transferAnswer(event, nowMs);
  throw new PushError(
    "ANSWER_INVALID",
    `The handler of "${pair}" returned reply.transferToAgent(), but only a customer's message can be transferred.`,
    "Answer the event with a reply, and transfer when the customer writes.",
  );
}

// A handler that ignored its signal, or an instance that was frozen and thawed, must not speak any more.
function refuseLateAnswer(clock: Clock, { lease }: HeldClaim, signal: AbortSignal): void {
  signal.throwIfAborted();
  if (lease === undefined || clock.nowMs() < lease.endsAtMs) return;
  throw new PushError(
    "DEADLINE_EXCEEDED",
    "The lease of this push ended before the reply was sent.",
    "Nothing to mend in code: another delivery of the push goes on with it.",
  );
}

interface Deadline {
  readonly atMs: number;
  readonly signal: AbortSignal;
  /** Rejects when time is up; stays open when cancelled before. */
  readonly passed: Promise<never>;
  cancel(): void;
}

function startDeadline(clock: Clock, { pair }: Push, atMs: number): Deadline {
  const timeUp = new AbortController();
  const cancelled = new AbortController();
  const passed = new Promise<never>((_, reject) => {
    void clock.after(atMs - clock.nowMs(), cancelled.signal).then(() => {
      if (cancelled.signal.aborted) return;
      timeUp.abort(deadlineExceeded(pair));
      reject(timeUp.signal.reason);
    });
  });
  return { atMs, signal: timeUp.signal, passed, cancel: () => cancelled.abort() };
}

function deadlineExceeded(pair: string): PushError {
  return new PushError(
    "DEADLINE_EXCEEDED",
    `The handler of "${pair}" was not done when the push had to be answered.`,
    "Pass `signal` to your requests, do less, or answer first and let the customer ask again.",
  );
}
