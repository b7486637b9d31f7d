// One collection of the stand-in database: documents in memory, MongoDB's queries and updates by mingo.
// No verb awaits anything, so each is atomic, as a single-document write is in the cloud.
import { randomBytes } from "node:crypto";
import { Aggregator, find, Query, update } from "mingo";
import { GatewayError } from "../gateway-error";
import { copyOf, type Document } from "./documents";
import { takeGeoNear } from "./geo/geo-near-stage";
import { GEO_CONTEXT, nearestFirst } from "./geo/geo-operators";
import { refuseLargeDocument } from "./size-limits";
import { refuseImpossibleUpdate } from "./update-rules";

/** What a find may ask for besides its query. */
export interface FindOptions {
  readonly sort: Record<string, 1 | -1>;
  readonly offset: number;
  readonly limit: number;
  readonly projection: Document;
}

export class Collection {
  readonly #name: string;
  #documents: Document[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  /** Copies of all documents. */
  all(): Document[] {
    return this.#documents.map(copyOf);
  }

  /** Adds documents in order and returns their ids; stops at the first taken one, as MongoDB does. */
  insert(added: readonly Document[]): unknown[] {
    return added.map((document) => {
      const _id = document._id ?? newId();
      if (this.#documents.some((other) => other._id === _id)) throw duplicateKey(this.#name, _id);
      refuseLargeDocument({ ...document, _id });
      this.#documents.push({ ...document, _id });
      return _id;
    });
  }

  find(query: Document, { sort, offset, limit, projection }: FindOptions): Document[] {
    const isSorted = Object.keys(sort).length > 0;
    const documents = isSorted ? this.#documents : nearestFirst(this.#documents, query);
    const cursor = find<Document>([...documents], query, projection, { context: GEO_CONTEXT });
    return (isSorted ? cursor.sort(sort) : cursor).skip(offset).limit(limit).all().map(copyOf);
  }

  count(query: Document): number {
    return this.#matches(query, true).length;
  }

  /** Applies update operators and returns how many documents changed; on an error none of them does. */
  update(query: Document, operators: Document, isMulti: boolean): number {
    const changes = this.#matches(query, isMulti).map((before) => {
      const after = copyOf(before);
      refuseImpossibleUpdate(before, operators);
      const isChanged = update(after, operators, [], query, { queryOptions: { context: GEO_CONTEXT } }).length > 0;
      refuseLargeDocument(after);
      return { before, after, isChanged };
    });
    for (const { before, after } of changes) this.#documents[this.#documents.indexOf(before)] = after;
    return changes.filter(({ isChanged }) => isChanged).length;
  }

  /** Puts a whole document in the place of the match; adds it when nothing matches, and returns the new id. */
  replace(query: Document, document: Document): { updated: number; upsertedId?: unknown } {
    const [before] = this.#matches(query, false);
    const _id = before?._id ?? query._id ?? newId();
    refuseLargeDocument({ _id, ...document });
    if (before) this.#documents[this.#documents.indexOf(before)] = { _id, ...document };
    else this.#documents.push({ _id, ...document });
    return before ? { updated: 1 } : { updated: 0, upsertedId: _id };
  }

  remove(query: Document, isMulti: boolean): number {
    const removed = new Set(this.#matches(query, isMulti));
    this.#documents = this.#documents.filter((document) => !removed.has(document));
    return removed.size;
  }

  /** Runs a pipeline; `documentsOf` finds other collections for `$lookup`. */
  aggregate(stages: Document[], documentsOf: (name: string) => Document[]): Document[] {
    const rest = takeGeoNear(this.all(), stages);
    const options = { collectionResolver: documentsOf, context: GEO_CONTEXT };
    return new Aggregator([...rest.stages], options).run<Document>([...rest.documents]);
  }

  #matches(query: Document, isMulti: boolean): Document[] {
    const condition = new Query(query, { context: GEO_CONTEXT });
    const found = this.#documents.filter((document) => condition.test(document));
    return isMulti ? found : found.slice(0, 1);
  }
}

function newId(): string {
  return randomBytes(16).toString("hex");
}

/** A taken `_id` has no code of its own: the text is the only sign. */
export function duplicateKey(collection: string, id: unknown): GatewayError {
  return new GatewayError(
    "DATABASE_REQUEST_FAILED",
    `[FailedOperation.Insert] multiple write errors: [{write errors: [{E11000 duplicate key error collection: tnt-simulator.${collection} index: _id_ dup key: { : "${id}" }}]}, {<nil>}]`,
  );
}
