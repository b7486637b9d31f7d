// Sends one reply, and tries again where WeChat's number says that it can help and time is left.
import { PushError } from "../push-error";
import { isPassingRefusal } from "../wechat/send-errors";
import type { Clock } from "./ports";
import type { PushLog } from "./push-log";

/**
 * What to do when nobody can tell whether WeChat accepted a reply, for example after a timeout. WeChat has no
 * idempotency key, so it is one or the other: the customer may miss the reply, or may get it twice.
 */
export type OnUnknownSend = "assume-sent" | "send-again";

/** One reply on its way. */
export interface Sending {
  /** One try; fails as the messenger does. */
  readonly deliver: () => Promise<void>;
  readonly onUnknownSend: OnUnknownSend;
  /** No try begins after that; epoch milliseconds. */
  readonly deadlineAtMs: number;
  readonly log: PushLog;
  /** Throws when this instance must not speak any more; asked before each try. */
  readonly refuseLate: () => void;
}

const MAX_TRIES = 3;
/** The pause before the second try; it doubles for the third. */
const FIRST_PAUSE_MS = 200;

/**
 * Resolves with `sent` when WeChat accepted the reply, and with `assumed-sent` when it may have and is not to be asked
 * again.
 *
 * @throws {PushError} `SEND_REFUSED` or `SEND_UNKNOWN` when it is given up
 */
export async function sendReply(clock: Clock, sending: Sending): Promise<"sent" | "assumed-sent"> {
  for (let tries = 1; ; tries += 1) {
    sending.refuseLate();
    try {
      await sending.deliver();
      return "sent";
    } catch (error) {
      if (isAssumedSent(error, sending)) return "assumed-sent";
      const pauseMs = FIRST_PAUSE_MS * 2 ** (tries - 1);
      const hasTime = tries < MAX_TRIES && clock.nowMs() + pauseMs < sending.deadlineAtMs;
      if (!hasTime || !mayTryAgain(error, sending)) throw error;
      sending.log.warn("send-again", { tries, errCode: error instanceof PushError ? error.errCode : undefined });
      await clock.after(pauseMs);
    }
  }
}

function isAssumedSent(error: unknown, { onUnknownSend }: Sending): boolean {
  return onUnknownSend === "assume-sent" && error instanceof PushError && error.code === "SEND_UNKNOWN";
}

function mayTryAgain(error: unknown, { onUnknownSend }: Sending): boolean {
  if (!(error instanceof PushError)) return false;
  return isPassingRefusal(error) || (error.code === "SEND_UNKNOWN" && onUnknownSend === "send-again");
}
