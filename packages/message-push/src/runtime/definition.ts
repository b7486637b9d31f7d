// What an author writes: the types of a definition, and the checks for those who write JavaScript.
import { PushError } from "../push-error";
import type { PacketAck, PaymentAck, RefundAck } from "../wechat/acks";
import { didYouMean } from "../wechat/did-you-mean";
import { didYouMeanPair } from "../wechat/did-you-mean-pair";
import {
  isAcknowledged,
  isPair,
  kindOf,
  type MessagePair,
  type NoticePair,
  type PacketAnswer,
  type PacketPair,
  type PaymentPair,
  pairNames,
  type RefundQueryPair,
} from "../wechat/pairs";
import type { Pair, PushEvent } from "../wechat/push-events";
import type { Reply, TransferToAgent } from "../wechat/replies";
import { checkChoice, checkDeadline, checkPrepare, checkRuns, checkText } from "./check-option-values";
import type { Later } from "./later";
import type { Media } from "./media";
import type { AuthorLog } from "./push-log";
import { type OnUnknownSend, UNKNOWN_SEND_POLICIES } from "./push-store";
import { TRANSFER_MISSED_TEXT } from "./transfer-missed";

/** One output of a handler. Only a customer's message may be transferred to a human agent; some pushes have no customer. */
export type Output<P extends Pair = Pair> = P extends PaymentPair | RefundQueryPair | PacketPair | NoticePair
  ? never
  : string | Reply | Later | (P extends MessagePair | "unknown" ? TransferToAgent : never);

/** What a handler must return where WeChat waits for the outcome. An unknown pair may be such a one. */
export type Ack<P extends Pair = Pair> =
  | (P extends PaymentPair | "unknown" ? PaymentAck : never)
  | (P extends RefundQueryPair ? RefundAck : never)
  | (P extends PacketPair ? PacketAck<PacketAnswer<P>> : never);

/** No reply; for a payment, that is no ack. */
// biome-ignore lint/suspicious/noConfusingVoidType: a handler without a return statement has the type void.
type Nothing<P extends Pair> = P extends PaymentPair | RefundQueryPair | PacketPair ? never : null | undefined | void;

/** No list where there is nothing to put into it. */
type Several<P extends Pair> = [Output<P>] extends [never] ? never : readonly Output<P>[];
type Yielded<P extends Pair> = [Output<P>] extends [never] ? never : AsyncIterable<Output<P>>;

/** What a handler may return: nothing, one output, several that are sent in order, or the ack that WeChat waits for. */
export type HandlerResult<P extends Pair = Pair> = Output<P> | Several<P> | Ack<P> | Nothing<P>;

/** The author's function: a push in, its output out. It may yield replies one by one (`async function*`). */
export type Handler<P extends Pair = Pair> = (
  event: PushEvent<P>,
  context: HandlerContext,
) => HandlerResult<P> | Yielded<P> | Promise<HandlerResult<P> | Yielded<P>>;

/** What a handler is given besides the event. */
export interface HandlerContext {
  /** Aborted when the push must be answered: pass it to your requests. */
  readonly signal: AbortSignal;
  /** When `signal` will be aborted, in epoch milliseconds. */
  readonly deadlineAtMs: number;
  /** The push's id: the same for every delivery of this push, and in every log line. */
  readonly pushId: string;
  /** Writes log lines that carry the push's id. Do not log what the customer wrote. */
  readonly log: AuthorLog;
  /** Uploads pictures for replies, and fetches those that customers send. */
  readonly media: Media;
}

/** Options of `defineFunction`. */
export interface FunctionDefinition<P extends Pair = Pair> {
  /** The pair this function is bound to, or several that share a handler. */
  readonly on: P | readonly P[];
  readonly handle: Handler<P>;
  /**
   * Called when a push has arrived, before it is claimed: to begin reading what the handler will ask for, so that it happens beside the
   * claim. It is not waited for, and what it throws is passed over: the handler meets it again. Also called for pushes that
   * the handler does not run for.
   * @default nothing
   */
  readonly prepare?: () => unknown;
  /**
   * Milliseconds from the arrival of a push until it is answered, even if the handler never returns. WeChat waits 5000, and the
   * platform needs a part of them; the last 500 are kept for recording the outcome.
   * @default 4000
   */
  readonly deadlineMs?: number;
  /**
   * What to do when it is not known whether WeChat accepted a reply: send it once more and then go on as if it had, go on at once
   * (`assume-sent`), or send it until the answer comes (`send-again`). A reply that never left is sent again in any case.
   * @default "once-more"
   */
  readonly onUnknownSend?: OnUnknownSend;
  /**
   * For a handler that always takes longer than a push may: the push is acknowledged at once, the customer sees "typing…", and the
   * handler runs in a second invocation, which has the function's whole timeout (`timeout` in cloudbaserc.json). Such a
   * handler cannot transfer to human agents. To decide push by push, return `later(work)`.
   * @default false
   */
  readonly slow?: boolean;
  /**
   * How often the handler is begun at most, when it throws, runs out of time, or its instance dies. Replies that were
   * sent are not sent again. 1 is for work that must not be done twice.
   * @default 3; for payments, as often as WeChat pushes them
   */
  readonly maxRuns?: number;
  /**
   * What to do with a push while the database is down, and other deliveries may work on it too: answer it
   * all the same, or fail, so that WeChat pushes it again.
   * @default "answer"; for payments "redeliver"
   */
  readonly onStoreDown?: OnStoreDown;
  /**
   * What the customer is told where the handler decides on a transfer too late: after a failure, or in slow work. The replies before it are
   * said first, and the push ends as a dead letter `TRANSFER_TOO_LATE`, so that the operator knows as well.
   * @default "抱歉，刚才没能为您转接人工客服，请再发一次消息。"
   */
  readonly transferMissedText?: string;
}

