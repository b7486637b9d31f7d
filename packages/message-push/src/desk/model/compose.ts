// Lets a model write an answer from what the operators wrote, in the background: for questions that no rule answers as it stands.
import { noteAnswer } from "../../runtime/answered-by";
import type { HandlerContext } from "../../runtime/definition";
import { type Later, later, type WorkOutput } from "../../runtime/later";
import { within } from "../../runtime/within";
import type { PushEvent } from "../../wechat/push-events";
import { reply } from "../../wechat/replies";
import { keepQuestion } from "../keep-question";
import type { Desk } from "../open-desk";
import { logFailure } from "./ask-model";
import { advance, begin, find, type KeptStep, type Step } from "./asked-once";
import { isQuestion } from "./choose";
import { countQuestion } from "./model-limits";
import type { ModelClient } from "./model-port";
import type { Model } from "./open-model";
import { recallTalk, rememberTalk, wasUnsure, withTurn } from "./talk";
import { writeAnswer } from "./write-answer";

type Text = Pick<PushEvent<"text">, "FromUserName" | "Content">;

/** One question of one push. */
export interface Composing {
  readonly desk: Desk;
  readonly model: Model;
  readonly client: ModelClient;
  readonly event: Text;
}

/** The customer does not wait longer for what the team is to know. */
const ASIDE_MS = 1_000;

/**
 * Lets the model write an answer from what the operators wrote, as background work: the customer sees "typing…", and then at most three
 * short messages with WeChat's mark of AI. Nothing when no model is set up, when a limit is reached, and when the model did not know the
 * customer's last question either: then `noAnswer`, which takes the customer to a person.
 *
 * Each message passes WeChat's content check before anything is said; config.json has to permit `security.msgSecCheck`. When the model
 * does not know, fails, or wrote what may not be said, the customer reads a sentence that says how to get a person. The model sees up to
 * 500 characters of the question, what was said between it and the customer in the last day, and the texts of the rules that are nearest.
 * The function needs a timeout of 20 s or more.
 *
 * @example
 * handle: async (event, context) =>
 *   (await answer(desk, event, context)) ?? (await compose(desk, model, event, context)) ?? noAnswer(desk, event, context)
 */
export async function compose(
  desk: Desk,
  model: Model,
  event: Text,
  context: HandlerContext,
): Promise<Later | undefined> {
  const client = model.parts.client(context.log);
  if (client === undefined || !isQuestion(event.Content)) return undefined;
  const composing: Composing = { desk, model, client, event };
  try {
    if (!(await isTaken(composing, context))) return undefined;
  } catch {
    // What cannot be recorded cannot be asked: the model would be asked again.
    context.log.warn("desk-model-unrecorded");
    return undefined;
  }
  return later((background) => answerOnce(composing, background));
}

/** Whether the model is asked for this push; the same for every run of it. */
async function isTaken({ desk, model, event }: Composing, { pushId, log }: HandlerContext): Promise<boolean> {
  const { store, clock } = desk.parts;
  const begun = await begin(store, "text", pushId, { step: "reserved" });
  if ("found" in begun) return begun.found.step.step !== "left";
  const talk = await recallTalk(desk.parts, event.FromUserName);
  const isForModel =
    !wasUnsure(talk, pushId, clock.nowMs()) && (await countQuestion(desk.parts, model.parts, event.FromUserName, log));
  if (!isForModel) await advance(store, "text", pushId, { from: begun.own, to: { step: "left" } });
  return isForModel;
}

/**
 * What it says is recorded before the first word of it is said. A step that cannot be recorded lets the work fail: then it is run again.
 *
 * @throws {PushError} `STORE_UNAVAILABLE`
 */
async function answerOnce(composing: Composing, context: HandlerContext): Promise<readonly WorkOutput[]> {
  const pieces = await piecesOf(composing, context);
  noteAnswer(context, pieces.length > 0 ? "model" : "no-answer");
  // WeChat's own mark: 内容由第三方AI生成.
  if (pieces.length > 0) return pieces.map((piece) => reply.text(piece, { aimsgcontext: { is_ai_msg: 1 } }));
  await takeDown(composing, context);
  return [reply.text(composing.model.parts.options.unsureText)];
}

async function piecesOf(composing: Composing, context: HandlerContext): Promise<readonly string[]> {
  const { store } = composing.desk.parts;
  const { pushId } = context;
  const before = await find(store, "text", pushId);
  if (before.step.step === "written") return before.step.pieces;
  const own =
    before.step.step === "reserved"
      ? await advance(store, "text", pushId, { from: before, to: { step: "asking" } })
      : undefined;
  // Somebody asked before, and what came is known to nobody: that is as not knowing.
  if (own === undefined) return settled(composing, before, [], context);
  const pieces = await writeAnswer(composing, context).catch((error: unknown) => {
    logFailure(context.log, error);
    return [];
  });
  return settled(composing, own, pieces, context);
}

/** Records what is said, and what the model did not know; gives what counts, should another run have been first. */
async function settled(
  { desk, event }: Composing,
  from: KeptStep,
  pieces: readonly string[],
  { pushId, log }: HandlerContext,
): Promise<readonly string[]> {
  const { store } = desk.parts;
  const to: Step = { step: "written", pieces };
  const written = await advance(store, "text", pushId, { from, to });
  if (written === undefined) {
    const { step } = await find(store, "text", pushId);
    return step.step === "written" ? step.pieces : [];
  }
  if (pieces.length > 0) {
    const turn = { pushId, question: event.Content, answer: pieces.join("") };
    await rememberTalk(desk.parts, event.FromUserName, (talk) => withTurn(talk, turn)).catch(() =>
      log.warn("desk-memory-unread"),
    );
  }
  return pieces;
}

/** The question is kept for the team, and the customer's next one is for a person. */
async function takeDown({ desk, event }: Composing, { pushId, log }: HandlerContext): Promise<void> {
  const { parts } = desk;
  const unsure = { unsureAtMs: parts.clock.nowMs(), unsurePushId: pushId };
  const aside = Promise.all([
    parts.read(log).then((book) => keepQuestion(parts, book, event.Content, log)),
    rememberTalk(parts, event.FromUserName, (talk) => ({ ...talk, ...unsure })).catch(() =>
      log.warn("desk-memory-unread"),
    ),
  ]);
  await within(parts.clock, parts.clock.nowMs() + ASIDE_MS, aside);
}
