// The CloudBase collection behind the push store: which documents its queries mean, how they are changed and read.
import { type KeyRange, type LeaseOwner, PUSH_STATES, UNFINISHED } from "../../runtime/push-store";
import { type Reading, readRecord } from "../../runtime/read-record";
import { type Document, guardedIn, openCalls } from "./collection-calls";
import type { Cloud } from "./sdk";

/** The collection that holds one document per push. It is created when missing. */
export const COLLECTION = "message_pushes";

/** The state of a document that is a customer's backlog flag, and no record. */
export const BACKLOG = "backlog";

/** Runs a verb of the push store; a failure is `STORE_UNAVAILABLE`. */
export const guarded = guardedIn(COLLECTION);

/**
 * The collection, with what every verb of the store needs. A document is the record, and two times of the database's own clock,
 * so that no instance's clock counts: `dueAt`, when its lease ends or it is to be tried again, and `changedAt`.
 */
export interface PushCollection extends ReturnType<typeof openCollection> {}

export function openCollection(cloud: Cloud) {
  const calls = openCalls(cloud, COLLECTION);
  const { command, collection, now } = calls;
  const unfinished = { state: command.in([...UNFINISHED]) };

  return {
    ...calls,
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

/** Reads the record in a document. */
export function readDocument({ _id, dueAt: _due, changedAt: _changed, writes, ...fields }: Document): Reading {
  // Every write adds to it, which the database refuses where it is no number.
  if (writes !== undefined && typeof writes !== "number") return { damaged: { key: _id, field: "writes" } };
  return readRecord(_id, fields);
}
