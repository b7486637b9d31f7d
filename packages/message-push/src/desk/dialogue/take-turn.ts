// What one text of a customer comes to: it begins a dialogue, answers its question, ends it, or is for the rest of the handler. Reads no state
// and writes none: whoever calls may call again on a newer state.
import { PushError } from "../../push-error";
import type { HandlerContext } from "../../runtime/definition";
import { conversationOf } from "../../wechat/message-options";
import { compiledOf, findIn } from "../answer";
import { fold } from "../answers/fold";
import type { Memory } from "../memory";
import type { Desk } from "../open-desk";
import type { DeskOutput } from "../reach-person";
import type { Dialogue } from "./define-dialogue";
import type { KeptDialogue, OpenDialogue, Outcome } from "./kept-dialogue";
import { outputsIn } from "./said-outputs";
import { type DialogueText, isRetry, type Step } from "./steps";

/** What a text is taken with. */
export interface Hearing {
  readonly desk: Desk;
  readonly dialogues: readonly Dialogue[];
  readonly event: DialogueText;
  readonly context: HandlerContext;
  /** Runs something of the author's once for this push: on a newer state with the same values it gives the same. */
  readonly once: <T>(name: string, run: () => T | Promise<T>) => Promise<T>;
}

/** Each as the whole message; folded. */
const CANCEL = ["取消", "退出", "算了", "不查了"];
/** Whoever comes back later is not told of a dialogue that nobody remembers. */
const TOLD_WITHIN_MS = 3_600_000;
const MOST_VALUE_BYTES = 4_096;

/** What comes of the text; nothing where it concerns no dialogue. Rejects as checks, questions and `done` do. */
export async function takeTurn(
  hearing: Hearing,
  memory: Memory,
  { open, finishing }: KeptDialogue,
): Promise<Outcome | undefined> {
  if (finishing?.pushId === hearing.context.pushId) return finish(hearing, finishing, open);
  const outcome = await hear(hearing, memory, open);
  // What another push has to finish stays for it.
  return outcome && finishing !== undefined ? { finishing, ...outcome } : outcome;
}

async function hear(hearing: Hearing, memory: Memory, open: OpenDialogue | undefined): Promise<Outcome | undefined> {
  const { desk, dialogues, event } = hearing;
  // Written before the dialogue began, it comes late, and is no answer.
  if (open !== undefined && event.CreateTime < open.startedAtS) return undefined;
  const folded = fold(event.Content);
  const atMs = desk.parts.clock.nowMs();
  const current = open && dialogues.find(({ name }) => name === open.name);
  const isGoingOn = current !== undefined && open !== undefined && atMs < open.expiresAtMs;
  const begun = begunBy(dialogues, folded, isGoingOn);
  if (open === undefined && begun === undefined) return undefined;
  if (await isForPerson(hearing, memory)) return open && passed(hearing);
  if (isGoingOn && CANCEL.includes(folded)) return ended(hearing, current.cancelText);
  if (begun !== undefined) return begin(hearing, begun);
  if (isGoingOn) return goOn(hearing, current, open);
  const isRemembered = current !== undefined && open !== undefined && atMs < open.expiresAtMs + TOLD_WITHIN_MS;
  if (isRemembered && !(await isAnswered(hearing, memory))) return ended(hearing, open.expiredText);
  return passed(hearing);
}

/** While a dialogue goes on, words in an answer begin no other one: only a keyword that is the whole message does. */
function begunBy(dialogues: readonly Dialogue[], folded: string, isGoingOn: boolean): Dialogue | undefined {
  const found = dialogues.flatMap((dialogue) =>
    dialogue.keywords.flatMap(({ content, match }) => {
      const keyword = fold(content);
      if (keyword === folded) return [{ dialogue, rank: Number.POSITIVE_INFINITY }];
      const isContained = !isGoingOn && match === "contain" && folded.includes(keyword);
      return isContained ? [{ dialogue, rank: keyword.length }] : [];
    }),
  );
  const best = Math.max(...found.map(({ rank }) => rank));
  return found.find(({ rank }) => rank === best)?.dialogue;
}

/** Numbers of a menu do not count: they answer the dialogue. */
async function isForPerson({ desk, event, context }: Hearing, { sessionFrom }: Memory): Promise<boolean> {
  const { log, pushId } = context;
  const rules = compiledOf(await desk.parts.read(log), context);
  const known = sessionFrom === undefined ? {} : { sessionFrom };
  const found = findIn(rules, event.Content, known, { atMs: desk.parts.clock.nowMs(), pushId });
  return found?.replies.some(({ type }) => type === "hand_over") ?? false;
}

async function isAnswered({ desk, event, context }: Hearing, memory: Memory): Promise<boolean> {
  const { log, pushId } = context;
  const rules = compiledOf(await desk.parts.read(log), context);
  return findIn(rules, event.Content, memory, { atMs: desk.parts.clock.nowMs(), pushId }) !== undefined;
}

