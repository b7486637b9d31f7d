// Reads the records of pushes page by page, however many there are: for a report, which no function makes.
import { type Document, guardedIn, openCalls, readDocuments } from "./collection-calls";
import { COLLECTION } from "./push-collection";
import { isLastPage, MOST_BY_CALL } from "./read-pages";
import type { Cloud } from "./sdk";

/** Which records, and what of them. */
export interface Wanted {
  /** That arrived since then; epoch milliseconds. */
  readonly sinceMs: number;
  /** Names of fields; a dot leads into an object. */
  readonly fields: readonly string[];
}

/**
 * Gives every record to `take`, a page at a time, in the order of their ids: the one index that every collection has, and what is added or
 * removed meanwhile moves nothing.
 *
 * @throws {PushError} `STORE_UNAVAILABLE`
 */
export async function readEveryPush(
  cloud: Cloud,
  { sinceMs, fields }: Wanted,
  take: (page: readonly Document[]) => void,
): Promise<void> {
  const { collection, command } = openCalls(cloud, COLLECTION);
  const guarded = guardedIn(COLLECTION);
  const projection = Object.fromEntries(["_id", ...fields].map((field) => [field, true]));
  let last = "";
  for (let isEnd = false; !isEnd; ) {
    const wanted = { _id: command.gt(last), arrivedAtMs: command.gte(sinceMs) };
    const query = collection.where(wanted).orderBy("_id", "asc").field(projection).limit(MOST_BY_CALL);
    const page = await guarded("report", () => readDocuments(query));
    take(page);
    last = String(page.at(-1)?._id);
    isEnd = isLastPage(page.length, MOST_BY_CALL);
  }
}
