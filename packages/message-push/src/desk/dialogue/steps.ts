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

/** One step, made by {@link ask} or {@link confirm}. */
export interface Step<Value, Values> {
  readonly kind: "step";
  readonly question: Question<Values>;
  readonly check: Check<Value, Values>;
  readonly missesBeforeHandOver: number;
}

/** Steps in their order, by the names of their values. */
export type Steps<Values> = { readonly [Name in keyof Values]: Step<Values[Name], Values> };

/**
 * A step that asks a question. `check` gets what the customer wrote, without blanks around it, and returns the value, or `retry(words)`.
 * The value is kept with the customer as JSON, so let it be small: at most 4,096 bytes. `check` may run twice for one push, when two of the
 * customer's pushes meet or an instance dies; so it looks, and changes nothing.
 *
 * @example
 * ask("请发订单号（12 位数字）。", async (text) => (await findOrder(text)) ?? retry("没有找到这个订单，请再发一次。"))
 */
export function ask<Value, Values>(
  question: Question<Values>,
  check: Check<Value, Values>,
  { missesBeforeHandOver = 3 }: StepOptions = {},
): Step<Value, Values> {
  return { kind: "step", question, check, missesBeforeHandOver };
}

const YES = "是 是的 好 好的 对 对的 嗯 要 可以 行 确认 确定 yes y ok 1";
const NO = "否 不 不是 不要 不用 不用了 不必 不对 不行 没有 no n 2";

/**
 * A step that asks for a yes or a no: 是, 好, 对, yes, 1 and the like, or 否, 不, no, 2 and the like, each as the whole message. Its value
 * is `true` or `false`.
 *
 * @example
 * confirm(({ order }) => `订单 ${order.no} ${order.status}。要帮您催一下吗？回复“是”或“否”。`)
 */
export function confirm<Values>(
  question: Question<Values>,
  { retryText = "请回复“是”或“否”。", ...options }: StepOptions & { readonly retryText?: string } = {},
): Step<boolean, Values> {
  const check = (text: string) => {
    const folded = fold(text);
    if (YES.split(" ").includes(folded)) return true;
    return NO.split(" ").includes(folded) ? false : retry(retryText);
  };
  return ask<boolean, Values>(question, check, options);
}

/** Says what was wrong with an answer; the step goes on. See {@link ask}. */
export function retry(words: DialogueWords): Retry {
  return { kind: "retry", words };
}

/** Whether a check found no value. */
export function isRetry(given: unknown): given is Retry {
  return typeof given === "object" && given !== null && "kind" in given && given.kind === "retry" && "words" in given;
}
