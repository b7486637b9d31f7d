// The verbs of the stand-in database that change a collection, in place. Updates are applied by mingo.
import { randomBytes } from "node:crypto";
import { Query, update } from "mingo";
import { GatewayError } from "../gateway-error";
import { copyOf, type Document } from "./documents";
import { refuseImpossibleUpdate } from "./update-rules";

/** Adds in order up to the first taken `_id`, as MongoDB does: what came before it stays. */
export function insertInto(documents: Document[], added: readonly Document[], collection: string): unknown[] {
  return added.map((document) => {
    const _id = document._id ?? newId();
    if (documents.some((other) => other._id === _id)) throw duplicateKey(collection, _id);
    documents.push({ ...document, _id });
    return _id;
  });
}

/** Returns how many documents changed; those that already were as asked for do not count. */
export function updateIn(documents: Document[], query: Document, operators: Document, isMulti: boolean): number {
  const updates = matches(documents, query, isMulti).map((before) => {
    refuseImpossibleUpdate(before, operators);
    const after = copyOf(before);
    return { before, after, isChanged: update(after, operators, [], query).length > 0 };
  });
  // Only now, when every document took the update, does any of them change.
  for (const { before, after } of updates) documents[documents.indexOf(before)] = after;
  return updates.filter(({ isChanged }) => isChanged).length;
}

/** Replaces the whole match, or adds the document under the `_id` of the query. */
export function replaceIn(documents: Document[], query: Document, document: Document) {
  const [before] = matches(documents, query, false);
  const _id = before?._id ?? query._id ?? newId();
  const after = { ...document, _id };
  if (before) {
    documents[documents.indexOf(before)] = after;
    return { updated: 1 };
  }
  documents.push(after);
  return { updated: 0, upsertedId: _id };
}

/** Returns how many documents are gone. */
export function removeFrom(documents: Document[], query: Document, isMulti: boolean): number {
  const removed = matches(documents, query, isMulti);
  for (const document of removed) documents.splice(documents.indexOf(document), 1);
  return removed.length;
}

function matches(documents: readonly Document[], query: Document, isMulti: boolean): Document[] {
  const condition = new Query(query);
  const found = documents.filter((document) => condition.test(document));
  return isMulti ? found : found.slice(0, 1);
}

function newId(): string {
  return randomBytes(16).toString("hex");
}

// A taken `_id` has no code of its own: the text is the only sign.
function duplicateKey(collection: string, id: unknown): GatewayError {
  const text = `E11000 duplicate key error collection: tnt-simulator.${collection} index: _id_ dup key: { : ${JSON.stringify(id)} }`;
  return new GatewayError(
    "DATABASE_REQUEST_FAILED",
    `[FailedOperation.Insert] multiple write errors: [{write errors: [{${text}}]}, {<nil>}]`,
  );
}
