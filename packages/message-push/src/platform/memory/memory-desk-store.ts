// The desk's store on Maps: the reference for what the port means, and the store of unit tests.
import type { AnswerDocument, DeskStore, Question } from "../../desk/desk-store";
import {
  byCount,
  dueOf,
  isAlive,
  type KeptState,
  keptOf,
  mayReplace,
  parsed,
  toAnswers,
} from "../../desk/kept-documents";

/**
 * A store that lives as long as the process. JavaScript runs each verb in one go, so each is atomic.
 *
 * @param nowMs the database's clock
 */
export function memoryDeskStore(nowMs: () => number): DeskStore {
  return { ...stateVerbs(nowMs), ...answerVerbs(), ...questionVerbs(nowMs) };
}

function stateVerbs(nowMs: () => number): Pick<DeskStore, "findState" | "putState" | "listDue" | "purgeStates"> {
  const states = new Map<string, KeptState>();
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
    listDue: async (limit) => dueOf(states, nowMs()).slice(0, limit),
    purgeStates: async (limit) => removeSome(states, (state) => !isAlive(state, nowMs()), limit),
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
      removeSome(questions, ({ lastAtMs }) => lastAtMs <= nowMs() - olderThanMs, limit),
  };
}

function removeSome<V>(map: Map<string, V>, isOld: (value: V) => boolean, limit: number): number {
  const old = [...map].filter(([, value]) => isOld(value)).slice(0, limit);
  for (const [key] of old) map.delete(key);
  return old.length;
}
