// The push store on a CloudBase collection: one document per push, its `_id` is the idempotency key.
import { PushError } from "../../push-error";
import type { PushRecord, PushStore } from "../../runtime/ports";
import { type Cloud, sdkFailure } from "./sdk";

/** The collection that holds one document per push. It is created when missing. */
export const COLLECTION = "message_pushes";

/** `errCode` of every database verb when the collection is missing. */
const COLLECTION_MISSING = -502005;
/** A taken `_id` has no code of its own; only the text tells. */
const DUPLICATE_KEY = /E11000|duplicate key|DATABASE_DUPLICATE_WRITE/i;

/** A store shared by all functions and instances of the environment. */
export function cloudbaseStore(cloud: Cloud): PushStore {
  const db = cloud.database();
  const pushes = db.collection(COLLECTION);
  /** Changes the document only while this attempt is the newest and unfinished; tells whether it did. */
  const changeClaim = async (key: string, attempt: number, data: object): Promise<boolean> => {
    const claim = pushes.where({ _id: key, state: "claimed", attempt });
    const result = await claim.update({ data });
    return result?.stats.updated === 1;
  };

  return {
    async add({ key, ...fields }) {
      const insert = () => Promise.resolve(pushes.add({ data: { _id: key, ...fields } }));
      try {
        await insert().catch((error) => createCollectionAndRetry(error, () => db.createCollection(COLLECTION), insert));
        return true;
      } catch (error) {
        if (DUPLICATE_KEY.test(sdkFailure(error).errMsg)) return false;
        throw unavailable("add", error);
      }
    },

    find: (key) =>
      guarded("find", async () => {
        const found = await pushes.doc(key).get();
        return typeof found === "object" && found.data ? toRecord(found.data) : undefined;
      }),

    takeOver: ({ key, attempt }, leaseEndsAtMs) =>
      guarded("takeOver", () => changeClaim(key, attempt, { attempt: attempt + 1, leaseEndsAtMs })),

    complete: (key, attempt, { state, answer, errorCode }) =>
      guarded("complete", () =>
        changeClaim(key, attempt, { state, answer, ...(errorCode === undefined ? {} : { errorCode }) }),
      ),
  };
}

async function createCollectionAndRetry<T>(error: unknown, create: () => Promise<unknown>, retry: () => Promise<T>) {
  if (sdkFailure(error).errCode !== COLLECTION_MISSING) throw error;
  // Another instance may have created it a moment ago, which fails here and is just as well.
  await create().catch(() => undefined);
  return retry();
}

async function guarded<T>(verb: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw unavailable(verb, error);
  }
}

// The SDK's own error is left out: its text may quote the document.
function unavailable(verb: string, error: unknown): PushError {
  const { errCode } = sdkFailure(error);
  return new PushError(
    "STORE_UNAVAILABLE",
    `The collection ${COLLECTION} could not be reached (${verb}, errCode ${errCode ?? "none"}).`,
    "Look at 云开发 → 数据库 for quota and state; the push is answered without protection against duplicates.",
    errCode === undefined ? {} : { errCode },
  );
}

function toRecord({ _id, ...fields }: Record<string, unknown>): PushRecord {
  // Only this file writes the collection, so what comes back is what was put in.
  return { key: String(_id), ...fields } as unknown as PushRecord;
}
