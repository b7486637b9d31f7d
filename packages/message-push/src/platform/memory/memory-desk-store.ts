// The desk's store on Maps: the reference for what the port means, and the store of unit tests.
import type { AnswerDocument, DeskStore, Question } from "../../desk/desk-store";
import {
  byCount,
  dueOf,
  holdsFile,
  isAlive,
  type KeptState,
  keptOf,
  mayReplace,
  parsed,
  toAnswers,
} from "../../desk/kept-documents";
import type { StateStore } from "../../runtime/state-store";

/**
 * A store that lives as long as the process. JavaScript runs each verb in one go, so each is atomic.
 *
 * @param nowMs the database's clock
 */
export function memoryDeskStore(nowMs: () => number): DeskStore {
  return { ...stateVerbs(nowMs), ...answerVerbs(), ...questionVerbs(nowMs) };
}

type StateVerb = "findState" | "putState" | "listDue" | "purgeStates" | "purgeFileStates";

function stateVerbs(nowMs: () => number): Pick<DeskStore, StateVerb> {
  const states = new Map<string, KeptState>();
  const isOver = ([key, state]: readonly [string, KeptState], isFile: boolean) =>
    holdsFile(key) === isFile && !isAlive(state, nowMs());
  return {
    ...memoryStates(nowMs, states),
    listDue: async (limit) => dueOf(states, nowMs()).slice(0, limit),
    purgeStates: async (limit) => removeSome(states, (entry) => isOver(entry, false), limit),
    async purgeFileStates(limit, remove) {
      const over = [...states].filter((entry) => isOver(entry, true)).slice(0, limit);
      if (over.length === 0) return 0;
      const isGone = await remove(over.map(([, { json }]) => parsed(json)));
      const gone = over.filter(([key, state], at) => isGone[at] === true && states.get(key) === state);
      for (const [key] of gone) states.delete(key);
      return gone.length;
    },
  };
}

/** The states alone, for a function without the desk. */
export function memoryStates(nowMs: () => number, states = new Map<string, KeptState>()): StateStore {
  return {
    async findState(key) {
      const state = states.get(key);
      return isAlive(state, nowMs()) ? { version: state.version, value: parsed(state.json) } : undefined;
    },
    async putState(key, change) {
      if (!mayReplace(states.get(key), change, nowMs())) return false;
      states.set(key, keptOf(change, nowMs()));
      return true;
    },
  };
}

function answerVerbs(): Pick<DeskStore, "readAnswers" | "putAnswer" | "removeAnswer"> {
  const documents = new Map<string, AnswerDocument>();
  return {
    async readAnswers() {
      const inOrder = [...documents].toSorted(([a], [b]) => (a < b ? -1 : 1));
      return toAnswers(inOrder.map(([, document]) => structuredClone(document)));
    },
    async putAnswer(document) {
      documents.set(document._id, structuredClone(document));
    },
    async removeAnswer(id) {
      documents.delete(id);
    },
  };
}

function questionVerbs(
  nowMs: () => number,
): Pick<DeskStore, "noteQuestion" | "listQuestions" | "removeQuestion" | "purgeQuestions"> {
  const questions = new Map<string, Question>();
  return {
    async noteQuestion({ key, text, atMs }) {
      const before = questions.get(key) ?? { key, text, count: 0, firstAtMs: atMs };
      const firstAtMs = Math.min(before.firstAtMs, atMs);
      questions.set(key, { ...before, count: before.count + 1, firstAtMs, lastAtMs: nowMs() });
    },
    listQuestions: async (limit) => [...questions.values()].toSorted(byCount).slice(0, limit),
    async removeQuestion(key) {
      questions.delete(key);
    },
    purgeQuestions: async (olderThanMs, limit) =>
      removeSome(questions, ([, { lastAtMs }]) => lastAtMs <= nowMs() - olderThanMs, limit),
  };
}

function removeSome<V>(map: Map<string, V>, isOld: (entry: readonly [string, V]) => boolean, limit: number): number {
  const old = [...map].filter(isOld).slice(0, limit);
  for (const [key] of old) map.delete(key);
  return old.length;
}
