// Brings a customer to a person: at once while people are at the desk, and else with a sentence that says when they are back.

import { PushError } from "../push-error";
import { noteAnswer } from "../runtime/answered-by";
import type { HandlerContext } from "../runtime/definition";
import { within } from "../runtime/within";
import { type Reply, reply, type TransferToAgent } from "../wechat/replies";
import type { MenuRecord } from "./answers/menu";
import { describeOpening } from "./hours/describe-opening";
import type { OpeningHours } from "./hours/opening-hours";
import { isOpen } from "./hours/opening-times";
import { readHours } from "./hours/read-hours";
import { keepQuestion } from "./keep-question";
import { REMEMBERED_MS, remember } from "./memory";
import type { WaitReason } from "./notice";
import type { Book, Desk } from "./open-desk";

/** What a verb of the desk gives: the last thing of it may be a transfer. */
export type DeskOutput = Reply | TransferToAgent;

/** What brings the customer here, and what is said on the way. */
export interface Reaching {
  readonly openid: string;
  readonly reason: WaitReason;
  /** What nobody could answer, to be kept for the team. */
  readonly question?: string;
  /** Said before the conversation is handed over. */
  readonly before?: readonly Reply[];
  /** Stands below the sentence, while nobody is there. */
  readonly menu?: { readonly text: string; readonly record: MenuRecord };
}

/** For what is done after the customer was answered: nothing of it may keep WeChat waiting for long. */
const ASIDE_MS = 1_000;

const read = new WeakMap<Book, OpeningHours>();

/** The hours of a book, read once. */
export function hoursOf(book: Book, { log }: Pick<HandlerContext, "log">): OpeningHours {
  const before = read.get(book);
  if (before !== undefined) return before;
  const { hours, leftOut } = readHours(book.settings.hours);
  if (leftOut.length > 0) log.warn("desk-hours-left-out", { fields: leftOut.join(", ") });
  read.set(book, hours);
  return hours;
}

/** Yields what the customer reads, and then does what the team is to know. */
export async function* reachPerson(
  { parts }: Desk,
  book: Book,
  reaching: Reaching,
  context: HandlerContext,
): AsyncGenerator<DeskOutput> {
  const hours = hoursOf(book, context);
  const atMs = parts.clock.nowMs();
  const isThere = isOpen(hours, atMs);
  if (isThere) {
    yield* reaching.before ?? [];
    if (book.settings.handOverText !== undefined) yield reply.text(book.settings.handOverText);
    yield reply.transferToAgent();
  } else {
    noteAnswer(context, "closed");
    yield reply.text(sentence(book, hours, atMs) + (reaching.menu === undefined ? "" : `\n\n${reaching.menu.text}`));
  }
  const aside = Promise.all([
    ...(reaching.question === undefined ? [] : [keepQuestion(parts, book, reaching.question, context.log)]),
    takeDown({ parts }, reaching, { isThere, atMs }, context),
  ]);
  await within(parts.clock, atMs + ASIDE_MS, aside);
}

function sentence({ settings }: Book, hours: OpeningHours, atMs: number): string {
  const back = describeOpening(hours, atMs);
  // A time is written with the blank that follows it.
  return settings.outOfHoursText.replace(/\{\{back\}\}( ?)/g, (_, blank) => (back ? back + blank : "稍后"));
}

/** Remembers the menu, and tells the team that somebody waits: once in a while for a customer who goes on writing. */
async function takeDown(
  { parts }: Pick<Desk, "parts">,
  { openid, reason, menu }: Reaching,
  { isThere, atMs }: { readonly isThere: boolean; readonly atMs: number },
  { pushId, log, signal }: HandlerContext,
): Promise<void> {
  const { notify } = parts;
  const offered = isThere ? undefined : menu;
  if (notify === undefined && offered === undefined) return;
  try {
    const { told } = await remember(parts, openid, pushId, (memory) => ({
      ...memory,
      ...(offered === undefined ? {} : { menu: { ...offered.record, pushId, atMs } }),
      ...(notify === undefined || isRecent(memory.told, atMs) ? {} : { told: { pushId, atMs } }),
    }));
    if (notify !== undefined && !isRecent(told, atMs)) await notify({ reason, isOpen: isThere, atMs }, signal);
  } catch (error) {
    log.warn("desk-notice-failed", { reason, ...(error instanceof PushError && { code: error.code }) });
  }
}

function isRecent(told: { readonly atMs: number } | undefined, atMs: number): boolean {
  return told !== undefined && told.atMs > atMs - REMEMBERED_MS;
}
