// What every store on CloudBase does with a collection: read it, insert, create it when missing; and what its failures become.
import { PushError } from "../../push-error";
import type { Cloud } from "./sdk";
import { sdkFailure } from "./sdk-failure";

/** A document as the SDK gives and takes it. */
export type Document = Record<string, unknown> & { readonly _id: unknown };

type Collection = ReturnType<ReturnType<Cloud["database"]>["collection"]>;

/** `errCode` of every database verb when the collection is missing. */
const COLLECTION_MISSING = -502005;
/** A taken `_id` has no code of its own; it is known by the text. */
const DUPLICATE_KEY = /E11000|duplicate key|DATABASE_DUPLICATE_WRITE/i;

/** A collection by its name, with the verbs that are alike for all of them. */
export function openCalls(cloud: Cloud, name: string) {
  const db = cloud.database();
  const { command } = db;
  const collection = db.collection(name);
  const createCollection = () => db.createCollection(name);
  // The SDK takes an offset in milliseconds; its types do not say so.
  const serverDate: (options: { offset: number }) => unknown = db.serverDate;

  return {
    command,
    collection,
    createCollection,
    /** The database's own time, when it writes or looks. */
    now: (offset = 0) => serverDate({ offset }),
    /** Adds a document; `false` when its `_id` is taken. */
    insert: (data: Document & { readonly _id: string }) =>
      insert(() => Promise.resolve(collection.add({ data })), createCollection),
    /** Removes at most so many of the documents that fit the query, and still fit it then; returns how many. */
    async removeSome(query: object, limit: number): Promise<number> {
      const found = await readDocuments(collection.where(query).field({ _id: true }).limit(limit));
      if (found.length === 0) return 0;
      const removed = await collection.where({ ...query, _id: command.in(found.map(({ _id }) => _id)) }).remove();
      return removed?.stats.removed ?? 0;
    },
  };
}

async function insert(add: () => Promise<unknown>, createCollection: () => Promise<unknown>): Promise<boolean> {
  try {
    await orCreate(createCollection, add);
    return true;
  } catch (error) {
    if (DUPLICATE_KEY.test(sdkFailure(error).errMsg)) return false;
    throw error;
  }
}

/** Writes; where the collection is missing, it is created first. */
export function orCreate<T>(createCollection: () => Promise<unknown>, write: () => Promise<T>): Promise<T> {
  return write().catch(async (error) => {
    if (!isCollectionMissing(error)) throw error;
    // Another instance may have created it a moment ago, which fails here and is just as well.
    await createCollection().catch(() => undefined);
    return write();
  });
}

/** Does what cannot be done without the collection; `undefined` when there is none. */
export async function ifThere<T>(call: () => T): Promise<Awaited<T> | undefined> {
  try {
    return await call();
  } catch (error) {
    if (isCollectionMissing(error)) return undefined;
    throw error;
  }
}

function isCollectionMissing(error: unknown): boolean {
  return sdkFailure(error).errCode === COLLECTION_MISSING;
}

/** Runs the verbs of a store on that collection: every failure that is no PushError yet becomes `STORE_UNAVAILABLE`. */
export function guardedIn(collection: string) {
  return async <T>(verb: string, run: () => Promise<T>): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      if (error instanceof PushError) throw error;
      // The SDK's own error is left out: its text may quote the document.
      const { errCode } = sdkFailure(error);
      throw new PushError(
        "STORE_UNAVAILABLE",
        {
          en: `The collection ${collection} could not be reached (${verb}, errCode ${errCode ?? "none"}).`,
          zh: `无法访问集合 ${collection}（${verb}，errCode ${errCode ?? "none"}）。`,
        },
        {
          en: "Look at 云开发 → 数据库 for quota and state; docs/reliability-and-security.md says what becomes of the push.",
          zh: "请在 云开发 → 数据库 查看用量和状态；推送会怎样处理，见 docs/reliability-and-security.zh-CN.md。",
        },
        errCode === undefined ? {} : { errCode },
      );
    }
  };
}

/** The documents that a query finds: none when there is no collection. */
export async function readDocuments(query: Pick<Collection, "get">): Promise<readonly Document[]> {
  return (Object(await ifThere(() => query.get())) as { data?: readonly Document[] }).data ?? [];
}

/** How many documents a query finds. */
export async function countDocuments(query: Pick<Collection, "count">): Promise<number> {
  return (Object(await ifThere(() => query.count())) as { total?: number }).total ?? 0;
}
