// The stand-in database: collections of documents in memory, MongoDB's queries and pipelines by mingo.
// Every verb runs without an await inside, so each is atomic, as a single-document write is in the cloud.
import { Aggregator, find, Query } from "mingo";
import { GatewayError } from "../gateway-error";
import { copyOf, type Document } from "./documents";
import { insertInto, removeFrom, replaceIn, updateIn } from "./write-documents";

/** What a find may ask for besides its query. */
export interface FindOptions {
  readonly sort: Record<string, 1 | -1>;
  readonly offset: number;
  readonly limit: number;
  readonly projection: Document;
}

export interface Database {
  createCollection(name: string): void;
  collections(): readonly string[];
  /** Returns the ids, in order. */
  insert(collection: string, documents: readonly Document[]): unknown[];
  find(collection: string, query: Document, options: FindOptions): Document[];
  count(collection: string, query: Document): number;
  /** Applies update operators to the first match, or to all. Returns how many changed. */
  update(collection: string, query: Document, operators: Document, isMulti: boolean): number;
  /** Puts a whole document in the place of the match; adds it when nothing matches. Returns the id of an added one. */
  replace(collection: string, query: Document, document: Document): { updated: number; upsertedId?: unknown };
  remove(collection: string, query: Document, isMulti: boolean): number;
  aggregate(collection: string, stages: Document[]): Document[];
  /** A copy of everything in a collection. */
  documents(collection: string): Document[];
}

export function createDatabase(): Database {
  const collections = new Map<string, Document[]>();

  function existing(name: string): Document[] {
    const documents = collections.get(name);
    if (documents) return documents;
    throw collectionMissing(name);
  }

  return {
    createCollection(name) {
      if (collections.has(name)) throw collectionExists(name);
      collections.set(name, []);
    },
    collections: () => [...collections.keys()],
    insert: (name, added) => insertInto(existing(name), added, name),
    find: (name, query, options) => findIn(existing(name), query, options),
    count(name, query) {
      const condition = new Query(query);
      return existing(name).filter((document) => condition.test(document)).length;
    },
    update: (name, query, operators, isMulti) => updateIn(existing(name), query, operators, isMulti),
    replace: (name, query, document) => replaceIn(existing(name), query, document),
    remove: (name, query, isMulti) => removeFrom(existing(name), query, isMulti),
    aggregate(name, stages) {
      const collectionResolver = (other: string) => existing(other).map(copyOf);
      return new Aggregator(stages, { collectionResolver }).run<Document>(existing(name).map(copyOf));
    },
    documents: (name) => existing(name).map(copyOf),
  };
}

function findIn(documents: Document[], query: Document, { sort, offset, limit, projection }: FindOptions): Document[] {
  const cursor = find<Document>(documents, query, projection);
  return cursor.sort(sort).skip(offset).limit(limit).all().map(copyOf);
}

function collectionMissing(name: string): GatewayError {
  return new GatewayError("DATABASE_COLLECTION_NOT_EXIST", `[ResourceNotFound] Db or Table not exist: ${name}.`);
}

// The text is an assumption; that a second creation fails is not.
function collectionExists(name: string): GatewayError {
  return new GatewayError("DATABASE_REQUEST_FAILED", `[ResourceUnavailable.ResourceExist] Table exist: ${name}.`);
}
