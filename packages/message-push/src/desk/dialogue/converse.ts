// Takes a customer's text as a turn of a dialogue. What it comes to is recorded in one write with where the dialogue stands, before it is said.
import { PushError } from "../../push-error";
import { noteAnswer } from "../../runtime/answered-by";
import type { HandlerContext } from "../../runtime/definition";
import { customerKey } from "../customer-key";
import type { CustomerState } from "../desk-store";
import { readMemory, replaceMemory } from "../memory";
import type { Desk } from "../open-desk";
import { type DeskOutput, reachPerson } from "../reach-person";
import type { Dialogue } from "./define-dialogue";
import { keptAfter, readKept, type Turn } from "./kept-dialogue";
import type { DialogueText } from "./steps";
import { takeTurn } from "./take-turn";

/** Pushes of one customer at a time are few. */
const MOST_TRIES = 6;

/**
 * Goes on with the customer's dialogue, or begins the one whose keyword the text has. Nothing where the text concerns none: then `answer`
 * and the rest. The state is in the customer's document of `desk_states`, with a version: of two pushes at once the second takes its turn on what
 * the first left. A push that runs again is told the same, and neither a check nor `done` runs once more when that is recorded.
 *
 * 取消, 退出, 算了 and 不查了 end a dialogue; whoever asks for a person ends it too, and gets one by `answer`. It costs one call to the database
 * for a text that concerns no dialogue, two for one that does, and four for the last answer.
 *
 * @throws {PushError} `STORE_UNAVAILABLE` when the outcome cannot be recorded: the handler runs again later. What checks and `done` throw passes through
 * @example
 * handle: async (event, context) =>
 *   (await converse(desk, [orderStatus], event, context)) ??
 *   (await answer(desk, event, context)) ??
 *   noAnswer(desk, event, context)
 */
export async function converse(
  desk: Desk,
  dialogues: readonly Dialogue[],
  event: DialogueText,
  context: HandlerContext,
): Promise<readonly DeskOutput[] | AsyncIterable<DeskOutput> | undefined> {
  refuseTwins(dialogues);
  const areOn = dialogues.filter(({ isOn }) => isOn);
  if (areOn.length === 0) return undefined;
  const { parts } = desk;
  const { pushId } = context;
  const key = customerKey(event.FromUserName);
  const hearing = { desk, dialogues: areOn, event, context, once: remembering() };
  let failure: unknown = contended();
  let hasActed = false;
  for (let tried = 0; tried < MOST_TRIES; tried += 1) {
    // Past the deadline another invocation may be at it.
    context.signal.throwIfAborted();
    const state = await find(desk, key, context, hasActed);
    if (state === "unknown") return undefined;
    const memory = readMemory(state?.value);
    const kept = readKept(memory.dialogue);
    const before = kept.turns.find((turn) => turn.pushId === pushId);
    if (before !== undefined) return outputsOf(desk, before, event, context);
    const outcome = await takeTurn(hearing, memory, kept);
    if (outcome === undefined) return undefined;
    hasActed = true;
    const value = { ...memory, dialogue: keptAfter(kept, outcome) };
    try {
      const isDone = await replaceMemory(parts, key, { expectedVersion: state?.version, value, writer: pushId });
      // Where something is to be done first, it is done on what was just written.
      if (isDone && outcome.turn !== undefined) return outputsOf(desk, outcome.turn, event, context);
    } catch (error) {
      // It may have been done all the same: the next look tells.
      failure = error;
    }
  }
  throw failure;
}

/** Before anything was done, a customer without a known dialogue is better than none: the rest of the handler answers. */
async function find(
  { parts: { store } }: Desk,
  key: string,
  { log }: HandlerContext,
  hasActed: boolean,
): Promise<CustomerState | undefined | "unknown"> {
  try {
    // What fails may pass at once; more looks would take the time that the answer needs.
    return await store.findState(key).catch(() => store.findState(key));
  } catch (error) {
    if (hasActed) throw error;
    log.warn("desk-memory-unread");
    return "unknown";
  }
}

async function outputsOf(
  desk: Desk,
  { says, isPerson }: Turn,
  { FromUserName }: DialogueText,
  context: HandlerContext,
): Promise<readonly DeskOutput[] | AsyncIterable<DeskOutput> | undefined> {
  if (says !== undefined) noteAnswer(context, "dialogue");
  if (isPerson !== true) return says;
  const book = await desk.parts.read(context.log);
  return reachPerson(desk, book, { openid: FromUserName, reason: "no-answer" }, context);
}

function remembering() {
  const results = new Map<string, Promise<unknown>>();
  return <T>(name: string, run: () => T | Promise<T>): Promise<T> => {
    const known = results.get(name) ?? (async () => run())();
    results.set(name, known);
    return known as Promise<T>;
  };
}

function refuseTwins(dialogues: readonly Dialogue[]): void {
  const names = dialogues.map(({ name }) => name);
  const twin = names.find((name, place) => names.indexOf(name) < place);
  if (twin === undefined) return;
  throw new PushError(
    "OPTION_INVALID",
    { en: `converse was given two dialogues of the name "${twin}".`, zh: `converse 收到两个名为“${twin}”的对话。` },
    { en: "Give each a name of its own: it is kept under that name.", zh: "请给每个对话不同的名称：记录按名称保存。" },
  );
}

function contended(): PushError {
  return new PushError(
    "STORE_UNAVAILABLE",
    {
      en: "Other pushes of the customer changed what is remembered each time, so this one could not be recorded.",
      zh: "这位客户的其他推送每次都先改了记录，所以这一条没能记下。",
    },
    { en: "Nothing to fix: its handler runs again later.", zh: "无需处理：处理函数稍后会再次运行。" },
  );
}