async function begin(hearing: Hearing, dialogue: Dialogue): Promise<Outcome> {
  const { event, context } = hearing;
  const fresh: OpenDialogue = {
    name: dialogue.name,
    title: dialogue.title,
    values: {},
    asked: "",
    misses: 0,
    pushId: context.pushId,
    startedAtS: event.CreateTime,
    expiresAtMs: 0,
    expiredText: dialogue.expiredText,
    ...conversationOf(event),
  };
  return askNext(hearing, dialogue, fresh);
}

async function goOn(hearing: Hearing, dialogue: Dialogue, open: OpenDialogue): Promise<Outcome> {
  const { context, event, once } = hearing;
  const step = nextOf(dialogue, open.values);
  // A deployment has changed the steps: it is not what the customer was asked.
  if (step === undefined || step.name !== open.asked) return askNext(hearing, dialogue, open);
  const { name } = step;
  const given = { ...context, event, values: open.values };
  const result = await once(`${name} ${JSON.stringify(open.values)}`, () => step.check(event.Content.trim(), given));
  if (!isRetry(result)) {
    const values = { ...open.values, [name]: keepable(result, dialogue.name, name) };
    return askNext(hearing, dialogue, { ...open, values });
  }
  const misses = open.misses + 1;
  if (misses >= step.missesBeforeHandOver) return { turn: { pushId: context.pushId, isPerson: true } };
  return said(hearing, await outputsIn(result.words), stillOpen(hearing, dialogue, { ...open, misses }));
}

/** The first step without a value; none when all have theirs. */
function nextOf({ steps }: Dialogue, values: OpenDialogue["values"]): Step | undefined {
  return steps.find(({ name }) => !Object.hasOwn(values, name));
}

async function askNext(hearing: Hearing, dialogue: Dialogue, open: OpenDialogue): Promise<Outcome> {
  const { values } = open;
  const step = nextOf(dialogue, values);
  // First it is written who does what is to be done, so that no other push does it as well.
  if (step === undefined) return { finishing: stillOpen(hearing, dialogue, open) };
  const { name: asked, question } = step;
  const words = typeof question === "function" ? question(values) : question;
  return said(hearing, await outputsIn(words), stillOpen(hearing, dialogue, { ...open, asked, misses: 0 }));
}

/** The dialogue that is open by now is another one. */
async function finish(hearing: Hearing, { name, values }: OpenDialogue, open?: OpenDialogue): Promise<Outcome> {
  const { dialogues, context, event, once } = hearing;
  const dialogue = dialogues.find((own) => own.name === name);
  const { turn } =
    dialogue === undefined
      ? passed(hearing)
      : said(
          hearing,
          await once(`${name}.done`, async () => outputsIn(await dialogue.done(values, { ...context, event }))),
        );
  return { ...(turn === undefined ? {} : { turn }), ...(open === undefined ? {} : { open }) };
}

/** Each answer gives the customer the whole time again. */
function stillOpen({ desk, context }: Hearing, dialogue: Dialogue, open: OpenDialogue): OpenDialogue {
  const { title, expiredText, expiresInMs } = dialogue;
  const expiresAtMs = desk.parts.clock.nowMs() + expiresInMs;
  return { ...open, title, expiredText, pushId: context.pushId, expiresAtMs };
}

function said({ context: { pushId } }: Hearing, says: readonly DeskOutput[], open?: OpenDialogue): Outcome {
  return { turn: { pushId, says }, ...(open === undefined ? {} : { open }) };
}

async function ended(hearing: Hearing, text: string): Promise<Outcome> {
  return said(hearing, await outputsIn(text));
}

/** The dialogue is over, and the rest of the handler answers. */
function passed({ context: { pushId } }: Hearing): Outcome {
  return { turn: { pushId } };
}

/** As it comes back from the database. */
function keepable(value: unknown, dialogue: string, step: string): unknown {
  const json = JSON.stringify(value);
  if (json !== undefined && Buffer.byteLength(json) <= MOST_VALUE_BYTES) return JSON.parse(json);
  throw new PushError(
    "OUTPUT_INVALID",
    {
      en: `The check of \`${step}\` in the dialogue "${dialogue}" gave ${json === undefined ? "no value" : "a value of more than 4,096 bytes"}.`,
      zh: `对话“${dialogue}”里 \`${step}\` 的检查${json === undefined ? "没有给出值" : "给出的值超过 4,096 字节"}。`,
    },
    {
      en: "Return what the next steps need of it, as small JSON, or retry(words).",
      zh: "请只返回后面步骤要用的部分，写成小的 JSON，或返回 retry(words)。",
    },
  );
}
