// The replies of one attempt that are still to be sent, and the places that WeChat leaves for them. Pure: no platform, no await.
import { PushError } from "../push-error";
import type { MessageBody } from "../wechat/messages";
import { joinTexts } from "../wechat/reply-allowance";
import type { PushRecord } from "./push-store";

/** More than any action of a customer allows; a handler that yields without an end must not fill the memory. */
const MOST_HELD_BACK = 50;

/** How far the replies got. */
export interface QueueProgress {
  /** Messages settled by all attempts so far. */
  readonly sent: number;
  /** When they were; epoch milliseconds. */
  readonly sentAtMs: readonly number[];
  /** How many of them are assumed to be sent. */
  readonly unconfirmed: number;
  /** How many tries of the next message may have reached WeChat. */
  readonly tries: number;
  /** What is still to be sent, once the handler is done. */
  readonly outbox?: readonly MessageBody[];
}

/** Takes messages, joins texts where places are short, and hands them out one by one. */
export class ReplyQueue {
  /** The most that WeChat takes for the customer's action. */
  readonly #most: number;
  /** Messages that earlier attempts settled; they are not sent again when the handler runs again. */
  #toSkip: number;
  #sent: number;
  #unconfirmed: number;
  #tries: number;
  readonly #sentAtMs: number[];
  #messages: readonly MessageBody[] = [];
  /** Whether the first message is what the tries were made of: nothing may be joined to it, or words would count that nobody sent. */
  #isHeadTried: boolean;
  #isComplete = false;
  #places: number;

  constructor({ outbox, sent, sentAtMs, unconfirmed, tries }: Pick<PushRecord, keyof QueueProgress>, most: number) {
    this.#most = most;
    this.#toSkip = outbox === undefined ? sent : 0;
    this.#sent = sent;
    this.#unconfirmed = unconfirmed;
    this.#tries = tries;
    this.#isHeadTried = outbox !== undefined;
    this.#sentAtMs = [...sentAtMs];
    this.#places = Math.max(0, most - sent);
  }

  get sent(): number {
    return this.#sent;
  }

  get sentAtMs(): readonly number[] {
    return this.#sentAtMs;
  }

  /** How many tries of the next message may have reached WeChat, the one under way included. */
  get tries(): number {
    return this.#tries;
  }

  get isEmpty(): boolean {
    return this.#messages.length === 0;
  }

  /** Whether the handler has returned everything, or more than can be sent. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** How many of the messages are about to be sent: as long as the handler yields, one at a time. */
  get announced(): number {
    return this.#isComplete ? Math.min(this.#messages.length, this.#places) : 1;
  }

  /** The message to send now. The last place is kept until the handler has returned everything, for what comes meanwhile. */
  get next(): MessageBody | undefined {
    return this.#places > (this.#isComplete ? 0 : 1) ? this.#messages[0] : undefined;
  }

  /**
   * Takes the handler's next messages; `isAll` when nothing follows. When too many are held back, nothing that follows could be
   * sent: then the queue is complete all the same. What is added after the handler's own is never one of those that were sent before.
   */
  take(messages: readonly MessageBody[], isAll: boolean, added: readonly MessageBody[] = []): void {
    const fresh = messages.slice(this.#toSkip);
    this.#toSkip -= messages.length - fresh.length;
    this.#messages = [...this.#messages, ...fresh];
    this.#isComplete = isAll || this.#messages.length > MOST_HELD_BACK;
    // A handler that runs again is joined as it was before: then the first message is the one that was tried.
    if (this.#isComplete) this.#join();
    if (this.#messages.length > 0) this.#isHeadTried = true;
    this.#messages = [...this.#messages, ...added];
    if (this.#isComplete) this.#join();
  }

  /** Other pushes have used places up; there are never more than before. */
  limit(places: number): void {
    this.#places = Math.min(this.#places, places);
    if (this.#isComplete) this.#join();
  }

  /** WeChat did not take the first message; another one says the same. */
  replaceFirst(message: MessageBody): void {
    this.#messages = [message, ...this.#messages.slice(1)];
  }

  /** The first message is on its way. */
  beginTry(): void {
    this.#tries += 1;
  }

  /** WeChat did not take it, and that is known. */
  withdrawTry(): void {
    this.#tries -= 1;
  }

  /** The first message is accepted, or unconfirmed: assumed to be. */
  settle(atMs: number, fate: "sent" | "unconfirmed" = "sent"): void {
    this.#messages = this.#messages.slice(1);
    this.#sent += 1;
    this.#unconfirmed += fate === "sent" ? 0 : 1;
    this.#tries = 0;
    this.#places -= 1;
    this.#sentAtMs.push(atMs);
  }

  /** How far it got; with a time when the first message, whose fate is unknown, is assumed to be sent. */
  progress(assumedAtMs?: number): QueueProgress {
    const assumed = assumedAtMs === undefined ? [] : [assumedAtMs];
    return {
      sent: this.#sent + assumed.length,
      sentAtMs: [...this.#sentAtMs, ...assumed],
      unconfirmed: this.#unconfirmed + assumed.length,
      tries: assumed.length > 0 ? 0 : this.#tries,
      ...(this.#isComplete ? { outbox: this.#messages.slice(assumed.length) } : {}),
    };
  }

  /** What does not fit: why the messages that are left have no place. */
  overflow(): PushError {
    const unsent = this.#messages.length;
    return this.#sent + unsent > this.#most ? budgetExceeded(unsent) : budgetUsedUp(unsent);
  }

  #join(): void {
    const alone = this.#isHeadTried && this.#tries > 0 ? 1 : 0;
    this.#messages = [
      ...this.#messages.slice(0, alone),
      ...joinTexts(this.#messages.slice(alone), this.#places - alone),
    ];
  }
}

function budgetExceeded(unsent: number): PushError {
  return new PushError(
    "BUDGET_EXCEEDED",
    {
      en: `${unsent} more messages were to be sent than WeChat takes for the customer's last action.`,
      zh: `要发送的消息比微信对客户上一次动作允许的多 ${unsent} 条。`,
    },
    {
      en: "Send fewer replies: 5 after a message, 2 after entering. Texts are joined where they fit into 2048 bytes.",
      zh: "请减少回复：发消息后 5 条，进入会话后 2 条。能放进 2048 字节的文本会合并。",
    },
  );
}

function budgetUsedUp(unsent: number): PushError {
  return new PushError(
    "BUDGET_USED_UP",
    {
      en: `Other replies have used up what WeChat takes for the customer's last action; ${unsent} messages wait.`,
      zh: `微信对客户上一次动作允许的条数已被其他回复用完，还有 ${unsent} 条消息在等待。`,
    },
    {
      en: "Nothing is lost: they follow the customer's next message, as long as WeChat's window is open.",
      zh: "不会丢失：只要微信的回复窗口还开着，会在客户下一条消息之后补发。",
    },
  );
}
