// What the page and the simulator say to each other about the desk: its rules, its settings, what a question comes to. Types only.
import type { OutReason } from "../../src/desk/answers/find-answer";
import type { Keyword } from "../../src/desk/answers/rule";
import type { Question } from "../../src/desk/desk-store";
import type { Both } from "../../src/language";
import type { Origin } from "../desk/read-desk";

/** What is wrong, where, and what to write instead. */
export interface PlacedProblem {
  /** `replies[0].url`; empty for the whole. */
  readonly path: string;
  readonly fact: Both;
  readonly fix: Both;
}

/** A rule as somebody wrote it. */
export interface RuleState {
  /** Names it in a list. */
  readonly key: string;
  /** A date is `{ $date }`. */
  readonly document: Readonly<Record<string, unknown>>;
  /** Of the runtime's own, which a document of the same `_id` replaces. */
  readonly isBuiltIn: boolean;
  /** It answers only without any. */
  readonly problems: readonly PlacedProblem[];
}

/** What is in force at the desk, and what nobody could answer. */
export interface DeskAnswers {
  /** desk/answers.json of the project. */
  readonly file: { readonly state: "read" | "missing" } | { readonly state: "broken"; readonly problem: Both };
  readonly rules: { readonly from: Origin; readonly list: readonly RuleState[] };
  readonly settings: {
    readonly from: Origin;
    readonly document: Readonly<Record<string, unknown>>;
    readonly problems: readonly PlacedProblem[];
  };
  /** The most asked first, as many as a reader looks at. */
  readonly questions: { readonly total: number; readonly list: readonly Question[] };
  /** What the desk's clock is ahead of UTC. */
  readonly deskOffsetMs: number;
}

/** Where a customer's dialogue stands. */
export interface DialogueState {
  readonly name: string;
  readonly title: string;
  /** The step whose question was said. */
  readonly asked: string;
  /** How many answers to it had no value. */
  readonly misses: number;
  /** By the names of the steps. */
  readonly values: Readonly<Record<string, unknown>>;
  /** When the time is up. */
  readonly endsAtMs: number;
}

/** Nothing is saved while there are problems. */
export interface SavedAnswer {
  readonly problems: readonly PlacedProblem[];
}

/** A rule that matches a question. */
export interface MatchState {
  readonly name: string;
  readonly keyword: Keyword;
  /** What the question is compared with. */
  readonly folded: string;
  readonly priority: number;
}

/** What a question comes to. */
export interface TriedQuestion {
  /** By the desk's clock, `2026-10-01T22:10`. */
  readonly deskTime: string;
  readonly isOpen: boolean;
  /** When people are there next, as a customer reads it; none while they are, and where the hours have no next opening. */
  readonly back?: string;
  /** What the question is compared by. */
  readonly folded: string;
  /** The rule that answers. */
  readonly answer?: MatchState & { readonly isByChance: boolean };
  /** Rules that match as well, the next best first. */
  readonly outranked: readonly MatchState[];
  /** Rules that match and cannot answer. */
  readonly out: readonly (MatchState & { readonly why: OutReason })[];
  /**
   * The messages that the customer reads, as they are sent. A picture that is still to be uploaded has the name of its source as
   * media id: `file:<path>`, a fileID, an address.
   */
  readonly reads: readonly Readonly<Record<string, unknown>>[];
  /** Pictures among them that no function's folder has: the customer does not get them. */
  readonly missingFiles: readonly string[];
  readonly isHandedOver: boolean;
  /** Whether the question is kept for the team. */
  readonly isKept: boolean;
}
