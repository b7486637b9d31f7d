// The steps of a dialogue as an author writes them: a question, and what makes a value of the customer's answer.
import type { HandlerContext } from "../../runtime/definition";
import type { PushEvent } from "../../wechat/push-events";
import type { Reply } from "../../wechat/replies";
import { fold } from "../answers/fold";

/** A customer's text. */
export type DialogueText = Pick<PushEvent<"text">, "FromUserName" | "Content" | "CreateTime">;

/** What is said in one go. */
export type DialogueWords = string | Reply | readonly (string | Reply)[];

/** What is asked: words, or what makes them of the values that are known by then. It may run twice for one push. */
export type Question<Values> = DialogueWords | ((values: Values) => DialogueWords);

/** What a check and `done` are given beside the handler's own context. */
export interface DialogueContext extends HandlerContext {
  /** The text that came. */
  readonly event: DialogueText;
}

/** What a check is given. */
export interface CheckContext<Values> extends DialogueContext {
  /** What is known by then, by the names of the steps. */
  readonly values: Values;
}

/** An answer that is no value: the step is asked again, with these words. Made by {@link retry}. */
export interface Retry {
  readonly kind: "retry";
  readonly words: DialogueWords;
}

/** Makes a value of the customer's text, or says what was wrong with it. */
export type Check<Value, Values> = (
  text: string,
  context: CheckContext<Values>,
) => Value | Retry | Promise<Value | Retry>;

/** Options of a step. */
export interface StepOptions {
  /**
   * At which answer without a value a person gets the conversation, and the dialogue is over: from 1 to 10.
   * @default 3
   */
  readonly missesBeforeHandOver?: number;
}

/** One step, when the compiler does not know its values any more. */
export interface Step {
  readonly name: string;
  readonly question: Question<Readonly<Record<string, unknown>>>;
  readonly check: Check<unknown, Readonly<Record<string, unknown>>>;
  readonly missesBeforeHandOver: number;
}

type With<Values, Name extends string, Value> = Values & { readonly [Own in Name]: Exclude<Value, Retry> };

/** Steps in their order, begun by {@link ask} or {@link confirm}. Each `ask` and `confirm` gives a new list. */
export class Steps<Values> {
  readonly list: readonly Step[];

  constructor(list: readonly Step[]) {
    this.list = list;
  }

  /** The next step asks a question. See {@link ask}. */
  ask<Name extends string, Value>(
    name: Name,
    question: Question<Values>,
    check: Check<Value, Values>,
    { missesBeforeHandOver = 3 }: StepOptions = {},
  ): Steps<With<Values, Name, Value>> {
    const step = { name, question, check, missesBeforeHandOver } as Step;
    return new Steps([...this.list, step]);
  }

  /** The next step asks for a yes or a no. See {@link confirm}. */
  confirm<Name extends string>(
    name: Name,
    question: Question<Values>,
    { retryText = "请回复“是”或“否”。", ...options }: ConfirmOptions = {},
  ): Steps<With<Values, Name, boolean>> {
    return this.ask<Name, boolean>(name, question, (text) => yesOrNo(text) ?? retry(retryText), options);
  }
}

/** Options of {@link confirm}. */
export interface ConfirmOptions extends StepOptions {
  /**
   * What is said when the answer is neither.
   * @default "请回复“是”或“否”。"
   */
  readonly retryText?: string;
}

const YES = "是 是的 好 好的 对 对的 嗯 要 可以 行 确认 确定 yes y ok 1";
const NO = "否 不 不是 不要 不用 不用了 不必 不对 不行 没有 no n 2";

function yesOrNo(text: string): boolean | undefined {
  const folded = fold(text);
  if (YES.split(" ").includes(folded)) return true;
  return NO.split(" ").includes(folded) ? false : undefined;
}

/** What is known before the first step. */
type Nothing = Record<never, never>;

/**
 * Begins the steps of a dialogue with one that asks a question. `check` gets what the customer wrote, without blanks around it, and returns the
 * value, or `retry(words)`. The value is kept with the customer under the step's name, as JSON: at most 4,096 bytes. `check` may run twice for
 * one push, when two of the customer's pushes meet or an instance dies; so it looks, and changes nothing.
 *
 * @param name of the step and its value. Which step is next follows from the values, so give it a new one where the value becomes another
 * @example
 * steps: ask("order", "请发订单号（12 位数字）。", async (text) => (await findOrder(text)) ?? retry("没有找到这个订单，请再发一次。"))
 *   .confirm("remind", ({ order }) => `订单 ${order.no} ${order.status}。要帮您催一下吗？回复“是”或“否”。`),
 */
export function ask<Name extends string, Value>(
  name: Name,
  question: Question<Nothing>,
  check: Check<Value, Nothing>,
  options?: StepOptions,
): Steps<With<Nothing, Name, Value>> {
  return new Steps<Nothing>([]).ask(name, question, check, options);
}

/**
 * Begins the steps with one that asks for a yes or a no: 是, 好, 对, yes, 1 and the like, or 否, 不, no, 2 and the like, each as the whole
 * message. Its value is `true` or `false`.
 *
 * @example
 * steps: confirm("sure", "要取消预约吗？回复“是”或“否”。"),
 */
export function confirm<Name extends string>(
  name: Name,
  question: Question<Nothing>,
  options?: ConfirmOptions,
): Steps<With<Nothing, Name, boolean>> {
  return new Steps<Nothing>([]).confirm(name, question, options);
}

/** Says what was wrong with an answer; the step goes on. See {@link ask}. */
export function retry(words: DialogueWords): Retry {
  return { kind: "retry", words };
}

/** Whether a check found no value. */
export function isRetry(given: unknown): given is Retry {
  return typeof given === "object" && given !== null && "kind" in given && given.kind === "retry" && "words" in given;
}
