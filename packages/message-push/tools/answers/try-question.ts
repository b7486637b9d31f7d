// Asks a question as a customer does, at any time: the desk's own verbs answer it, with a memory of their own and nobody to be told.
import { answer } from "../../src/desk/answer";
import { type Explanation, explainAnswer } from "../../src/desk/answers/explain-answer";
import { compileRules, type Question } from "../../src/desk/answers/find-answer";
import { describeOpening } from "../../src/desk/hours/describe-opening";
import type { OpeningHours } from "../../src/desk/hours/opening-hours";
import { isOpen } from "../../src/desk/hours/opening-times";
import { readHours } from "../../src/desk/hours/read-hours";
import { noAnswer } from "../../src/desk/no-answer";
import { type Book, createOpenDesk } from "../../src/desk/open-desk";
import type { DeskOutput } from "../../src/desk/reach-person";
import { rulesOf } from "../../src/desk/rules-of";
import { welcome } from "../../src/desk/welcome";
import { memoryDeskStore } from "../../src/platform/memory/memory-desk-store";
import { systemClock } from "../../src/platform/system-clock";
import type { HandlerContext } from "../../src/runtime/definition";
import { handlerContext } from "../../testing/handler-context";
import type { AnswersFile } from "./answers-file";

/** What is asked, and in which circumstances. */
export interface Trial {
  readonly content: string;
  readonly atMs: number;
  /** The customer enters with it first. */
  readonly sessionFrom: string | undefined;
}

/** What came of it. */
export interface Outcome {
  readonly explanation: Explanation;
  /** What the customer reads on entering, where a `sessionFrom` is given. */
  readonly welcomed: readonly DeskOutput[];
  readonly said: readonly DeskOutput[];
  /** A rule answered, or a number of the menu chose one. */
  readonly isAnswered: boolean;
  readonly isOpen: boolean;
  /** When people are back, as a customer reads it. */
  readonly back: string | undefined;
  readonly settings: Book["settings"];
}

const CUSTOMER = "customer";

/** The hours of the file. */
export function hoursIn({ settings }: AnswersFile): OpeningHours {
  return readHours(Object(settings).hours).hours;
}

export async function tryQuestion(answers: AnswersFile, { content, atMs, sessionFrom }: Trial): Promise<Outcome> {
  const clock = { ...systemClock, nowMs: () => atMs };
  const store = memoryDeskStore(clock.nowMs);
  const file = { rules: answers.rules as readonly object[], settings: Object(answers.settings) };
  const desk = createOpenDesk({ openStore: () => store, clock, notify: undefined })(file);
  const context = contextOf("1");
  const book = await desk.parts.read(context.log);
  const entered =
    sessionFrom === undefined
      ? undefined
      : await welcome(desk, { FromUserName: CUSTOMER, SessionFrom: sessionFrom }, contextOf("2"));
  const event = { FromUserName: CUSTOMER, Content: content };
  const answered = await answer(desk, event, context);
  const question: Question = { content, atMs, random: () => 0, ...(sessionFrom === undefined ? {} : { sessionFrom }) };
  const hours = hoursIn(answers);
  return {
    explanation: explainAnswer(compileRules(rulesOf(book, context.log)), question),
    welcomed: entered === undefined ? [] : [entered],
    said: await all(answered ?? (await noAnswer(desk, event, context))),
    isAnswered: answered !== undefined,
    isOpen: isOpen(hours, atMs),
    back: describeOpening(hours, atMs),
    settings: book.settings,
  };
}

/** Pictures have their path for an id. Of several replies by chance the same one is said every time. */
function contextOf(push: string): HandlerContext {
  const media = { ...handlerContext().media, fromFile: async (path: string) => path };
  return handlerContext({ pushId: push.padStart(32, "0"), media });
}

async function all(said: Iterable<DeskOutput> | AsyncIterable<DeskOutput>): Promise<readonly DeskOutput[]> {
  const outputs: DeskOutput[] = [];
  for await (const output of said) outputs.push(output);
  return outputs;
}