/** What to do with a push while the database is down. */
export type OnStoreDown = "answer" | "redeliver";

/** A definition after the checks. */
export interface CheckedDefinition {
  readonly on: readonly Pair[];
  readonly handle: Handler;
  readonly prepare: () => unknown;
  readonly deadlineMs: number;
  readonly onUnknownSend: OnUnknownSend;
  readonly slow: boolean;
  readonly maxRuns: number;
  readonly onStoreDown: OnStoreDown;
  readonly transferMissedText: string;
}

const OPTIONS = [
  "on",
  "handle",
  "prepare",
  "deadlineMs",
  "onUnknownSend",
  "slow",
  "maxRuns",
  "onStoreDown",
  "transferMissedText",
] as const satisfies readonly (keyof FunctionDefinition)[];
const DEFAULT_MAX_RUNS = 3;

/**
 * Checks a definition at load time, so that a mistake shows at the first build and not at the first customer.
 *
 * @throws {PushError} `OPTION_UNKNOWN`, `OPTION_INVALID` or `PAIR_UNKNOWN`
 */
export function checkDefinition<P extends Pair>(definition: FunctionDefinition<P>): CheckedDefinition {
  refuseUnknownOptions(definition);
  const on = checkPairs(definition.on);
  const isPayment = on.some(isAcknowledged);
  refuseSlowQuery(on, definition.slow);
  return {
    on,
    handle: checkHandler(definition.handle),
    prepare: checkPrepare(definition.prepare),
    deadlineMs: checkDeadline(definition.deadlineMs),
    onUnknownSend: checkChoice("onUnknownSend", definition.onUnknownSend ?? "once-more", UNKNOWN_SEND_POLICIES),
    slow: checkChoice("slow", definition.slow ?? false, [true, false]),
    maxRuns: checkRuns(definition.maxRuns ?? (isPayment ? Number.POSITIVE_INFINITY : DEFAULT_MAX_RUNS)),
    onStoreDown: checkChoice("onStoreDown", definition.onStoreDown ?? (isPayment ? "redeliver" : "answer"), [
      "answer",
      "redeliver",
    ]),
    transferMissedText: checkText("transferMissedText", definition.transferMissedText ?? TRANSFER_MISSED_TEXT),
  };
}

function refuseUnknownOptions(definition: unknown): asserts definition is object {
  if (typeof definition !== "object" || definition === null) {
    throw new PushError(
      "OPTION_INVALID",
      { en: "defineFunction got no options.", zh: "defineFunction 没有收到选项。" },
      { en: "Give it { on, handle }.", zh: "请写 { on, handle }。" },
    );
  }
  const unknown = Object.keys(definition).find((key) => !OPTIONS.some((option) => option === key));
  if (unknown === undefined) return;
  const meant = didYouMean(unknown, OPTIONS);
  throw new PushError(
    "OPTION_UNKNOWN",
    { en: `defineFunction does not know the option "${unknown}".`, zh: `defineFunction 没有“${unknown}”这个选项。` },
    {
      en: `${meant.en}It takes ${OPTIONS.join(", ")}.`,
      zh: `${meant.zh}可用的选项：${OPTIONS.join("、")}。`,
    },
  );
}

function checkPairs(on: unknown): readonly Pair[] {
  const names: readonly unknown[] = Array.isArray(on) ? on : [on];
  if (names.length === 0) {
    throw new PushError(
      "OPTION_INVALID",
      { en: "`on` is an empty list.", zh: "`on` 是空数组。" },
      { en: 'Name at least one pair, for example on: "text".', zh: '请至少写一个消息对，例如 on: "text"。' },
    );
  }
  return [...new Set(names.map(checkPair))];
}

function checkPair(name: unknown): Pair {
  if (isPair(name)) return name;
  const known = pairNames();
  const meant = typeof name === "string" ? didYouMeanPair(name) : { en: "Name a pair. ", zh: "请写消息对。" };
  throw new PushError(
    "PAIR_UNKNOWN",
    {
      en: `\`on\` names ${JSON.stringify(name)}, which is no pair.`,
      zh: `\`on\` 里的 ${JSON.stringify(name)} 不是消息对。`,
    },
    {
      en: `${meant.en}Pairs: ${known.join(", ")}; definePairs in own-pairs.ts, beside the functions, adds others.`,
      zh: `${meant.zh}消息对：${known.join("、")}；其他的用云函数旁边 own-pairs.ts 里的 definePairs 添加。`,
    },
  );
}

/** The passive reply is the suggestion itself: it cannot follow later. */
function refuseSlowQuery(on: readonly Pair[], slow: boolean | undefined): void {
  const query = on.find((pair) => isAcknowledged(pair) && kindOf(pair) !== "payment");
  if (!slow || query === undefined) return;
  throw new PushError(
    "OPTION_INVALID",
    {
      en: `\`slow\` is true, but WeChat waits for the answer to "${query}".`,
      zh: `\`slow\` 是 true，但微信在等待“${query}”的应答。`,
    },
    {
      en: "Leave `slow` out, and answer from data at hand: WeChat waits a few seconds.",
      zh: "请去掉 `slow`，用手头的数据应答：微信只等几秒。",
    },
  );
}

function checkHandler<P extends Pair>(handle: Handler<P>): Handler {
  if (typeof handle !== "function") {
    throw new PushError(
      "OPTION_INVALID",
      { en: `\`handle\` is ${typeof handle}.`, zh: `\`handle\` 是 ${typeof handle}。` },
      { en: "Give it a function: (event) => reply.", zh: "请写函数：(event) => reply。" },
    );
  }
  // admitPush lets only pushes of `on` through, so the wider type never shows.
  return handle as Handler;
}
