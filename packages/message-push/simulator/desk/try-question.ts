// What a question comes to, as the page shows it.
import type { CompiledKeyword } from "../../src/desk/answers/find-answer";
import { fold } from "../../src/desk/answers/fold";
import { readHours } from "../../src/desk/hours/read-hours";
import type { DeskOutput } from "../../src/desk/reach-person";
import { messagesOf } from "../../src/wechat/messages";
import type { MatchState, TriedQuestion } from "../control/desk-contract";
import { askDesk, type Outcome } from "./ask-desk";
import { deskTimeOf, readDeskTime } from "./desk-time";
import { missingFiles } from "./missing-pictures";
import { type DeskSources, readDesk } from "./read-desk";

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
  const outcome = await askDesk(book, { content: text, atMs, sessionFrom });
  const { isOpen, back, isKept, said } = outcome;
  return {
    deskTime: deskTimeOf(hours, atMs),
    isOpen,
    ...(isOpen || back === undefined ? {} : { back }),
    ...explained(outcome),
    reads: said.flatMap(readsOf),
    missingFiles: missingFiles(sources.projectDir, said),
    isHandedOver: said.some(({ kind }) => kind === "transfer-to-agent"),
    isKept,
  };
}

type Explained = Pick<TriedQuestion, "folded" | "answer" | "outranked" | "out">;

function explained({ explanation: { folded, answer: best, outranked, out } }: Outcome): Explained {
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

function readsOf(output: DeskOutput): TriedQuestion["reads"] {
  return output.kind === "reply" ? messagesOf(output.message).map((message) => ({ ...message })) : [];
}
