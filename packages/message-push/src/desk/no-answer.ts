// What becomes of a question that nothing answers.
import { noteAnswer } from "../runtime/answered-by";
import type { HandlerContext } from "../runtime/definition";
import type { PushEvent } from "../wechat/push-events";
import { reply } from "../wechat/replies";
import { menuOf } from "./answers/menu";
import { isOpen } from "./hours/opening-times";
import { keepQuestion } from "./keep-question";
import { added, type Happened, type Memory, REMEMBERED_MS, remember } from "./memory";
import type { Desk } from "./open-desk";
import { type DeskOutput, hoursOf, type Reaching, reachPerson } from "./reach-person";
import { rulesOf } from "./rules-of";

type Text = Pick<PushEvent<"text">, "FromUserName" | "Content">;

/**
 * Takes a question that nothing answers to a person: the conversation is handed over while people are at the desk. Out of hours the
 * customer reads when they are back, with the menu below. With `missesBeforeHandOver` in the settings the first questions get the menu
 * instead. The question is kept for the team where `keepsQuestions` is set.
 *
 * @example
 * handle: async (event, context) => (await answer(desk, event, context)) ?? noAnswer(desk, event, context)
 */
export async function noAnswer(desk: Desk, event: Text, context: HandlerContext): Promise<AsyncIterable<DeskOutput>> {
  noteAnswer(context, "no-answer");
  const { parts } = desk;
  const book = await parts.read(context.log);
  const { missesBeforeHandOver, menuText } = book.settings;
  const atMs = parts.clock.nowMs();
  const menu = menuOf({ rules: rulesOf(book, context.log) }, { atMs, opening: menuText });
  const reaching: Reaching = {
    openid: event.FromUserName,
    reason: "no-answer",
    question: event.Content,
    ...(menu === undefined ? {} : { menu }),
  };
  if (menu === undefined || missesBeforeHandOver === 1 || !isOpen(hoursOf(book, context), atMs))
    return reachPerson(desk, book, reaching, context);
  const own: Happened = { pushId: context.pushId, atMs };
  const count = await countMisses(desk, reaching, own, context);
  if (count >= missesBeforeHandOver) return reachPerson(desk, book, reaching, context);
  return offer(menu.text, () => keepQuestion(parts, book, event.Content, context.log));
}

async function* offer(text: string, keep: () => Promise<void>): AsyncGenerator<DeskOutput> {
  yield reply.text(text);
  await keep();
}

/** The how-manieth question without an answer it is. Where nobody knows, it is the last: a person is better than a second menu. */
async function countMisses(
  { parts }: Desk,
  { openid, menu }: Reaching,
  own: Happened,
  { log }: HandlerContext,
): Promise<number> {
  const recent = ({ misses }: Memory) => misses.filter(({ atMs }) => atMs > own.atMs - REMEMBERED_MS);
  try {
    const before = await remember(parts, openid, own.pushId, (memory) => ({
      ...memory,
      misses: added(recent(memory), own),
      ...(menu === undefined ? {} : { menu: { ...menu.record, ...own } }),
    }));
    const earlier = recent(before).filter(({ pushId }) => pushId !== own.pushId);
    return earlier.length + 1;
  } catch {
    log.warn("desk-memory-unread");
    return Number.POSITIVE_INFINITY;
  }
}
