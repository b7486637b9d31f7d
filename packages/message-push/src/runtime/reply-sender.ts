// Sends an attempt's replies in order: before each one its preconditions hold, after each one it is settled.
import { PushError } from "../push-error";
import type { MessageBody } from "../wechat/messages";
import { isTransferReply, type PassiveReply } from "../wechat/passive-reply";
import { answerNoted } from "./answered-by";
import type { Attempt, Progress } from "./attempt";
import { MOST_TRIES, TRIES_TO_ASSUME } from "./count-tries";
import { isPassing } from "./ending-of";
import type { Platform } from "./ports";
import type { OnUnknownSend } from "./push-store";
import { mostReplies } from "./reply-budget";
import { ReplyQueue } from "./reply-queue";
import {
  claimed,
  othersLookedAt,
  type Precondition,
  reachable,
  recorded,
  type SendWindow,
  stillAllowed,
} from "./send-preconditions";
import { isUnknown, sendReply } from "./send-reply";
import { VOICE_LEAVES_MS } from "./time-limits";

/** WeChat's number for a media id that is unknown or too old. */
const MEDIA_UNKNOWN = 40007;

/** How an attempt may send. */
export interface SendOptions extends SendWindow {
  readonly onUnknownSend: OnUnknownSend;
  /** Recorded with a transfer: who sends the rest may have to say it. */
  readonly transferMissedText: string;
  /** The message with another media id, in the place of one that WeChat does not know any more; once, and where it can be had. */
  readonly renew: (message: MessageBody) => Promise<MessageBody | undefined>;
}

/** The sender of one attempt. */
export class ReplySender {
  readonly #platform: Platform;
  readonly #attempt: Attempt;
  readonly #options: SendOptions;
  readonly #queue: ReplyQueue;
  readonly #allowed: ReturnType<typeof stillAllowed>;
  readonly #recorded: ReturnType<typeof recorded>;
  readonly #others: ReturnType<typeof othersLookedAt>;
  readonly #preconditions: readonly Precondition[];
  #isInFlight = false;
  #passiveReply: PassiveReply | undefined;
  #isTransferMissed: boolean;
  #apology: readonly MessageBody[] = [];
  /** Why sending has to wait, while the handler may go on. */
  #pausedBy: unknown;

