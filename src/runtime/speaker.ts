// Says what a handler answers, in order: records each reply before the next one, and stays within WeChat's budget.
import { type ErrorCode, PushError } from "../push-error";
import type { MessageBody } from "../wechat/messages";
import type { PassiveReply } from "../wechat/passive-reply";
import { joinTexts } from "../wechat/reply-allowance";
import { isPassingRefusal } from "../wechat/send-errors";
import type { Attempt, Progress } from "./attempt";
import { isRefusedAccess, requireCloudCalls } from "./cloud-call-access";
import { deadlineExceeded } from "./deadline";
import { type Lease, leaseLost, refuseWithoutLease } from "./lease";
import type { Platform } from "./ports";
import type { OnUnknownSend } from "./push-store";
import { allowanceOf, mostReplies, placesLeft } from "./reply-budget";
import { sendReply } from "./send-reply";

/** How an attempt may speak. */
export interface SpeakerOptions {
  readonly onUnknownSend: OnUnknownSend;
  /** No send begins after that; epoch milliseconds. */
  readonly deadlineAtMs: number;
  /** Aborted when the attempt is over. */
  readonly signal: AbortSignal;
}

/** More than any action of a customer allows; a handler that says more without an end must not fill the memory. */
const MAX_HELD_BACK = 50;

/** Says an attempt's replies. */
export class Speaker {
  readonly #platform: Platform;
  readonly #attempt: Attempt;
  readonly #options: SpeakerOptions;
  /** Replies that earlier attempts settled; they are not said again when the handler runs again. */
  #toSkip: number;
  #sent: number;
  readonly #sentAtMs: number[];
  #queue: readonly MessageBody[] = [];
  #isComplete = false;
  #isInFlight = false;
  #lease: Lease | undefined;
  /** Until the others are counted: the customer's own action has just renewed the whole allowance. */
  #places: number;
  #isOthersCounted: boolean;
  #isRecorded: boolean;
  #writeNumber = 0;
  #isAccessChecked: boolean;
  #passiveReply: PassiveReply | undefined;
  /** Why sending has to wait, while the handler may go on. */
  #pausedBy: unknown;

  constructor(platform: Platform, attempt: Attempt, options: SpeakerOptions) {
    const { record } = attempt;
    // An event that allows no reply of its own depends on what the customer did before.
    const isFirst = record.attempt === 1 && allowanceOf(record.pair, platform.allowances) !== undefined;
    this.#platform = platform;
    this.#attempt = attempt;
    this.#options = options;
    this.#toSkip = record.outbox === undefined ? record.sent : 0;
    this.#sent = record.sent;
    this.#sentAtMs = [...record.sentAtMs];
    this.#lease = attempt.lease;
    this.#places = Math.max(0, mostReplies(record.pair, platform.allowances) - record.sent);
    // The first reply of a first attempt asks nobody: that keeps the usual push at three calls.
    this.#isOthersCounted = isFirst;
    this.#isRecorded = isFirst;
    this.#isAccessChecked = !attempt.mayLackCloudCalls;
  }

  /** The hold under which it speaks; it may have been won late. */
  get hold(): Lease | undefined {
    return this.#lease;
  }

