// Sends an attempt's replies in order: before each one its preconditions hold, after each one it is settled.
import type { MessageBody } from "../wechat/messages";
import type { PassiveReply } from "../wechat/passive-reply";
import type { Attempt, Progress } from "./attempt";
import { isPassing } from "./ending-of";
import type { Platform } from "./ports";
import type { OnUnknownSend } from "./push-store";
import { mostReplies } from "./reply-budget";
import { ReplyQueue } from "./reply-queue";
import {
  claimed,
  othersCounted,
  type Precondition,
  reachable,
  recorded,
  type SendWindow,
  stillAllowed,
} from "./send-preconditions";
import { sendReply } from "./send-reply";

/** How an attempt may send. */
export interface SendOptions extends SendWindow {
  readonly onUnknownSend: OnUnknownSend;
}

/** The sender of one attempt. */
export class ReplySender {
  readonly #platform: Platform;
  readonly #attempt: Attempt;
  readonly #options: SendOptions;
  readonly #queue: ReplyQueue;
  readonly #allowed: ReturnType<typeof stillAllowed>;
  readonly #recorded: ReturnType<typeof recorded>;
  readonly #preconditions: readonly Precondition[];
  #isInFlight = false;
  #passiveReply: PassiveReply | undefined;
  /** Why sending has to wait, while the handler may go on. */
  #pausedBy: unknown;

  constructor(platform: Platform, attempt: Attempt, options: SendOptions) {
    const queue = new ReplyQueue(attempt.record, mostReplies(attempt.record.pair, platform.allowances));
    this.#platform = platform;
    this.#attempt = attempt;
    this.#options = options;
    this.#queue = queue;
    this.#allowed = stillAllowed(platform, attempt, options);
    this.#recorded = recorded(platform, attempt, queue, () => this.#replies());
    this.#preconditions = [
      this.#allowed,
      claimed(attempt, queue),
      this.#recorded,
      othersCounted(platform, attempt, queue),
      reachable(platform, attempt),
    ];
  }

  /**
   * Takes the next messages and sends what can be sent now. The last place that WeChat leaves is kept until the handler
   * has returned everything (`isAll`): what comes meanwhile is joined into it. `passiveReply` is recorded with the messages: a
   * transfer need not wait for the replies before it.
   *
   * @throws {PushError} the reason why it stopped; `progress` has how far it got
   */
  async send(messages: readonly MessageBody[], isAll: boolean, passiveReply?: PassiveReply): Promise<void> {
    this.#passiveReply = passiveReply ?? this.#passiveReply;
    this.#queue.take(messages, isAll);
    if (this.#pausedBy === undefined) await this.#sendQueue().catch((error: unknown) => this.#pause(error));
    if (!this.#queue.isComplete) return;
    if (this.#pausedBy !== undefined) throw this.#pausedBy;
    if (!this.#queue.isEmpty) throw this.#queue.overflow();
  }

  /** How far it got; can be asked at any moment. */
  progress(): Progress {
    return { writeNumber: this.#recorded.writeNumber, ...this.#replies() };
  }

  #replies(): Omit<Progress, "writeNumber"> {
    // Cut off in the middle of a send, its fate is unknown: the policy decides.
    const isAssumed = this.#isInFlight && this.#options.onUnknownSend === "assume-sent";
    const progress = this.#queue.progress(isAssumed ? this.#platform.clock.nowMs() : undefined);
    return this.#passiveReply === undefined ? progress : { ...progress, passiveReply: this.#passiveReply };
  }

  async #sendQueue(): Promise<void> {
    while (this.#queue.next !== undefined) {
      for (const precondition of this.#preconditions) {
        await precondition.ensure();
        // Others may have used the last place up: then nothing is asked any more.
        if (this.#queue.next === undefined) return;
      }
      await this.#sendFirst(this.#queue.next);
    }
  }

  // WeChat being busy is no reason to stop a handler that still yields: its messages become the outbox.
  #pause(error: unknown): void {
    if (!isPassing(error, this.#attempt)) throw error;
    this.#pausedBy = error;
  }

  async #sendFirst(message: MessageBody): Promise<void> {
    const { onUnknownSend, deadlineAtMs, signal } = this.#options;
    const { log } = this.#attempt;
    const event = await sendReply(this.#platform.clock, {
      onUnknownSend,
      deadlineAtMs,
      log,
      refuseLate: () => this.#allowed.ensure(),
      deliver: () => this.#deliver(message),
    });
    // Past the deadline, another invocation may have counted this reply already.
    if (!signal.aborted) this.#settle();
    log.info(event, { reply: this.#queue.sent, msgtype: message.msgtype });
  }

  /** In a pause between two tries nothing is in flight: the first try was refused, and that is known. */
  async #deliver(message: MessageBody): Promise<void> {
    this.#isInFlight = true;
    try {
      await this.#platform.messenger.deliver(this.#attempt.push.touser, message);
    } finally {
      this.#isInFlight = false;
    }
  }

  #settle(): void {
    this.#queue.settle(this.#platform.clock.nowMs());
    for (const precondition of this.#preconditions) precondition.expire?.();
  }
}
