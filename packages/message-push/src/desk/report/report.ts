// The operator's report: its form, which `report --json` prints and the page draws. Counts, times and codes; nothing of a customer.
import type { Answerer } from "../../runtime/answered-by";

/**
 * What a push was answered by: see answered-by.ts; `own` is a handler's own words, `person` a hand-over, `cancelled` what came while a
 * person had the conversation, `none` what nothing was said to.
 */
export type AnsweredBy = Answerer | "own" | "person" | "cancelled" | "none";

/** How many pushes, by their state. `unfinished` ones are at work or wait for the relay. */
export interface StateCounts {
  readonly total: number;
  readonly completed: number;
  readonly unfinished: number;
  readonly dead: number;
}

/** From the arrival of a push until its last reply, or the hand-over. Both are absent where nothing was said. */
export interface AnswerTimes {
  readonly medianMs?: number;
  readonly slowestMs?: number;
}

/** What answered, and the id of a rule or a dialogue. */
export interface ByAnswerer {
  readonly by: AnsweredBy;
  readonly id?: string;
  /** Of a rule that is in force. */
  readonly name?: string;
  readonly count: number;
}

/** Why pushes wait or are dead. */
export interface ByReason {
  /** A code of docs/reference/errors.md; absent for what is at work and has not failed. */
  readonly reason?: string;
  /** WeChat's or the platform's own number. */
  readonly errCode?: number;
  readonly count: number;
  /** When the newest of them arrived; epoch milliseconds. */
  readonly lastArrivedAtMs: number;
}

/** A question that nobody could answer, masked. */
export interface ReportedQuestion {
  readonly text: string;
  /** How often it was asked since it was first kept. */
  readonly count: number;
  readonly lastAtMs: number;
}

/** What happened at the desk in some days. Lists have the largest count first, days the oldest. */
export interface Report {
  /** Goes up when a field changes its meaning or goes away; fields may be added without. */
  readonly version: 1;
  /** The beginning of the first day, by the desk's clock; epoch milliseconds. */
  readonly fromMs: number;
  readonly untilMs: number;
  /** What the desk's clock is ahead of UTC. */
  readonly offsetMs: number;
  /** When the oldest completed push arrived: the relay removes completed ones after 3 days, so that older days lack them. */
  readonly oldestCompletedAtMs?: number;
  readonly pushes: StateCounts;
  /** Pushes of which a reply counts as sent although WeChat's answer was lost. */
  readonly unconfirmed: number;
  readonly answerTimes: AnswerTimes;
  /** From the first day on which a push arrived. */
  readonly days: readonly (StateCounts & {
    /** `2026-11-28`, by the desk's clock. */
    readonly day: string;
    readonly pairs: readonly { readonly pair: string; readonly count: number }[];
  })[];
  readonly pairs: readonly (StateCounts & AnswerTimes & { readonly pair: string; readonly handedOver: number })[];
  /** Of completed pushes. */
  readonly answers: readonly (ByAnswerer & AnswerTimes)[];
  /** Conversations that went to a person, by what decided it. */
  readonly handOvers: { readonly count: number; readonly by: readonly ByAnswerer[] };
  readonly unfinished: readonly ByReason[];
  readonly deadLetters: readonly ByReason[];
  /** Asked last within these days; `answered` ones are left out, because a rule answers them by now. */
  readonly questions: {
    readonly total: number;
    readonly answered: number;
    /** The most asked, ten at most. */
    readonly list: readonly ReportedQuestion[];
  };
}
