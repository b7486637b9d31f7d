// Sends one reply, and tries again where WeChat's number is one that passes and time is left.
import { PushError } from "../push-error";
import { isPassingRefusal } from "../wechat/send-errors";
import type { Clock } from "./ports";
import type { PushLog } from "./push-log";
import type { OnUnknownSend } from "./push-store";
import { doubling, retry } from "./retry";
import { MOST_SENDS, SEND_PAUSE_MS } from "./time-limits";

/** One reply on its way. */
export interface Sending {
  /** One try; fails as the messenger does. */
  readonly deliver: () => Promise<void>;
  readonly onUnknownSend: OnUnknownSend;
  /** No try begins after that; epoch milliseconds. */
  readonly deadlineAtMs: number;
  readonly log: PushLog;
  /** Throws when this instance must not send any more; asked before each try. */
  readonly refuseLate: () => void;
}

/**
 * Resolves with `sent` when WeChat accepted the reply, and with `assumed-sent` when it may have and the reply is not
 * to be sent again.
 *
 * @throws {PushError} `SEND_REFUSED` or `SEND_UNKNOWN` when it is given up
 */
export async function sendReply(clock: Clock, sending: Sending): Promise<"sent" | "assumed-sent"> {
  const { deadlineAtMs, refuseLate, log } = sending;
  const policy = {
    pauseMs: doubling(SEND_PAUSE_MS),
    maxCalls: MOST_SENDS,
    deadlineAtMs,
    refuseLate,
    mayPass: (error: unknown) => mayPass(error, sending),
    onRetry: (tries: number, error: unknown) =>
      log.warn("send-retried", { tries, errCode: error instanceof PushError ? error.errCode : undefined }),
  };
  return retry(clock, policy, async () => {
    try {
      await sending.deliver();
      return "sent";
    } catch (error) {
      if (isAssumedSent(error, sending)) return "assumed-sent";
      throw error;
    }
  });
}

function isAssumedSent(error: unknown, { onUnknownSend }: Sending): boolean {
  return onUnknownSend === "assume-sent" && error instanceof PushError && error.code === "SEND_UNKNOWN";
}

function mayPass(error: unknown, { onUnknownSend }: Sending): boolean {
  if (!(error instanceof PushError)) return false;
  return isPassingRefusal(error) || (error.code === "SEND_UNKNOWN" && onUnknownSend === "send-again");
}
