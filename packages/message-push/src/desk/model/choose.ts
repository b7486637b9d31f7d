// Lets a model choose which rule answers a question that no keyword matches: the customer reads what the operators wrote.

import { PushError } from "../../push-error";
import { noteAnswer } from "../../runtime/answered-by";
import type { HandlerContext } from "../../runtime/definition";
import { within } from "../../runtime/within";
import type { PushEvent } from "../../wechat/push-events";
import { type Reply, reply } from "../../wechat/replies";
import { isUnsupported } from "../../wechat/unsupported";
import { chanceOf, recalled, sayReplies } from "../answer";
import { answerOf, whyOut } from "../answers/find-answer";
import { isChoice, menuWith } from "../answers/menu";
import type { AnswerRule } from "../answers/rule";
import { remember } from "../memory";
import type { Book, Desk } from "../open-desk";
import type { DeskOutput } from "../reach-person";
import { rulesOf } from "../rules-of";
import { askModel, logFailure } from "./ask-model";
import { advance, begin, type KeptStep } from "./asked-once";
import { byKeywords, entriesFor, type ShownEntries } from "./entries";
import { countQuestion } from "./model-limits";
import type { ModelClient } from "./model-port";
import type { Model } from "./open-model";
import { choosePrompt } from "./prompts";

type Text = Pick<PushEvent<"text">, "FromUserName" | "Content">;

/** A model that takes longer is of no use: WeChat waits for the push. */
const PATIENCE_MS = 2_500;
/** Of the handler's time, for saying what was chosen. */
const RESERVE_MS = 800;
/** Of that reserve, for what the database still has to say before the choice is there, and for recording it: twice. */
const RECORDING_MS = 300;
/** With less, nobody is asked. */
const LEAST_MS = 500;
/** Characters of the entries that a model sees. */
const ENTRIES_BUDGET = 4_000;
/** `{"ids":["e1","e2","e3"]}` is some 20. */
const MOST_TOKENS = 60;
const MOST_READ = 400;
const MOST_CHOSEN = 3;
const OPENING = "您想问的是哪一个？请回复数字：";

/**
 * Asks the model which rule answers a customer's text, where no keyword does: one rule is said, of two or three the customer chooses by a
 * number. Nothing when the model knows none, is late, fails, or is not set up: then `noAnswer`. What the customer reads is always the
 * operators' own text.
 *
 * The model sees up to 500 characters of what the customer wrote, and the names and keywords of the rules that are nearest to it.
 *
 * @throws {PushError} `STORE_UNAVAILABLE` when it cannot be known whether the choice is recorded: the handler runs again later
 * @example
 * handle: async (event, context) =>
 *   (await answer(desk, event, context)) ?? (await choose(desk, model, event, context)) ?? noAnswer(desk, event, context)
 */
export async function choose(
  desk: Desk,
  model: Model,
  event: Text,
  context: HandlerContext,
): Promise<readonly Reply[] | AsyncIterable<DeskOutput> | undefined> {
  const client = model.parts.client(context.log);
  if (client === undefined || !isQuestion(event.Content)) return undefined;
  const { clock, read } = desk.parts;
  const untilMs = Math.min(clock.nowMs() + PATIENCE_MS, context.deadlineAtMs - RESERVE_MS);
  if (untilMs - clock.nowMs() < LEAST_MS) return undefined;
  const book = await read(context.log);
  const asking: Asking = {
    desk,
    model,
    client,
    event,
    context,
    untilMs,
    shown: await shownOf(desk, book, event, context),
  };
  // A database that is slow keeps nobody waiting either.
  const chosen = await within(clock, untilMs + RECORDING_MS, chosenOnce(asking)).catch((error: unknown) => {
    logFailure(context.log, error);
    return undefined;
  });
  if (chosen?.from !== undefined) await record(asking, chosen.from, chosen.ruleIds);
  return sayChosen(asking, book, chosen?.ruleIds ?? []);
}

/** What has words in it, and is no number of a menu. */
export function isQuestion(content: string): boolean {
  return /\p{L}/u.test(content) && !isChoice(content) && !isUnsupported(content);
}

interface Asking {
  readonly desk: Desk;
  readonly model: Model;
  readonly client: ModelClient;
  readonly event: Text;
  readonly context: HandlerContext;
  readonly untilMs: number;
  readonly shown: ShownEntries;
}

async function shownOf(desk: Desk, book: Book, event: Text, context: HandlerContext): Promise<ShownEntries> {
  const rules = rulesOf(book, context.log);
  const dependsOnPage = rules.some(({ sessionFrom }) => sessionFrom.length > 0);
  const { sessionFrom } = dependsOnPage ? await recalled(desk, event.FromUserName, context) : {};
  return entriesFor(rules, event.Content, {
    atMs: desk.parts.clock.nowMs(),
    ...(sessionFrom === undefined ? {} : { sessionFrom }),
    budget: ENTRIES_BUDGET,
    describe: byKeywords,
  });
}

