// Answers a customer's text by the operators' rules.
import { noteAnswer } from "../runtime/answered-by";
import type { HandlerContext } from "../runtime/definition";
import type { PushEvent } from "../wechat/push-events";
import type { Reply } from "../wechat/replies";
import { type Answer, type CompiledRules, compileRules, findAnswer } from "./answers/find-answer";
import { answerOfChoice, isChoice } from "./answers/menu";
import { isMessage, replyOf } from "./answers/reply-of";
import type { RuleReply } from "./answers/rule";
import { type Happened, type Memory, REMEMBERED_MS, recall } from "./memory";
import type { Book, Desk } from "./open-desk";
import { type DeskOutput, reachPerson } from "./reach-person";
import { rulesOf } from "./rules-of";

type Text = Pick<PushEvent<"text">, "FromUserName" | "Content">;

/** An answer, and whether a number of the menu chose it. */
interface Found extends Answer {
  readonly isChosen?: true;
}

const compiled = new WeakMap<Book, CompiledRules>();

/**
 * The answer to a customer's text: what the best rule says, what was chosen from the menu by its number, or a person where the customer
 * asks for one (人工 and the like) or the rule says so. Nothing when no rule answers: then `noAnswer`, a model, or words of your own.
 *
 * It costs no call to the database beyond the reading of the rules, which `prepare` begins beside the claim; a number, and rules for one
 * `session-from`, cost the one that remembers the customer. A picture of the answer is uploaded when it is said, as `reply.image` does.
 *
 * @example
 * handle: async (event, context) => (await answer(desk, event, context)) ?? noAnswer(desk, event, context)
 */
export async function answer(
  desk: Desk,
  event: Text,
  context: HandlerContext,
): Promise<readonly Reply[] | AsyncIterable<DeskOutput> | undefined> {
  const book = await desk.parts.read(context.log);
  const found = await find(desk, compiledOf(book, context), event, context);
  if (found === undefined) return undefined;
  noteAnswer(context, found.isChosen ? "menu" : "rule", found.rule.id);
  return sayReplies(desk, book, found.replies, { openid: event.FromUserName, context });
}

/** What a rule says, as a handler returns it; a person at its end, where the rule says so. */
export function sayReplies(
  desk: Desk,
  book: Book,
  said: readonly RuleReply[],
  { openid, context }: { readonly openid: string; readonly context: HandlerContext },
): readonly Reply[] | AsyncIterable<DeskOutput> {
  const replies = said.filter(isMessage).map(replyOf);
  if (said.every(isMessage)) return replies;
  return reachPerson(desk, book, { openid, reason: "asked", before: replies }, context);
}

/** The rules of a book, made ready once. */
export function compiledOf(book: Book, { log }: Pick<HandlerContext, "log">): CompiledRules {
  const before = compiled.get(book);
  if (before !== undefined) return before;
  const rules = compileRules(rulesOf(book, log));
  compiled.set(book, rules);
  return rules;
}

async function find(
  desk: Desk,
  rules: CompiledRules,
  { FromUserName, Content }: Text,
  context: HandlerContext,
): Promise<Found | undefined> {
  const isNumber = isChoice(Content);
  const dependsOnPage = rules.rules.some(({ sessionFrom }) => sessionFrom.length > 0);
  const memory: Partial<Memory> = isNumber || dependsOnPage ? await recalled(desk, FromUserName, context) : {};
  return findIn(rules, Content, memory, { atMs: desk.parts.clock.nowMs(), pushId: context.pushId });
}

/** What the rules say, by what is remembered of the customer. */
export function findIn(
  rules: CompiledRules,
  content: string,
  { menu, sessionFrom }: Partial<Memory>,
  { atMs, pushId }: Happened,
): Found | undefined {
  const question = {
    content,
    atMs,
    random: () => chanceOf(pushId),
    ...(sessionFrom === undefined ? {} : { sessionFrom }),
  };
  // A number that was no choice got the menu itself: run again, it is no choice either.
  const isOffered = isChoice(content) && menu?.pushId !== pushId && (menu?.atMs ?? 0) > atMs - REMEMBERED_MS;
  const chosen = isOffered && menu ? answerOfChoice(rules, menu, question) : undefined;
  if (chosen !== undefined) return { ...chosen, isChosen: true };
  return findAnswer(rules, question);
}

/** An answer without it is better than none. */
export async function recalled({ parts }: Desk, openid: string, { log }: HandlerContext): Promise<Partial<Memory>> {
  return recall(parts, openid).catch(() => {
    log.warn("desk-memory-unread");
    return {};
  });
}

/** The same for every delivery of a push: a handler that runs again says the same. */
export function chanceOf(pushId: string): number {
  return Number.parseInt(pushId.slice(0, 8), 16) / 2 ** 32 || 0;
}
