// A desk whose verbs can be asked what they would do: it remembers one customer, and stores, tells and uploads nothing else.
import type { answer } from "../../src/desk/answer";
import type { CustomerState, DeskStore } from "../../src/desk/desk-store";
import type { Book, Desk } from "../../src/desk/open-desk";

/** What a verb of the desk is given beside the event. */
type Context = Parameters<typeof answer>[2];

export interface StandIn {
  readonly desk: Desk;
  /** Whether a question was to be kept. */
  readonly isKept: () => boolean;
}

export function standIn(book: Book, atMs: number): StandIn {
  let isKept = false;
  let state: CustomerState | undefined;
  const store: DeskStore = {
    findState: async () => state,
    async putState(_, { version, value }) {
      state = { version, value };
      return true;
    },
    listDue: async () => [],
    readAnswers: async () => ({ rules: [], settings: undefined, isCutOff: false }),
    putAnswer: async () => undefined,
    removeAnswer: async () => undefined,
    async noteQuestion() {
      isKept = true;
    },
    listQuestions: async () => [],
    removeQuestion: async () => undefined,
    purgeStates: async () => 0,
    purgeFileStates: async () => 0,
    purgeQuestions: async () => 0,
  };
  const clock = {
    nowMs: () => atMs,
    after: (_delayMs: number, signal?: AbortSignal) =>
      new Promise<void>((resolve) => signal?.addEventListener("abort", () => resolve())),
  };
  const read = async () => book;
  const desk = { prepare: () => undefined, parts: { store, clock, notify: undefined, read } };
  return { desk, isKept: () => isKept };
}

/** Of several replies by chance the first is said: an id that begins with zeros makes it so. */
export function contextOf(push: string, atMs: number): Context {
  const silent = () => undefined;
  return {
    signal: new AbortController().signal,
    deadlineAtMs: atMs,
    pushId: push.padStart(32, "0"),
    log: { info: silent, warn: silent, error: silent },
    media: {
      upload: async () => "",
      fromFile: async () => "",
      download: async () => {
        throw new Error("The desk's verbs download nothing.");
      },
    },
  };
}
