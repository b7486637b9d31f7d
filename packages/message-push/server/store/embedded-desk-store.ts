// The desk's store in the data folder of a receiver that runs without a cloud database.
import type { DeskStore, RemoveFiles } from "../../src/desk/desk-store";
import { byCount, dueOf, isAlive, keptOf, mayReplace, parsed, toAnswers } from "../../src/desk/kept-documents";
import type { DataFolder, Followed } from "./data-folder";
import { type InTurn, takeTurns } from "./in-turn";
import {
  answerKey,
  dueRange,
  keyOfState,
  type OldKind,
  oldAtMs,
  oldRange,
  questionKey,
  readAnswer,
  readQuestionAt,
  readState,
  removing,
  replacingQuestion,
  replacingState,
  stateKey,
  wholeRange,
} from "./stored-desk";
import { deleting } from "./timed-keys";
import type { VerbGuard } from "./verb-guard";

type Guarded = VerbGuard["guarded"];

/**
 * The store on an open folder. What a verb has answered is on disk.
 *
 * @param nowMs the machine's own clock
 * @param guard the one of every store in this folder
 */
export function embeddedDeskStore(
  data: DataFolder,
  nowMs: () => number,
  { guarded }: Pick<VerbGuard, "guarded">,
): DeskStore {
  const inTurn = takeTurns();
  return {
    ...stateVerbs(data, inTurn, guarded, nowMs),
    ...answerVerbs(data, guarded),
    ...questionVerbs(data, inTurn, guarded, nowMs),
  };
}

function stateVerbs(
  data: DataFolder,
  inTurn: InTurn,
  guarded: Guarded,
  nowMs: () => number,
): Pick<DeskStore, "findState" | "putState" | "listDue" | "purgeStates" | "purgeFileStates"> {
  return {
    findState: (key) =>
      guarded("findState", async () => {
        const state = readState(await data.get(stateKey(key)));
        return isAlive(state, nowMs()) ? { version: state.version, value: parsed(state.json) } : undefined;
      }),
    putState: (key, change) =>
      guarded("putState", () =>
        inTurn(stateKey(key), async () => {
          const before = await data.get(stateKey(key));
          if (!mayReplace(readState(before), change, nowMs())) return false;
          await data.write(replacingState(stateKey(key), before, keptOf(change, nowMs())));
          return true;
        }),
      ),
    listDue: (limit) =>
      guarded("listDue", async () => {
        const atMs = nowMs();
        const led = await data.follow(dueRange(atMs, limit));
        const due = dueOf(
          led.map(({ key, value }) => [keyOfState(key), readState(value)] as const),
          atMs,
        );
        // What was written over a damaged state did not tell what led to it.
        const keys = new Set(due.map(({ key }) => stateKey(key)));
        await data.write(deleting(led.filter(({ key }) => !keys.has(key)).map(({ entry }) => entry)));
        return due;
      }),
    purgeStates: (limit) => guarded("purgeStates", () => purge(data, inTurn, "state", nowMs(), limit)),
    purgeFileStates: (limit, remove) =>
      guarded("purgeFileStates", () => purge(data, inTurn, "file", nowMs(), limit, remove)),
  };
}

function answerVerbs(
  data: DataFolder,
  guarded: Guarded,
): Pick<DeskStore, "readAnswers" | "putAnswer" | "removeAnswer"> {
  return {
    readAnswers: () =>
      guarded("readAnswers", async () => {
        const entries = await data.entries(wholeRange("answer"));
        return toAnswers(entries.map(([key, value]) => readAnswer(key, value)));
      }),
    putAnswer: ({ _id, ...fields }) =>
      guarded("putAnswer", () => data.write([{ type: "put", key: answerKey(_id), value: JSON.stringify(fields) }])),
    removeAnswer: (id) => guarded("removeAnswer", () => data.write(deleting([answerKey(id)]))),
  };
}

function questionVerbs(
  data: DataFolder,
  inTurn: InTurn,
  guarded: Guarded,
  nowMs: () => number,
): Pick<DeskStore, "noteQuestion" | "listQuestions" | "removeQuestion" | "purgeQuestions"> {
  return {
    noteQuestion: ({ key, text, atMs }) =>
      guarded("noteQuestion", () =>
        inTurn(questionKey(key), async () => {
          const before = await data.get(questionKey(key));
          const { count, ...kept } = readQuestionAt(questionKey(key), before) ?? {
            count: 0,
            key,
            text,
            firstAtMs: atMs,
          };
          const firstAtMs = Math.min(kept.firstAtMs, atMs);
          const question = { ...kept, firstAtMs, count: count + 1, lastAtMs: nowMs() };
          await data.write(replacingQuestion(questionKey(key), before, question));
        }),
      ),
    listQuestions: (limit) =>
      guarded("listQuestions", async () => {
        const entries = await data.entries(wholeRange("question"));
        const questions = entries.flatMap(([key, value]) => readQuestionAt(key, value) ?? []);
        return questions.sort(byCount).slice(0, limit);
      }),
    removeQuestion: (key) =>
      guarded("removeQuestion", () =>
        inTurn(questionKey(key), async () => {
          const at = questionKey(key);
          await data.write(removing(at, await data.get(at)));
        }),
      ),
    purgeQuestions: (olderThanMs, limit) =>
      guarded("purgeQuestions", () => purge(data, inTurn, "question", nowMs() - olderThanMs, limit)),
  };
}

async function purge(
  data: DataFolder,
  inTurn: InTurn,
  kind: OldKind,
  untilMs: number,
  limit: number,
  remove?: RemoveFiles,
): Promise<number> {
  const old = await data.follow(oldRange(kind, untilMs, limit));
  const mayGo = remove === undefined || old.length === 0 ? undefined : await remove(await valuesOf(data, old));
  const going = old.filter((_, at) => mayGo === undefined || mayGo[at] === true);
  const isGone = await Promise.all(going.map((one) => inTurn(one.key, () => purgeOne(data, one, untilMs))));
  return isGone.filter(Boolean).length;
}

function valuesOf(data: DataFolder, old: readonly Followed[]): Promise<readonly unknown[]> {
  return Promise.all(old.map(async ({ key }) => parsed(readState(await data.get(key))?.json)));
}

async function purgeOne(data: DataFolder, { entry, key }: Followed, untilMs: number): Promise<boolean> {
  const value = await data.get(key);
  const atMs = oldAtMs(key, value);
  // It may have been written anew a moment ago, or over a damaged one, which did not tell what led to it.
  const isOld = value !== undefined && (atMs === undefined || atMs <= untilMs);
  await data.write([...(isOld ? removing(key, value) : []), ...deleting([entry])]);
  return isOld;
}
