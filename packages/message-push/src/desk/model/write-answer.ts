// Has a model write one answer: asks it, makes plain text of it, cuts it into messages, and has WeChat check them.
import type { HandlerContext } from "../../runtime/definition";
import { rulesOf } from "../rules-of";
import { askModel } from "./ask-model";
import type { Composing } from "./compose";
import { cutPieces, MOST_CHARACTERS } from "./cut-pieces";
import { byReplies, entriesFor } from "./entries";
import { plainText } from "./plain-text";
import { composePrompt, tellsRules, UNSURE } from "./prompts";
import { historyOf, recallTalk } from "./talk";

/** The longest that a customer waits for a model. */
const MOST_MS = 40_000;
/** Kept of the time of a second invocation for the check, the record and the sends; of a shorter one, a third. */
const RESERVE_MS = 6_000;
const ENTRIES_BUDGET = 6_000;
/** A Chinese character is a token at most. */
const MOST_TOKENS = 800;
/** Marks and thinking are taken off what was read. */
const MOST_READ = 4 * MOST_CHARACTERS;
/** "typing…" lasts 15 s, cannot be repeated meanwhile, and not later than 30 s after the customer wrote. */
const TYPING_AGAIN_MS = 15_000;

/**
 * The messages; none where the model does not know, or wrote what may not be said.
 *
 * @throws {ModelFailure} when there is no whole answer
 */
export async function writeAnswer(composing: Composing, context: HandlerContext): Promise<readonly string[]> {
  const { desk, client, event } = composing;
  const { clock, read } = desk.parts;
  const { log, signal, pushId } = context;
  const rules = rulesOf(await read(log), log);
  const bounds = { atMs: clock.nowMs(), budget: ENTRIES_BUDGET, describe: byReplies };
  const { text: entries } = entriesFor(rules, event.Content, bounds);
  const talk = await recallTalk(desk.parts, event.FromUserName).catch(() => ({ turns: [] }));
  const request = {
    messages: composePrompt(entries, event.Content, historyOf(talk, pushId)),
    maxTokens: MOST_TOKENS,
  };
  const stopTyping = typeAgain(composing, signal);
  try {
    const untilMs = untilWhen(clock.nowMs(), context.deadlineAtMs);
    const written = await askModel(client, request, { clock, untilMs, mostCharacters: MOST_READ, signal });
    const known = { entries: rules.map(({ replies }) => JSON.stringify(replies)).join("\n"), question: event.Content };
    return await judged(composing, plainText(written, known), context);
  } finally {
    stopTyping();
  }
}

function untilWhen(nowMs: number, deadlineAtMs: number): number {
  const leftMs = deadlineAtMs - nowMs;
  return nowMs + Math.min(MOST_MS, leftMs - Math.min(RESERVE_MS, leftMs / 3));
}

function typeAgain({ desk, model, event }: Composing, signal: AbortSignal): () => void {
  const ended = new AbortController();
  const end = () => ended.abort();
  signal.addEventListener("abort", end, { once: true });
  void desk.parts.clock.after(TYPING_AGAIN_MS, ended.signal).then(() => {
    if (!ended.signal.aborted) void model.parts.calls().showTyping(event.FromUserName, event);
  });
  return end;
}

/** All of it may be said, or nothing is. */
async function judged({ model, event }: Composing, text: string, { log }: HandlerContext): Promise<readonly string[]> {
  const pieces = text.includes(UNSURE) ? [] : cutPieces(text);
  if (pieces.length === 0 || tellsRules(text)) {
    log.info("desk-model-unsure");
    return [];
  }
  const calls = model.parts.calls();
  const checks = await Promise.all(pieces.map((piece) => calls.checkText(event.FromUserName, piece)));
  if (checks.some(({ kind }) => kind === "refused")) {
    log.warn("desk-model-text-refused");
    return [];
  }
  const unchecked = checks.find((own) => own.kind === "unchecked");
  if (unchecked === undefined) return pieces;
  const { onUnchecked } = model.parts.options;
  const { errCode } = Object(unchecked);
  log.warn("desk-model-text-unchecked", { policy: onUnchecked, ...(errCode === undefined ? {} : { errCode }) });
  return onUnchecked === "send" ? pieces : [];
}
