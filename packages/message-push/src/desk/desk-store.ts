// The port behind which the desk keeps what it knows: one state per customer, the operators' answers, and the questions that nobody
// could answer. The pushes themselves are in the push store.
import type { SharedState, StateStore } from "../runtime/state-store";

/** The id of the document that holds hours and texts. It stands among the rules, so that one call reads both. */
export const SETTINGS_ID = "settings";

/** The key of a state that holds a file begins so. No customer's key does, and it comes after all of them. */
export const FILE_STATE = "~file-";

/** Removes what the values name; says of each, in their order, whether it is gone. */
export type RemoveFiles = (values: readonly unknown[]) => Promise<readonly boolean[]>;

/** So many rules are read at most. */
export const MOST_RULES = 10_000;

/** How long a question is kept after it was asked last, where it is purged in time: 30 days. */
export const QUESTION_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** What the desk remembers of one customer. */
export type CustomerState = SharedState;

/** A state that is due, with the key that it is under. */
export interface DueState extends CustomerState {
  readonly key: string;
}

/** A rule, or the settings, as somebody wrote it: nothing is known of its fields. */
export interface AnswerDocument {
  /** A string, if it was put with this port; others may be in the database. */
  readonly _id: unknown;
  readonly [field: string]: unknown;
}

/** What operators wrote for the desk. */
export interface Answers {
  /** In the order of their ids. A broken one is among them: to judge it is not the store's work. */
  readonly rules: readonly AnswerDocument[];
  /** The document `settings`, where there is one. */
  readonly settings: AnswerDocument | undefined;
  /** There are more than {@link MOST_RULES}, and the last ones are left out. Whoever reads them tells the operator. */
  readonly isCutOff: boolean;
}

/** A question that was not answered. */
export interface Question {
  /** What makes two questions the same one. */
  readonly key: string;
  /** As it was worded the first time, with what is private masked by who noted it. */
  readonly text: string;
  /** How often it was asked. */
  readonly count: number;
  /** When it was asked first, by the clock of the instance; epoch milliseconds. */
  readonly firstAtMs: number;
  /** When it was noted last, by the database's clock; epoch milliseconds. */
  readonly lastAtMs: number;
}

/** A question that was just asked. */
export interface AskedQuestion extends Pick<Question, "key" | "text"> {
  readonly atMs: number;
}

/**
 * Where the desk keeps what it knows. Each verb is atomic for one document, and times are compared by the database's clock, never an
 * instance's. A verb that does not know its outcome throws a PushError `STORE_UNAVAILABLE`, and a write may have happened all the
 * same. A customer's key is never the openid itself: `customerKey` makes it.
 */
export interface DeskStore extends StateStore {
  /** States that are due and have not expired, the longest due first; at most so many, up to 1,000. */
  listDue(limit: number): Promise<readonly DueState[]>;
  /** All rules and the settings; with fewer than 1,000 of them, one call to the database. */
  readAnswers(): Promise<Answers>;
  /** Puts a whole document in its place, or adds it. */
  putAnswer(document: AnswerDocument & { readonly _id: string }): Promise<void>;
  /** Removes a document; that there is none is no failure. */
  removeAnswer(id: string): Promise<void>;
  /** Counts a question; tried again, it may be counted twice. */
  noteQuestion(question: AskedQuestion): Promise<void>;
  /** The most asked first, of those the latest; at most so many, up to 1,000. */
  listQuestions(limit: number): Promise<readonly Question[]>;
  /** Removes a question; that there is none is no failure. */
  removeQuestion(key: string): Promise<void>;
  /** Removes states that have expired and hold no file, at most so many, up to 1,000; returns how many. */
  purgeStates(limit: number): Promise<number>;
  /**
   * Hands the values of states that hold a file (their keys begin with {@link FILE_STATE}) and have expired to `remove`, at most so many, up to
   * 1,000; removes the states of those for which it says `true`, and returns how many.
   */
  purgeFileStates(limit: number, remove: RemoveFiles): Promise<number>;
  /** Removes questions that were last asked so long ago, see {@link QUESTION_KEPT_MS}; at most so many, up to 1,000; returns how many. */
  purgeQuestions(olderThanMs: number, limit: number): Promise<number>;
}
