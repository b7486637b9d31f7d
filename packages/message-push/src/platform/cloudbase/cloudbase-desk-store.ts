// The desk's store on three collections of CloudBase. All of them must be closed to clients: docs/security.md.
import { randomUUID } from "node:crypto";
import { type DeskStore, MOST_RULES, SETTINGS_ID, type StateChange } from "../../desk/desk-store";
import { parsed, readQuestion, toAnswers } from "../../desk/kept-documents";
import { type Document, guardedIn, ifThere, openCalls, orCreate, readDocuments } from "./collection-calls";
import { readPages } from "./read-pages";
import type { Cloud } from "./sdk";

/** The collections, each created by the first write: states of customers, rules with the settings, questions without an answer. */
export const DESK_COLLECTIONS = {
  states: "desk_states",
  answers: "desk_answers",
  questions: "desk_questions",
} as const;

/** A store shared by all functions and instances of the environment. */
export function cloudbaseDeskStore(cloud: Cloud): DeskStore {
  return {
    ...stateVerbs(openCalls(cloud, DESK_COLLECTIONS.states)),
    ...answerVerbs(openCalls(cloud, DESK_COLLECTIONS.answers)),
    ...questionVerbs(openCalls(cloud, DESK_COLLECTIONS.questions)),
  };
}

type Calls = ReturnType<typeof openCalls>;
type StateVerb = "findState" | "putState" | "listDue" | "purgeStates";
type AnswerVerb = "readAnswers" | "putAnswer" | "removeAnswer";
type QuestionVerb = "noteQuestion" | "listQuestions" | "removeQuestion" | "purgeQuestions";

/** A date that is not after the database's time, or no date at all: somebody damaged it, and it is not to stay for ever. */
function notAfter({ command, now }: Calls, offsetMs: number) {
  return command.lte(now(offsetMs)).or(command.not(command.gte(new Date(0))));
}

function stateVerbs(states: Calls): Pick<DeskStore, StateVerb> {
  const { command: _, collection, now, insert, removeSome } = states;
  const guarded = guardedIn(DESK_COLLECTIONS.states);
  // A version that is no text is damaged, and no state.
  const isThere = () => ({ version: _.gte(""), expiresAt: _.gt(now()) });
  const isNone = () => [{ version: _.not(_.gte("")) }, { expiresAt: notAfter(states, 0) }];
  const replace = async (key: string, { expectedVersion, version }: StateChange, data: object) => {
    const own = { version, expiresAt: _.gt(now()) };
    const ways = expectedVersion === undefined ? [...isNone(), own] : [{ ...own, version: expectedVersion }, own];
    const query = _.or(ways.map((way) => ({ _id: key, ...way })));
    return ifThere(() => collection.where(query).update({ data }));
  };

  return {
    findState: (key) =>
      guarded("findState", async () => {
        const [found] = await readDocuments(collection.where({ _id: key, ...isThere() }).limit(1));
        return found && { version: String(found.version), value: parsed(found.json) };
      }),
    putState: (key, change) =>
      guarded("putState", async () => {
        const { version, value, expiresInMs, expectedVersion, dueInMs } = change;
        // The last field makes every write a change, so that a repeated one counts as done and not as refused.
        const data = { version, json: JSON.stringify(value), expiresAt: now(expiresInMs), writeId: randomUUID() };
        const due = dueInMs === undefined ? {} : { dueAt: now(dueInMs) };
        if (expectedVersion === undefined && (await insert({ _id: key, ...data, ...due }))) return true;
        return (await replace(key, change, { ...data, dueAt: _.remove(), ...due }))?.stats.updated === 1;
      }),
    listDue: (limit) =>
      guarded("listDue", async () => {
        const due = collection.where({ ...isThere(), dueAt: _.lte(now()) }).orderBy("dueAt", "asc");
        return (await readDocuments(due.limit(limit))).map(({ _id, version, json }) => ({
          key: String(_id),
          version: String(version),
          value: parsed(json),
        }));
      }),
    purgeStates: (limit) => guarded("purgeStates", () => removeSome({ expiresAt: notAfter(states, 0) }, limit)),
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
