// The CloudBase collection behind the push store: how it is read, written and created, and what its failures become.
import { PushError } from "../../push-error";
import { type KeyRange, type LeaseOwner, PUSH_STATES, UNFINISHED } from "../../runtime/push-store";
import { type Reading, readRecord } from "../../runtime/read-record";
import type { Cloud } from "./sdk";
import { sdkFailure } from "./sdk-failure";

/** The collection that holds one document per push. It is created when missing. */
export const COLLECTION = "message_pushes";

/** The state of a document that is a customer's backlog flag, and no record. */
export const BACKLOG = "backlog";

/** `errCode` of every database verb when the collection is missing. */
const COLLECTION_MISSING = -502005;
/** A taken `_id` has no code of its own; it is known by the text. */
const DUPLICATE_KEY = /E11000|duplicate key|DATABASE_DUPLICATE_WRITE/i;

/**
 * A document: the record, and two times of the database's own clock, so that no instance's clock counts: `dueAt`, when
 * its lease ends or it is to be tried again, and `changedAt`.
 */
export type Document = Record<string, unknown> & { readonly _id: unknown };

/** The collection, with what every verb of the store needs. */
export interface PushCollection extends ReturnType<typeof openCollection> {}

export function openCollection(cloud: Cloud) {
  const db = cloud.database();
  const { command } = db;
  const collection = db.collection(COLLECTION);
  // The SDK takes an offset in milliseconds; its types do not say so.
  const serverDate: (options: { offset: number }) => unknown = db.serverDate;
  const now = (offset = 0) => serverDate({ offset });
  const unfinished = { state: command.in([...UNFINISHED]) };

  return {
    command,
    collection,
    /** The database's own time, when it writes or looks. */
    now,
    /** Adds a document; `false` when its `_id` is taken. */
    insert: (data: Document & { readonly _id: string }) =>
      insert(
        () => Promise.resolve(collection.add({ data })),
        () => db.createCollection(COLLECTION),
      ),
    /** Changes what fits the query, and returns how many that were. */
    async update(query: object, data: object): Promise<number> {
      // The counter makes every write a change, so that a repeated one counts as done and not as refused.
      const touched = { changedAt: now(), writes: command.inc(1) };
      const result = await collection.where(query).update({ data: { ...touched, ...data } });
      return result?.stats.updated ?? 0;
    },
    /** The document of an unfinished record, as long as this is its owner. */
    ownedBy: ({ key, attempt, fencingToken }: LeaseOwner) => ({ _id: key, ...unfinished, attempt, fencingToken }),
    /** Unfinished documents that are due. */
    due: () => ({ ...unfinished, dueAt: command.lte(now()) }),
    /** Documents that no search for what is due can find: each query is one way. What is no date is not after 1970 either. */
    stray: () => [
      { state: command.nin([...PUSH_STATES, BACKLOG]) },
      { ...unfinished, dueAt: command.not(command.gte(new Date(0))) },
    ],
    /** Documents with ids of that range. A comparison finds texts only, and "not from" everything else as well. */
    inRange({ from, below }: KeyRange): object {
      if (from === undefined) return below === undefined ? {} : { _id: command.not(command.gte(below)) };
      const start = command.gte(from);
      return { _id: below === undefined ? start : start.and(command.lt(below)) };
    },
  };
}

/**
 * Whether the collection is there; only who looks after an environment wants to know.
 *
 * @throws {PushError} `STORE_UNAVAILABLE`
 */
export function hasPushCollection(cloud: Cloud): Promise<boolean> {
  const query = cloud.database().collection(COLLECTION).field({ _id: true }).limit(1);
  return guarded("look", async () => (await answerTo(query)) !== undefined);
}

async function insert(add: () => Promise<unknown>, createCollection: () => Promise<unknown>): Promise<boolean> {
  try {
    await add().catch((error) => createAndRetry(error, createCollection, add));
    return true;
  } catch (error) {
    if (DUPLICATE_KEY.test(sdkFailure(error).errMsg)) return false;
    throw error;
  }
}

async function createAndRetry(error: unknown, create: () => Promise<unknown>, retry: () => Promise<unknown>) {
  if (sdkFailure(error).errCode !== COLLECTION_MISSING) throw error;
  // Another instance may have created it a moment ago, which fails here and is just as well.
  await create().catch(() => undefined);
  return retry();
}

/** @throws {PushError} `STORE_UNAVAILABLE` for every failure that is no PushError yet */
export async function guarded<T>(verb: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof PushError) throw error;
    // The SDK's own error is left out: its text may quote the document.
    const { errCode } = sdkFailure(error);
    throw new PushError(
      "STORE_UNAVAILABLE",
      `The collection ${COLLECTION} could not be reached (${verb}, errCode ${errCode ?? "none"}).`,
      "Look at 云开发 → 数据库 for quota and state; docs/reliability.md says what becomes of the push.",
      errCode === undefined ? {} : { errCode },
    );
  }
}

/** The documents that a query finds: none before the first push, when there is no collection. */
export async function readDocuments(query: Query): Promise<readonly Document[]> {
  return (Object(await answerTo(query)) as { data?: readonly Document[] }).data ?? [];
}

/** How many documents a query finds. */
export async function countDocuments(query: { count(): unknown }): Promise<number> {
  return (Object(await answerTo({ get: () => query.count() })) as { total?: number }).total ?? 0;
}

interface Query {
  get(): unknown;
}

/** What a query is answered; nothing when there is no collection. */
async function answerTo(query: Query): Promise<unknown> {
  try {
    return await query.get();
  } catch (error) {
    if (sdkFailure(error).errCode === COLLECTION_MISSING) return undefined;
    throw error;
  }
}

/** Reads the record in a document. */
export function readDocument({ _id, dueAt: _due, changedAt: _changed, writes, ...fields }: Document): Reading {
  // Every write adds to it, which the database refuses where it is no number.
  if (writes !== undefined && typeof writes !== "number") return { damaged: { key: _id, field: "writes" } };
  return readRecord(_id, fields);
}