  constructor(platform: Platform, attempt: Attempt, options: SendOptions) {
    const queue = new ReplyQueue(attempt.record, mostReplies(attempt.record.pair, platform.allowances));
    const { deadlineAtMs } = options;
    this.#platform = platform;
    this.#attempt = attempt;
    this.#options = options;
    this.#queue = queue;
    this.#isTransferMissed = attempt.record.transferMissed ?? false;
    this.#allowed = stillAllowed(platform, attempt, options);
    this.#recorded = recorded(platform, { ...attempt, queue, progress: () => this.#replies(), deadlineAtMs });
    this.#others = othersLookedAt(platform, attempt, queue);
    this.#preconditions = [
      this.#allowed,
      claimed(attempt, queue),
      this.#recorded,
      this.#others,
      reachable(platform, attempt),
    ];
  }

  /**
   * Takes the next messages and sends what can be sent now. The last place that WeChat leaves is kept until the handler
   * has returned everything (`isAll`): what comes meanwhile is joined into it. `passiveReply` is recorded with the messages: a
   * transfer need not wait for the replies before it. With `isLast`, whoever calls records the progress next, whatever it is.
   *
   * @throws {PushError} the reason why it stopped; `progress` has how far it got
   */
  async send(
    messages: readonly MessageBody[],
    {
      isAll,
      isLast = isAll,
      passiveReply,
    }: { isAll: boolean; isLast?: boolean; passiveReply?: PassiveReply | undefined },
  ): Promise<void> {
    this.#passiveReply = passiveReply ?? this.#passiveReply;
    this.#queue.take(messages, isAll, this.#apology);
    if (this.#pausedBy === undefined) await this.#sendQueue().catch((error: unknown) => this.#pause(error));
    // A handler that is not done may take its time, and may be gone before it says the next thing.
    const isToRecord = !isLast && this.#pausedBy === undefined && this.#recorded.isBehind;
    if (isToRecord) await this.#recorded.ensure().catch((error: unknown) => this.#pause(error));
    if (!this.#queue.isComplete) return;
    if (this.#pausedBy !== undefined) throw this.#pausedBy;
    if (!this.#queue.isEmpty) throw this.#queue.overflow();
  }

  /** Whether the customer is told that a transfer came too late. */
  get isTransferMissed(): boolean {
    return this.#isTransferMissed;
  }

  /**
   * Tells the customer that a transfer came too late, after everything else, and records it: who sends the rest must know. Call it
   * before the last `send`.
   */
  missTransfer(apology: readonly MessageBody[]): void {
    this.#isTransferMissed = true;
    this.#apology = apology;
  }

  /** How far it got; can be asked at any moment. */
  progress(): Progress {
    return { writeNumber: this.#recorded.writeNumber, ...this.#replies() };
  }

  /** The same, when nothing further is waited for. */
  cutOff(): Progress {
    const { next, sent } = this.#queue;
    if (this.#isCutOffAssumed) this.#attempt.log.warn("unconfirmed", { reply: sent + 1, msgtype: next?.msgtype });
    return this.progress();
  }

  /** Whether a reply is on its way, and WeChat has not answered yet. */
  get isInFlight(): boolean {
    return this.#isInFlight;
  }

  /** Cut off in the middle of a send, its fate is unknown: the policy decides. */
  get #isCutOffAssumed(): boolean {
    return this.#isInFlight && this.#isAssumed();
  }

  /** Without a lease no second try can be announced, so one is asked for once more; other deliveries may be at it as well. */
  async #isAssumedForNow(): Promise<boolean> {
    const { lease } = this.#attempt;
    await lease.ensure();
    return this.#isAssumed() || (lease.current === undefined && this.#options.onUnknownSend !== "send-again");
  }

  #replies(): Omit<Progress, "writeNumber"> {
    return {
      ...this.#queue.progress(this.#isCutOffAssumed ? this.#platform.clock.nowMs() : undefined),
      ...this.#decided(),
      ...(this.#isTransferMissed ? { transferMissed: true } : {}),
      ...answerNoted(this.#options.signal),
    };
  }

  #decided(): Pick<Progress, "passiveReply" | "transferMissedText"> {
    if (this.#passiveReply === undefined) return {};
    const { transferMissedText } = this.#options;
    return { passiveReply: this.#passiveReply, ...(isTransferReply(this.#passiveReply) && { transferMissedText }) };
  }

  async #sendQueue(): Promise<void> {
    while (this.#queue.next !== undefined) {
      if (this.#giveUpUsedUp()) continue;
      for (const precondition of this.#preconditions) {
        await precondition.ensure();
        // Others may have used the last place up: then nothing is asked any more.
        if (this.#queue.next === undefined) return;
      }
      await this.#sendFirst(this.#queue.next);
    }
  }

  // WeChat or the database being down is no reason to stop a handler that still yields: its messages become the outbox.
  #pause(error: unknown): void {
    if (!isPassing(error, this.#attempt)) throw error;
    this.#pausedBy = error;
  }

  async #sendFirst(message: MessageBody): Promise<void> {
    const { deadlineAtMs, signal } = this.#options;
    const { log } = this.#attempt;
    const fate = await sendReply(this.#platform.clock, {
      deadlineAtMs,
      log,
      prepare: () => this.#prepare(),
      deliver: () => this.#deliver(message),
      isAssumed: () => this.#isAssumedForNow(),
    }).catch((error: unknown) => this.#renewed(message, error));
    // Past the deadline, another invocation may have counted this reply already.
    if (signal.aborted || fate === "renewed") return;
    this.#settle(fate);
    this.#logFate(fate, message);
  }

  /** A media id that WeChat has forgotten did not reach the customer: the message is sent with another one. */
  async #renewed(message: MessageBody, error: unknown): Promise<"renewed"> {
    const isForgotten = error instanceof PushError && error.code === "SEND_REFUSED" && error.errCode === MEDIA_UNKNOWN;
    // Where it cannot be uploaded, the first reason stands.
    const renewed = isForgotten ? await this.#options.renew(message).catch(() => undefined) : undefined;
    if (renewed === undefined) throw error;
    this.#queue.replaceFirst(renewed);
    return "renewed";
  }

  #logFate(fate: "sent" | "unconfirmed", { msgtype }: MessageBody): void {
    const { log } = this.#attempt;
    if (fate === "sent") log.info("sent", { reply: this.#queue.sent, msgtype });
    else log.warn("unconfirmed", { reply: this.#queue.sent, msgtype });
  }

  async #prepare(): Promise<void> {
    this.#allowed.ensure();
    await this.#recorded.ensure();
    await this.#others.ensureAlone();
    // The record may have taken its time.
    this.#allowed.ensure();
  }

  /** Frozen after the look, an instance must not talk over a person who has the conversation by now. */
  get #leaveBeforeMs(): number {
    const { knownAtMs = Number.POSITIVE_INFINITY } = this.#others;
    return Math.min(this.#options.deadlineAtMs, knownAtMs + VOICE_LEAVES_MS);
  }

  /** In a pause between two tries nothing is in flight: what became of the first is known, or it is counted. */
  async #deliver(message: MessageBody): Promise<void> {
    this.#isInFlight = true;
    this.#queue.beginTry();
    try {
      await this.#platform.messenger.deliver(this.#attempt.push.touser, message, this.#leaveBeforeMs);
    } catch (error) {
      if (!isUnknown(error)) this.#queue.withdrawTry();
      throw error;
    } finally {
      this.#isInFlight = false;
    }
  }

  /** Where earlier invocations made all the tries there are, and nobody knows what became of them, a message counts as sent. */
  #giveUpUsedUp(): boolean {
    const { next } = this.#queue;
    if (next === undefined || this.#queue.tries < MOST_TRIES[this.#options.onUnknownSend]) return false;
    this.#allowed.ensure();
    this.#settle("unconfirmed");
    this.#logFate("unconfirmed", next);
    return true;
  }

  #isAssumed(): boolean {
    return this.#queue.tries >= TRIES_TO_ASSUME[this.#options.onUnknownSend];
  }

  #settle(fate: "sent" | "unconfirmed"): void {
    this.#queue.settle(this.#platform.clock.nowMs(), fate);
    for (const precondition of this.#preconditions) precondition.expire?.();
  }
}
