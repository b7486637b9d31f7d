// The push store on a CloudBase collection: one document per push, its `_id` is the idempotency key.
import { createHash } from "node:crypto";
import {
  type FinishOutcome,
  FRESH_RECORD,
  type PushRecord,
  type PushState,
  type PushStore,
  type RecordChange,
  type Takeover,
  UNFINISHED,
} from "../../runtime/push-store";
import { guarded, openCollection, type PushCollection, readDocuments, toRecord } from "./push-collection";
import type { Cloud } from "./sdk";

/** A store shared by all functions and instances of the environment. */
export function cloudbaseStore(cloud: Cloud): PushStore {
  const pushes = openCollection(cloud);
  return { ...recordVerbs(pushes), ...customerVerbs(pushes) };
}

type RecordVerb = "add" | "find" | "takeOver" | "takeOverByToken" | "change" | "finish";

/** What is done with one record. */
function recordVerbs(pushes: PushCollection): Pick<PushStore, RecordVerb> {
  const { collection, command: _, now, insert, update, ownedBy } = pushes;
  const passOn = async (record: PushRecord, { fencingToken, runs, tries, leaseMs }: Takeover, condition: object) => {
    const owner = { fencingToken, attempt: record.attempt + 1, writeNumber: 0, reserved: 0 };
    const next = { state: "leased" satisfies PushState, ...owner, runs, tries, dueAt: now(leaseMs) };
    return (await update({ ...ownedBy(record), ...condition }, next)) === 1;
  };
  const complete = async (own: object, touser: string, ending: object): Promise<FinishOutcome> => {
    // One write completes the push and lowers the backlog flag: where the flag was up, two documents have changed.
    const flag = { _id: backlogFlagId(touser), state: "backlog" };
    const done = { ...ending, packet: _.remove(), outbox: _.remove() };
    const changed = await update(_.or([own, flag]), done);
    return changed === 2 ? "backlog" : changed === 1 ? "recorded" : "lease-lost";
  };

  return {
    add: ({ key, ...fields }, leaseMs) => {
      const fresh = { ...FRESH_RECORD, writes: 0 };
      return guarded("add", () => insert({ _id: key, ...fields, ...fresh, dueAt: now(leaseMs), changedAt: now() }));
    },
    find: (key) =>
      guarded("find", async () => {
        const [found] = await readDocuments(collection.where({ _id: key }).limit(1));
        return found === undefined ? undefined : toRecord(found);
      }),
    takeOver: (record, next) => guarded("takeOver", () => passOn(record, next, { dueAt: _.lte(now()) })),
    takeOverByToken: (record, next) => guarded("takeOver", () => passOn(record, next, {})),
    change: (owner, change) =>
      guarded("change", async () => {
        const notAfter = { ...ownedBy(owner), writeNumber: _.lte(change.writeNumber) };
        return (await update(notAfter, fieldsOf(pushes, change))) === 1;
      }),
    finish: (owner, touser, { state, ...change }) =>
      guarded("finish", async () => {
        const ending = { state, ...fieldsOf(pushes, change) };
        if (state === "completed") return complete(ownedBy(owner), touser, ending);
        return (await update(ownedBy(owner), ending)) === 1 ? "recorded" : "lease-lost";
      }),
  };
}

/** What is asked about customers, and about everything that is due or old. */
function customerVerbs({ collection, command: _, now }: PushCollection): Omit<PushStore, RecordVerb> {
  return {
    flagBacklog: (touser) =>
      guarded("flagBacklog", async () => {
        await collection.doc(backlogFlagId(touser)).set({ data: { state: "backlog", changedAt: now() } });
      }),
    findDue: (limit, touser) =>
      guarded("findDue", async () => {
        const due = { state: _.in([...UNFINISHED]), dueAt: _.lte(now()), ...(touser === undefined ? {} : { touser }) };
        return (await readDocuments(collection.where(due).orderBy("dueAt", "asc").limit(limit))).map(toRecord);
      }),
    findRecent: (touser, limit) =>
      guarded("findRecent", async () => {
        const newest = collection.where({ touser }).orderBy("arrivedAtMs", "desc").limit(limit);
        return (await readDocuments(newest.field({ packet: false, outbox: false }))).map(toRecord);
      }),
    purge: (state, olderThanMs, limit) =>
      guarded("purge", async () => {
        // A flag that has been up for so long points at nothing any more.
        const old = { state: _.in([state, "backlog"]), changedAt: _.lte(now(-olderThanMs)) };
        const found = await readDocuments(collection.where(old).field({ _id: true }).limit(limit));
        if (found.length === 0) return 0;
        const removed = await collection.where({ ...old, _id: _.in(found.map(({ _id }) => _id)) }).remove();
        return removed?.stats.removed ?? 0;
      }),
  };
}

function fieldsOf(
  { command: _, now }: PushCollection,
  { dueInMs, passiveReply, outbox, ...fields }: Partial<RecordChange>,
): object {
  return {
    ...fields,
    // Set whole: an update would merge objects, and cannot make one where a string was.
    ...(passiveReply === undefined ? {} : { passiveReply: _.set(passiveReply) }),
    ...(outbox === undefined ? {} : { outbox: _.set(outbox) }),
    ...(dueInMs === undefined ? {} : { state: "waiting" satisfies PushState, dueAt: now(dueInMs) }),
  };
}

/** The openid itself stays out of the id: ids show up in error texts. */
function backlogFlagId(touser: string): string {
  return `backlog-${createHash("sha256").update(touser).digest("hex").slice(0, 32)}`;
}