/** What was chosen, and the step that it takes the place of, where it is to be recorded. */
interface Chosen {
  readonly ruleIds: readonly string[];
  readonly from?: KeptStep;
}

const NONE: Chosen = { ruleIds: [] };

/** Of a push that runs again, what the model said before; it is not asked twice. */
async function chosenOnce(asking: Asking): Promise<Chosen> {
  const { desk, model, event, context, shown } = asking;
  const { store } = desk.parts;
  if (shown.entries.length === 0) return NONE;
  const begun = await begin(store, "choice", context.pushId, { step: "asking" });
  if ("found" in begun) return begun.found.step.step === "chosen" ? { ruleIds: begun.found.step.ruleIds } : NONE;
  if (!(await countQuestion(desk.parts, model.parts, event.FromUserName, context.log))) return NONE;
  const ruleIds = await ask(asking);
  return ruleIds.length === 0 ? NONE : { ruleIds, from: begun.own };
}

/**
 * What may or may not be recorded is not said, and nothing else is said in its place: run again, the push would say the other.
 *
 * @throws {PushError} `STORE_UNAVAILABLE`
 */
async function record({ desk, context }: Asking, from: KeptStep, ruleIds: readonly string[]): Promise<void> {
  const { clock, store } = desk.parts;
  const advancing = advance(store, "choice", context.pushId, { from, to: { step: "chosen", ruleIds } });
  const kept = await within(clock, clock.nowMs() + RECORDING_MS, advancing);
  if (kept === undefined) throw unrecorded();
}

function unrecorded(): PushError {
  return new PushError(
    "STORE_UNAVAILABLE",
    { en: "What the model chose could not be recorded in time.", zh: "大模型选出的结果没能及时记下。" },
    {
      en: "Nothing to fix: the handler runs again later, and says what was recorded.",
      zh: "无需处理：处理函数稍后会再次运行，并按已记录的结果回复。",
    },
  );
}

async function ask({ desk, client, event, context, untilMs, shown }: Asking): Promise<readonly string[]> {
  const request = { messages: choosePrompt(shown.text, event.Content), maxTokens: MOST_TOKENS };
  const { clock } = desk.parts;
  const written = await askModel(client, request, {
    clock,
    untilMs,
    mostCharacters: MOST_READ,
    signal: context.signal,
  });
  const ids = idsIn(written);
  if (ids === undefined) context.log.warn("desk-model-failed", { trouble: "unreadable" });
  const chosen = [...new Set(ids)].flatMap((id) => shown.entries.find((own) => own.id === id)?.rule.id ?? []);
  return chosen.slice(0, MOST_CHOSEN);
}

/** The ids in what a model wrote, whatever stands around them; nothing where there is no such object. */
function idsIn(written: string): readonly unknown[] | undefined {
  for (const [json] of written.matchAll(/\{[^{}]*\}/g)) {
    try {
      const { ids } = JSON.parse(json);
      if (Array.isArray(ids)) return ids;
    } catch {
      // The next one may be it.
    }
  }
  return undefined;
}

async function sayChosen(
  { desk, event, context }: Asking,
  book: Book,
  ruleIds: readonly string[],
): Promise<readonly Reply[] | AsyncIterable<DeskOutput> | undefined> {
  const atMs = desk.parts.clock.nowMs();
  const rules = rulesOf(book, context.log).filter((rule) => isStillThere(rule, ruleIds, atMs));
  const [first, ...others] = ruleIds.flatMap((id) => rules.find((own) => own.id === id) ?? []);
  const keyword = first?.keywords[0];
  if (first === undefined || keyword === undefined) return undefined;
  noteAnswer(context, "model", others.length > 0 ? undefined : first.id);
  if (others.length > 0) return offer(desk, event, context, [first, ...others]);
  const { replies } = answerOf({ rule: first, keyword }, event.Content, () => chanceOf(context.pushId));
  return sayReplies(desk, book, replies, { openid: event.FromUserName, context });
}

/** An operator may have taken it away since the model was asked. */
function isStillThere(rule: AnswerRule, ruleIds: readonly string[], atMs: number): boolean {
  const [sessionFrom] = rule.sessionFrom;
  const circumstances = { atMs, ...(sessionFrom === undefined ? {} : { sessionFrom }) };
  return ruleIds.includes(rule.id) && whyOut(rule, circumstances) === undefined;
}

/** A number chooses only where the menu is remembered: without that, it is not shown. */
async function offer(
  { parts }: Desk,
  { FromUserName }: Text,
  { pushId, log }: HandlerContext,
  rows: readonly AnswerRule[],
): Promise<readonly Reply[] | undefined> {
  const menu = menuWith(rows, OPENING);
  const own = { ...menu.record, pushId, atMs: parts.clock.nowMs() };
  try {
    await remember(parts, FromUserName, pushId, (memory) => ({ ...memory, menu: own }));
    return [reply.text(menu.text)];
  } catch {
    log.warn("desk-memory-unread");
    return undefined;
  }
}