  /**
   * Takes the next messages and sends what can be sent now. The last place that WeChat leaves is kept until the handler
   * has said everything (`isAll`): what comes meanwhile is joined into it. `answer` is what WeChat is to be told whatever
   * becomes of the messages: a transfer need not wait for the words before it.
   *
   * @throws {PushError} the reason why it stopped; `progress` tells where
   */
  async say(messages: readonly MessageBody[], isAll: boolean, passiveReply?: PassiveReply): Promise<void> {
    this.#passiveReply = passiveReply ?? this.#passiveReply;
    this.#take(messages, isAll);
    if (this.#pausedBy === undefined) await this.#sendQueue().catch((error: unknown) => this.#pause(error));
    if (!isAll) return;
    if (this.#pausedBy !== undefined) throw this.#pausedBy;
    if (this.#queue.length > 0) throw this.#noPlace();
  }

  async #sendQueue(): Promise<void> {
    while (this.#hasPlace()) {
      this.#refuseLate();
      await this.#claimIfNone();
      await this.#recordProgress();
      await this.#countOthers();
      if (!this.#hasPlace()) break;
      await this.#checkAccess();
      await this.#sendNext();
    }
  }

  // WeChat being busy is no reason to stop a handler that still yields: what it says becomes the outbox.
  #pause(error: unknown): void {
    const isPassing = isPassingSend(error) || (this.#attempt.mayLackCloudCalls && isRefusedAccess(error));
    if (!isPassing) throw error;
    this.#pausedBy = error;
  }

  /** How far it got; can be asked at any moment. */
  progress(): Progress {
    // Cut off in the middle of a send, nobody knows its fate: the policy decides.
    const assumed = this.#isInFlight && this.#options.onUnknownSend === "assume-sent" ? 1 : 0;
    const sentAtMs = assumed === 1 ? [...this.#sentAtMs, this.#platform.clock.nowMs()] : [...this.#sentAtMs];
    const outbox = this.#isComplete ? { outbox: this.#queue.slice(assumed) } : {};
    const passiveReply = this.#passiveReply === undefined ? {} : { passiveReply: this.#passiveReply };
    return { writeNumber: this.#writeNumber, sent: this.#sent + assumed, sentAtMs, ...outbox, ...passiveReply };
  }

  #take(messages: readonly MessageBody[], isAll: boolean): void {
    const fresh = messages.slice(this.#toSkip);
    this.#toSkip -= messages.length - fresh.length;
    this.#queue = [...this.#queue, ...fresh];
    this.#isComplete = isAll;
    if (isAll) this.#queue = joinTexts(this.#queue, this.#places);
    else if (this.#queue.length > MAX_HELD_BACK) throw this.#noPlace();
  }

  #noPlace(): PushError {
    const { pair } = this.#attempt.record;
    const isTooMuch = this.#sent + this.#queue.length > mostReplies(pair, this.#platform.allowances);
    return isTooMuch ? budgetExceeded(this.#queue.length) : budgetUsedUp(this.#queue.length);
  }

  #hasPlace(): boolean {
    return this.#queue.length > 0 && this.#places > (this.#isComplete ? 0 : 1);
  }

  #refuseLate(): void {
    const { signal, deadlineAtMs } = this.#options;
    signal.throwIfAborted();
    refuseWithoutLease(this.#platform.clock, this.#lease);
    // An instance that stood still runs on before its timers do; without a hold, nothing else would stop it.
    if (this.#platform.clock.nowMs() >= deadlineAtMs) throw deadlineExceeded(this.#attempt.push.pair);
  }

  async #claimIfNone(): Promise<void> {
    const { claimLate, record, log } = this.#attempt;
    if (this.#lease !== undefined || claimLate === undefined || this.#sent > record.sent) return;
    const late = await claimLate();
    if (late === "taken") throw leaseLost();
    this.#lease = late;
    log.warn(late === undefined ? "unprotected" : "claimed-late");
  }

  /** Before a reply that is not the first: what was said is recorded, and what is about to be said is announced. */
  async #recordProgress(): Promise<void> {
    if (this.#lease === undefined || this.#isRecorded) return;
    this.#writeNumber += 1;
    const reserved = this.#isComplete ? Math.min(this.#queue.length, this.#places) : 1;
    try {
      const isHeld = await this.#platform.store.change(this.#lease, { ...this.progress(), reserved });
      if (!isHeld) throw leaseLost();
      this.#isRecorded = true;
    } catch (error) {
      // The push is ours as long as the lease lasts, and the next write may succeed.
      if (error instanceof PushError && error.code === "LEASE_LOST") throw error;
      this.#attempt.log.failure("progress-unrecorded", error);
    }
  }

  async #countOthers(): Promise<void> {
    if (this.#isOthersCounted) return;
    try {
      const own = { ...this.#attempt.record, sentAtMs: this.#sentAtMs };
      this.#places = Math.min(this.#places, await placesLeft(this.#platform, own));
      this.#isOthersCounted = true;
      if (this.#isComplete) this.#queue = joinTexts(this.#queue, this.#places);
    } catch (error) {
      this.#attempt.log.failure("budget-unknown", error);
    }
  }

  async #checkAccess(): Promise<void> {
    if (this.#isAccessChecked) return;
    await requireCloudCalls(this.#platform.messenger, this.#attempt.push.touser);
    this.#isAccessChecked = true;
  }

  async #sendNext(): Promise<void> {
    const { log } = this.#attempt;
    const [message, ...rest] = this.#queue;
    if (message === undefined) return;
    const { onUnknownSend, deadlineAtMs } = this.#options;
    const event = await sendReply(this.#platform.clock, {
      onUnknownSend,
      deadlineAtMs,
      log,
      refuseLate: () => this.#refuseLate(),
      deliver: () => this.#deliver(message),
    });
    // Past the deadline somebody else may have counted this reply already.
    if (!this.#options.signal.aborted) this.#settle(rest);
    log.info(event, { reply: this.#sent, msgtype: message.msgtype });
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

  #settle(rest: readonly MessageBody[]): void {
    this.#queue = rest;
    this.#sent += 1;
    this.#places -= 1;
    this.#sentAtMs.push(this.#platform.clock.nowMs());
    this.#isRecorded = false;
    // As long as a handler yields, it announces one reply at a time, so others cannot know of the next.
    if (this.#sent === 1 || !this.#isComplete) this.#isOthersCounted = false;
  }
}

const WAIT: ReadonlySet<ErrorCode> = new Set<ErrorCode>(["CLOUD_CALLS_UNAVAILABLE", "SEND_UNKNOWN", "BUDGET_USED_UP"]);

/** Whether a send failed for a reason that has nothing to do with what was said. */
export function isPassingSend(error: unknown): boolean {
  if (!(error instanceof PushError)) return false;
  return WAIT.has(error.code) || isPassingRefusal(error);
}

function budgetExceeded(unsent: number): PushError {
  return new PushError(
    "BUDGET_EXCEEDED",
    `${unsent} more messages were to be sent than WeChat takes for the customer's last action.`,
    "Say it in fewer replies: 5 after a message, 2 after entering. Texts are joined where they fit into 2048 bytes.",
  );
}

function budgetUsedUp(unsent: number): PushError {
  return new PushError(
    "BUDGET_USED_UP",
    `Other replies have used up what WeChat takes for the customer's last action; ${unsent} messages wait.`,
    "Nothing is lost: they follow the customer's next message, as long as WeChat's window is open.",
  );
}
