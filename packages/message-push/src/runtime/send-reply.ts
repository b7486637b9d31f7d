// Sends one reply, and tries again where its fate allows it and time is left: after a no that passes, and after a try whose answer got
// lost.
import { PushError } from "../push-error";
import { isPassingRefusal } from "../wechat/send-errors";
import type { Clock } from "./ports";
import type { PushLog } from "./push-log";
import { doubling, retry } from "./retry";
import { MOST_SENDS, SEND_PAUSE_MS } from "./time-limits";

/** One reply on its way. */
export interface Sending {
  /**
   * Makes sure that a try may be made, and that the record knows of it where it must; asked before each try.
   * @throws {PushError} why no try may be made any more
   */
  readonly prepare: () => void | Promise<void>;
  /** One try; fails as the messenger does. */
  readonly deliver: () => Promise<void>;
  /** Whether so many tries may have reached WeChat that the reply counts as sent; asked after a try whose answer got lost. */
  readonly isAssumed: () => boolean | Promise<boolean>;
  /** No try begins after that; epoch milliseconds. */
  readonly deadlineAtMs: number;
  readonly log: PushLog;
}

/**
 * Resolves with `sent` when WeChat accepted the reply, and with `unconfirmed` when it may have and the reply is not to be sent again.
 *
 * @throws {PushError} `SEND_REFUSED` or `SEND_UNKNOWN` when it is given up for now, and what `prepare` says
 */
export async function sendReply(
  clock: Clock,
  { prepare, deliver, isAssumed, deadlineAtMs, log }: Sending,
): Promise<"sent" | "unconfirmed"> {
  const policy = {
    pauseMs: doubling(SEND_PAUSE_MS),
    maxCalls: MOST_SENDS,
    deadlineAtMs,
    prepare,
    mayPass: (error: unknown) => error instanceof PushError && (isPassingRefusal(error) || isUnknown(error)),
    onRetry: (tries: number, error: unknown) =>
      log.warn("send-retried", { tries, errCode: error instanceof PushError ? error.errCode : undefined }),
  };
  return retry(clock, policy, async () => {
    try {
      await deliver();
      return "sent";
    } catch (error) {
      if (isUnknown(error) && (await isAssumed())) return "unconfirmed";
      throw error;
    }
  });
}

/** Whether the try may have reached WeChat. */
export function isUnknown(error: unknown): boolean {
  return error instanceof PushError && error.code === "SEND_UNKNOWN";
}
