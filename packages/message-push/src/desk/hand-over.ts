// Hands a customer over who sent what no rule answers.
import { noteAnswer } from "../runtime/answered-by";
import type { HandlerContext } from "../runtime/definition";
import type { MessagePair } from "../wechat/pairs";
import type { PushEvent } from "../wechat/push-events";
import type { Desk } from "./open-desk";
import { type DeskOutput, reachPerson } from "./reach-person";

/**
 * Hands the conversation over to a person while people are at the desk; out of hours the customer reads when they are back. For
 * customers' messages only: WeChat transfers nobody who wrote nothing.
 *
 * @example
 * export const main = defineFunction({
 *   on: "image",
 *   prepare: desk.prepare,
 *   handle: (event, context) => handOver(desk, event, context),
 * });
 */
export async function handOver(
  desk: Desk,
  { FromUserName }: Pick<PushEvent<MessagePair>, "FromUserName">,
  context: HandlerContext,
): Promise<AsyncIterable<DeskOutput>> {
  noteAnswer(context, "transfer");
  const book = await desk.parts.read(context.log);
  return reachPerson(desk, book, { openid: FromUserName, reason: "other" }, context);
}
