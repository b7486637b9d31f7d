// Asks the desk what it would say, at any time: its own verbs answer, with a memory of their own. Nobody is told, nothing is uploaded.
import { answer } from "../../src/desk/answer";
import { type Explanation, explainAnswer } from "../../src/desk/answers/explain-answer";
import { compileRules } from "../../src/desk/answers/find-answer";
import { describeOpening } from "../../src/desk/hours/describe-opening";
import { isOpen } from "../../src/desk/hours/opening-times";
import { readHours } from "../../src/desk/hours/read-hours";
import { noAnswer } from "../../src/desk/no-answer";
import type { Book } from "../../src/desk/open-desk";
import type { DeskOutput } from "../../src/desk/reach-person";
import { rulesOf } from "../../src/desk/rules-of";
import { welcome } from "../../src/desk/welcome";
import { contextOf, standIn } from "./stand-in";

/** What a customer writes of whom nothing is known. */
export interface Asked {
  readonly content: string;
  readonly atMs: number;
  /** The customer enters with it first. */
  readonly sessionFrom?: string | undefined;
}

/** What comes of it. */
export interface Outcome {
  readonly explanation: Explanation;
  /** What the customer reads on entering, where a `sessionFrom` is given. */
  readonly welcomed: readonly DeskOutput[];
  /** A picture that is still to be uploaded has the name of its source as media id. */
  readonly said: readonly DeskOutput[];
  /** A rule answered, or a number of the menu chose one. */
  readonly isAnswered: boolean;
  /** Whether the question is kept for the team. */
  readonly isKept: boolean;
  readonly isOpen: boolean;
  /** When people are back, as a customer reads it; none where the hours have no next opening. */
  readonly back: string | undefined;
}

const CUSTOMER = "customer";

export async function askDesk(book: Book, { content, atMs, sessionFrom }: Asked): Promise<Outcome> {
  const { desk, isKept } = standIn(book, atMs);
  const context = contextOf("1", atMs);
  const entering = { FromUserName: CUSTOMER, SessionFrom: sessionFrom ?? "" };
  const entered = sessionFrom === undefined ? undefined : await welcome(desk, entering, contextOf("2", atMs));
  const event = { FromUserName: CUSTOMER, Content: content };
  const answered = await answer(desk, event, context);
  const said = await all(answered ?? (await noAnswer(desk, event, context)));
  const { hours } = readHours(book.settings.hours);
  const question = { content, atMs, random: () => 0, ...(sessionFrom === undefined ? {} : { sessionFrom }) };
  return {
    explanation: explainAnswer(compileRules(rulesOf(book, context.log)), question),
    welcomed: entered === undefined ? [] : [entered],
    said,
    isAnswered: answered !== undefined,
    isKept: isKept(),
    isOpen: isOpen(hours, atMs),
    back: describeOpening(hours, atMs),
  };
}

async function all(said: Iterable<DeskOutput> | AsyncIterable<DeskOutput>): Promise<readonly DeskOutput[]> {
  const outputs: DeskOutput[] = [];
  for await (const output of said) outputs.push(output);
  return outputs;
}
