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
} from "../../runtime/push-store";
import { damagedOnes, requireWhole, wholeOnes } from "../../runtime/read-record";
import { countDocuments, readDocuments } from "./collection-calls";
import { BACKLOG, guarded, openCollection, type PushCollection, readDocument } from "./push-collection";
import type { Cloud } from "./sdk";

/** A store shared by all functions and instances of the environment. */
export function cloudbaseStore(cloud: Cloud): PushStore {
  const pushes = openCollection(cloud);
  return { ...recordVerbs(pushes), ...relayVerbs(pushes), ...customerVerbs(pushes) };
}

type RecordVerb = "add" | "find" | "takeOver" | "takeOverByToken" | "change" | "finish";
type RelayVerb = "findDue" | "countDue" | "findStray" | "bury" | "purge";

/** What is done with one record. */
function recordVerbs(pushes: PushCollection): Pick<PushStore, RecordVerb> {
  const { collection, command: _, now, insert, update, ownedBy } = pushes;
  const passOn = async (record: PushRecord, { leaseMs, ...owner }: Takeover, condition: object) => {
    const counted = { attempt: record.attempt + 1, writeNumber: 0, reserved: 0 };
    const next = { state: "leased" satisfies PushState, ...counted, ...owner, dueAt: now(leaseMs) };
    return (await update({ ...ownedBy(record), ...condition }, next)) === 1;
  };
  const complete = async (own: object, touser: string, ending: object): Promise<FinishOutcome> => {
    // One write completes the push and lowers the backlog flag: where the flag was up, two documents have changed.
    const flag = { _id: backlogFlagId(touser), state: BACKLOG };
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
        return found === undefined ? undefined : requireWhole(readDocument(found));
      }),
    takeOver: (record, next) => guarded("takeOver", () => passOn(record, next, { dueAt: _.lte(now()) })),
    takeOverByToken: (record, next) => guarded("takeOver", () => passOn(record, next, {})),
    change: (owner, change) =>
      guarded("change", async () => {
        const notAfter = { ...ownedBy(owner), writeNumber: _.lte(change.writeNumber) };
        return (await update(notAfter, fieldsOf(pushes, change))) === 1;
      }),
    finish: (owner, touser, { state, unlessSuccessGiven, ...change }) =>
      guarded("finish", async () => {
        const ending = { state, ...fieldsOf(pushes, change) };
        const own = { ...ownedBy(owner), ...(unlessSuccessGiven && { successGiven: _.neq(true) }) };
        if (state === "completed") return complete(own, touser, ending);
        return (await update(own, ending)) === 1 ? "recorded" : "lease-lost";
      }),
  };
}

/** What the relay asks: for everything that is due, damaged or old. */
function relayVerbs(pushes: PushCollection): Pick<PushStore, RelayVerb> {
  const { collection, command: _, now, due, stray, inRange, update, removeSome } = pushes;
  return {
    findDue: (limit, { touser, keys = {}, withoutOutbox } = {}) =>
      guarded("findDue", async () => {
        const wanted = {
          ...due(),
          ...inRange(keys),
          ...(touser === undefined ? {} : { touser }),
          ...(withoutOutbox === undefined ? {} : { outbox: _.exists(false) }),
        };
        const found = await readDocuments(collection.where(wanted).orderBy("dueAt", "asc").limit(limit));
        const readings = found.map(readDocument);
        return { records: wholeOnes(readings), damaged: damagedOnes(readings) };
      }),
    countDue: () => guarded("countDue", () => countDocuments(collection.where(due()))),
    findStray: (limit) =>
      guarded("findStray", async () => {
        const found = await readDocuments(collection.where(_.or(stray())).limit(limit));
        return found.map((document) => {
          const { damaged } = readDocument(document);
          return damaged ?? { key: document._id, field: "dueAt" };
        });
      }),
    bury: ({ key, field }) =>
      guarded("bury", async () => {
        const ways = [due(), ...stray()].map((query) => ({ ...query, _id: _.eq(key) }));
        const dead = { state: "dead" satisfies PushState, reason: "RECORD_DAMAGED", lastError: field };
        return (await update(_.or(ways), { ...dead, writes: 1 })) === 1;
      }),
    purge: (state, olderThanMs, limit, keys = {}) =>
      guarded("purge", async () => {
        // A flag that has been up for so long points at nothing any more.
        const old = { state: _.in([state, BACKLOG]), changedAt: _.lte(now(-olderThanMs)) };
        return removeSome({ ...old, ...inRange(keys) }, limit);
      }),
  };
}

/** What is asked about customers. */
function customerVerbs({ collection, now }: PushCollection): Pick<PushStore, "flagBacklog" | "findRecent"> {
  return {
    flagBacklog: (touser) =>
      guarded("flagBacklog", async () => {
        await collection.doc(backlogFlagId(touser)).set({ data: { state: BACKLOG, changedAt: now() } });
      }),
    findRecent: (touser, limit) =>
      guarded("findRecent", async () => {
        const newest = collection.where({ touser }).orderBy("arrivedAtMs", "desc").limit(limit);
        return wholeOnes((await readDocuments(newest.field({ packet: false, outbox: false }))).map(readDocument));
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
