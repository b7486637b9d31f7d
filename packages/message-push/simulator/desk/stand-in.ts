// A desk whose verbs can be asked what they would do: nothing is stored, nobody is told, no picture is uploaded.
import type { answer } from "../../src/desk/answer";
import type { DeskStore } from "../../src/desk/desk-store";
import type { Book, Desk } from "../../src/desk/open-desk";

/** What a verb of the desk is given beside the event. */
type Context = Parameters<typeof answer>[2];

export interface StandIn {
  readonly desk: Desk;
  readonly context: Context;
  /** Whether a question was to be kept. */
  readonly isKept: () => boolean;
}

/** The first half is what chance is made of: the first of several replies. */
const PUSH_ID = "0".repeat(32);

/** @param sessionFrom with which the customer came last */
export function standIn(book: Book, atMs: number, sessionFrom: string | undefined): StandIn {
  let isKept = false;
  const noteQuestion = async () => {
    isKept = true;
  };
  // Of a customer nothing else is known: no menu is open, nothing was asked before.
  const memory = { misses: [], welcomes: [], ...(sessionFrom === undefined ? {} : { sessionFrom }) };
  const store: DeskStore = {
    findState: async () => ({ version: "", value: memory }),
    putState: async () => true,
    readAnswers: async () => ({ rules: [], settings: undefined, isCutOff: false }),
    putAnswer: async () => undefined,
    removeAnswer: async () => undefined,
    noteQuestion,
    listQuestions: async () => [],
    removeQuestion: async () => undefined,
    purgeStates: async () => 0,
    purgeQuestions: async () => 0,
  };
  const clock = {
    nowMs: () => atMs,
    after: (_delayMs: number, signal?: AbortSignal) =>
      new Promise<void>((resolve) => signal?.addEventListener("abort", () => resolve())),
  };
  const read = async () => book;
  return {
    desk: { prepare: () => undefined, parts: { store, clock, notify: undefined, read } },
    context: contextAt(atMs),
    isKept: () => isKept,
  };
}

function contextAt(atMs: number): Context {
  const silent = () => undefined;
  return {
    signal: new AbortController().signal,
    deadlineAtMs: atMs,
    pushId: PUSH_ID,
    log: { info: silent, warn: silent, error: silent },
    media: {
      upload: async () => "",
      fromFile: async (path) => `file:${path}`,
      download: async () => {
        throw new Error("The desk's verbs download nothing.");
      },
    },
  };
}
