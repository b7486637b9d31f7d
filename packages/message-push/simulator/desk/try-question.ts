// What a question comes to: why, by explainAnswer, and what the customer reads, by the verbs that answer in a function.
import { answer } from "../../src/desk/answer";
import { explainAnswer } from "../../src/desk/answers/explain-answer";
import { type CompiledKeyword, compileRules } from "../../src/desk/answers/find-answer";
import { fold } from "../../src/desk/answers/fold";
import { describeOpening } from "../../src/desk/hours/describe-opening";
import { isOpen } from "../../src/desk/hours/opening-times";
import { readHours } from "../../src/desk/hours/read-hours";
import { noAnswer } from "../../src/desk/no-answer";
import type { Book } from "../../src/desk/open-desk";
import { rulesOf } from "../../src/desk/rules-of";
import { messagesOf } from "../../src/wechat/messages";
import type { MatchState, TriedQuestion } from "../control/desk-contract";
import { deskTimeOf, readDeskTime } from "./desk-time";
import { type DeskSources, readDesk } from "./read-desk";
import { type StandIn, standIn } from "./stand-in";

/** A question that nobody asked. */
export interface Trial {
  readonly text: string;
  /** By the desk's clock, `2026-10-01T22:10`. @default the simulator's time */
  readonly at?: string | undefined;
  readonly sessionFrom?: string | undefined;
}

/** As the first message of a customer of whom nothing is known. Writes nothing. */
export async function tryQuestion(sources: DeskSources, { text, at, sessionFrom }: Trial): Promise<TriedQuestion> {
  const { book } = readDesk(sources);
  const { hours } = readHours(book.settings.hours);
  const atMs = at === undefined ? sources.clock.nowMs() : readDeskTime(hours, at);
  const desk = standIn(book, atMs, sessionFrom);
  const isThere = isOpen(hours, atMs);
  const back = isThere ? undefined : describeOpening(hours, atMs);
  return {
    deskTime: deskTimeOf(hours, atMs),
    isOpen: isThere,
    ...(back === undefined ? {} : { back }),
    ...explained(book, desk, { content: text, atMs, ...(sessionFrom === undefined ? {} : { sessionFrom }) }),
    ...(await outcomeOf(desk, text)),
  };
}

type Explained = Pick<TriedQuestion, "folded" | "answer" | "outranked" | "out">;

function explained(
  book: Book,
  { context }: StandIn,
  question: { readonly content: string; readonly atMs: number; readonly sessionFrom?: string },
): Explained {
  const rules = compileRules(rulesOf(book, context.log));
  const { folded, answer: best, outranked, out } = explainAnswer(rules, { ...question, random: () => 0 });
  return {
    folded,
    ...(best && {
      answer: {
        ...matchOf({ ...best, folded: fold(best.keyword.content) }),
        isByChance: best.rule.mode === "random_one" && best.rule.replies.length > 1,
      },
    }),
    outranked: outranked.map(matchOf),
    out: out.map((own) => ({ ...matchOf(own), why: own.why })),
  };
}

function matchOf({ rule: { name, priority }, keyword, folded }: CompiledKeyword): MatchState {
  return { name, keyword, folded, priority };
}

async function outcomeOf(
  { desk, context, isKept }: StandIn,
  content: string,
): Promise<Pick<TriedQuestion, "reads" | "isHandedOver" | "isKept">> {
  const event = { FromUserName: "", Content: content };
  const outputs = (await answer(desk, event, context)) ?? (await noAnswer(desk, event, context));
  const reads: Readonly<Record<string, unknown>>[] = [];
  let isHandedOver = false;
  for await (const output of outputs) {
    if (output.kind === "reply") reads.push(...messagesOf(output.message).map((message) => ({ ...message })));
    else isHandedOver = true;
  }
  return { reads, isHandedOver, isKept: isKept() };
}
