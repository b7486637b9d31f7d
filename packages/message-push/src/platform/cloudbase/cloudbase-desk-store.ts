// The desk's store on three collections of CloudBase. All of them must be closed to clients: docs/reliability-and-security.md.
import { type DeskStore, FILE_STATE, MOST_RULES, SETTINGS_ID } from "../../desk/desk-store";
import { parsed, readQuestion, toAnswers } from "../../desk/kept-documents";
import { aliveIn, cloudbaseStates, notAfter, STATES_COLLECTION } from "./cloudbase-states";
import { type Document, guardedIn, ifThere, openCalls, orCreate, readDocuments } from "./collection-calls";
import { readPages } from "./read-pages";
import type { Cloud } from "./sdk";

/** The collections, each created by the first write: states of customers, rules with the settings, questions without an answer. */
export const DESK_COLLECTIONS = {
  states: STATES_COLLECTION,
  answers: "desk_answers",
  questions: "desk_questions",
} as const;

/** A store shared by all functions and instances of the environment. */
export function cloudbaseDeskStore(cloud: Cloud): DeskStore {
  return {
    ...cloudbaseStates(cloud),
    ...timedVerbs(openCalls(cloud, DESK_COLLECTIONS.states)),
    ...answerVerbs(openCalls(cloud, DESK_COLLECTIONS.answers)),
    ...questionVerbs(openCalls(cloud, DESK_COLLECTIONS.questions)),
  };
}

type Calls = ReturnType<typeof openCalls>;
type TimedVerb = "listDue" | "purgeStates" | "purgeFileStates";
type AnswerVerb = "readAnswers" | "putAnswer" | "removeAnswer";
type QuestionVerb = "noteQuestion" | "listQuestions" | "removeQuestion" | "purgeQuestions";

function timedVerbs(states: Calls): Pick<DeskStore, TimedVerb> {
  const { command: _, collection, now, removeSome } = states;
  const guarded = guardedIn(DESK_COLLECTIONS.states);
  const holdsFile = _.gte(FILE_STATE);
  const isOver = () => ({ expiresAt: notAfter(states, 0) });

  return {
    purgeStates: (limit) => guarded("purgeStates", () => removeSome({ _id: _.not(holdsFile), ...isOver() }, limit)),
    purgeFileStates: (limit, remove) =>
      guarded("purgeFileStates", async () => {
        const found = await readDocuments(collection.where({ _id: holdsFile, ...isOver() }).limit(limit));
        if (found.length === 0) return 0;
        const isGone = await remove(found.map(({ json }) => parsed(json)));
        const gone = found.filter((_one, at) => isGone[at] === true).map(({ _id }) => _id);
        if (gone.length === 0) return 0;
        return (await collection.where({ _id: _.in(gone), ...isOver() }).remove())?.stats.removed ?? 0;
      }),
    listDue: (limit) =>
      guarded("listDue", async () => {
        const due = collection.where({ ...aliveIn(states), dueAt: _.lte(now()) }).orderBy("dueAt", "asc");
        return (await readDocuments(due.limit(limit))).map(({ _id, version, json }) => ({
          key: String(_id),
          version: String(version),
          value: parsed(json),
        }));
      }),
  };
}

function answerVerbs({ collection, createCollection }: Calls): Pick<DeskStore, AnswerVerb> {
  const guarded = guardedIn(DESK_COLLECTIONS.answers);
  const inOrder = collection.orderBy("_id", "asc");
  return {
    readAnswers: () =>
      guarded("readAnswers", async () => {
        // The settings beside them, and one more, which tells that there are too many.
        const found = await readPages((skip, limit) => readDocuments(inOrder.skip(skip).limit(limit)), MOST_RULES + 2);
        const answers = toAnswers(found);
        if (!answers.isCutOff || answers.settings !== undefined) return answers;
        const [settings] = await readDocuments(collection.where({ _id: SETTINGS_ID }).limit(1));
        return { ...answers, settings };
      }),
    putAnswer: ({ _id, ...data }) =>
      guarded("putAnswer", async () => {
        await orCreate(createCollection, () => Promise.resolve(collection.doc(_id).set({ data })));
      }),
    removeAnswer: (id) => guarded("removeAnswer", () => remove(collection, id)),
  };
}

function questionVerbs(questions: Calls): Pick<DeskStore, QuestionVerb> {
  const { command: _, collection, now, insert, removeSome } = questions;
  const guarded = guardedIn(DESK_COLLECTIONS.questions);
  const count = async (key: string, atMs: number) => {
    const data = { count: _.inc(1), firstAtMs: _.min(atMs), lastAt: now() };
    // A count that is no number is damaged, and cannot be added to.
    const whole = collection.where({ _id: key, count: _.gte(0) });
    return (await ifThere(() => whole.update({ data })))?.stats.updated === 1;
  };

  return {
    noteQuestion: ({ key, text, atMs }) =>
      guarded("noteQuestion", async () => {
        if (await count(key, atMs)) return;
        const first = { text, count: 1, firstAtMs: atMs, lastAt: now() };
        if (await insert({ _id: key, ...first })) return;
        // Somebody asked the same a moment ago, or what is there is damaged.
        if (!(await count(key, atMs))) await collection.doc(key).set({ data: first });
      }),
    listQuestions: (limit) =>
      guarded("listQuestions", async () => {
        const mostAsked = collection.orderBy("count", "desc").orderBy("lastAt", "desc").limit(limit);
        return (await readDocuments(mostAsked)).flatMap(toQuestion);
      }),
    removeQuestion: (key) => guarded("removeQuestion", () => remove(collection, key)),
    purgeQuestions: (olderThanMs, limit) =>
      guarded("purgeQuestions", () => removeSome({ lastAt: notAfter(questions, -olderThanMs) }, limit)),
  };
}

function toQuestion({ _id, lastAt, ...fields }: Document) {
  return readQuestion(_id, { ...fields, lastAtMs: Number(lastAt) }) ?? [];
}

async function remove(collection: Calls["collection"], _id: string): Promise<void> {
  await ifThere(() => collection.where({ _id }).remove());
}
