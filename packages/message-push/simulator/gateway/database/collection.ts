// One collection of the stand-in database: documents in memory, MongoDB's queries and updates by mingo.
// No verb awaits anything, so each is atomic, as a single-document write is in the cloud.
import { randomBytes } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { Aggregator, find, Query, update } from "mingo";
import { GatewayError } from "../gateway-error";
import { copyOf, type Document } from "./documents";
import { Entries } from "./entries";
import type { Entry } from "./field-index";
import { takeGeoNear } from "./geo/geo-near-stage";
import { GEO_CONTEXT, isNear, nearestFirst } from "./geo/geo-operators";
import { refuseLargeDocument } from "./size-limits";
import { refuseImpossibleUpdate, refuseOtherId } from "./update-rules";

/** What a find may ask for besides its query. */
export interface FindOptions {
  readonly sort: Record<string, 1 | -1>;
  readonly offset: number;
  readonly limit: number;
  readonly projection: Document;
}

export class Collection {
  readonly #name: string;
  readonly #entries = new Entries();
  /** Field of an index → whether documents without it count. */
  readonly #unique = new Map<string, boolean>();
  #visited = 0;
  #revision = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** How many documents were looked at or copied so far: a measure of the work that does not depend on the machine. */
  get visited(): number {
    return this.#visited + this.#entries.visited;
  }

  /** Grows with each change. */
  get revision(): number {
    return this.#revision;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Every value of the field may be there once from now on. @throws {GatewayError} when one is there twice already */
  makeUnique(field: string, countsMissing: boolean): void {
    for (const entry of this.#entries.all()) this.#refuseSecond(field, countsMissing, entry.document, entry);
    this.#unique.set(field, countsMissing);
  }

  /** Copies of all documents. */
  all(): Document[] {
    this.#visited += this.#entries.size;
    return Array.from(this.#entries.all(), ({ document }) => copyOf(document));
  }

  /** A copy of the document of that `_id`. */
  get(id: unknown): Document | undefined {
    const found = this.#entries.find(id);
    return found && copyOf(found.document);
  }

  /** Adds documents in order and returns their ids; stops at the first taken one, as MongoDB does. */
  insert(added: readonly Document[]): unknown[] {
    return added.map((document) => {
      const _id = document._id ?? newId();
      if (this.#entries.find(_id) !== undefined) throw duplicateKey(this.#name, _id);
      refuseLargeDocument({ ...document, _id });
      this.#add({ ...document, _id });
      return _id;
    });
  }

  find(query: Document, { sort, offset, limit, projection }: FindOptions): Document[] {
    const options = { context: GEO_CONTEXT };
    const fits = this.#testOf(query);
    const fields = Object.keys(sort);
    const [field] = fields;
    const wanted = offset + limit;
    if (field === undefined) {
      const found = isNear(query)
        ? nearestFirst(this.#documents(query), query)
        : this.#firstOf(query, fits, wanted).map(({ document }) => document);
      return find<Document>([...found], query, projection, options)
        .skip(offset)
        .limit(limit)
        .all()
        .map(copyOf);
    }
    const order = { field, isDescending: sort[field] === -1 };
    const found =
      fields.length === 1
        ? this.#entries.first(query, order, wanted, fits).map(({ document }) => document)
        : this.#documents(query);
    const cursor = find<Document>([...found], query, projection, options);
    return cursor.sort(sort).skip(offset).limit(limit).all().map(copyOf);
  }

  count(query: Document): number {
    return this.#matches(query, true).length;
  }

  /** Applies update operators and returns how many documents changed; on an error none of them does. */
  update(query: Document, operators: Document, isMulti: boolean): number {
    const changes = this.#matches(query, isMulti).map((entry) => {
      const after = copyOf(entry.document);
      refuseImpossibleUpdate(entry.document, operators);
      const isChanged = update(after, operators, [], query, { queryOptions: { context: GEO_CONTEXT } }).length > 0;
      refuseOtherId(entry.document, after);
      refuseLargeDocument(after);
      return { entry, after, isChanged };
    });
    const changed = changes.filter(({ isChanged }) => isChanged);
    for (const { entry, after } of changed) this.#change(entry, after);
    return changed.length;
  }

  /** Puts a whole document in the place of the match; adds it when nothing matches, and returns the new id. */
  replace(query: Document, document: Document): { updated: number; upsertedId?: unknown } {
    const [entry] = this.#matches(query, false);
    const _id = entry?.document._id ?? query._id ?? newId();
    const after: Document = { _id, ...document };
    refuseLargeDocument(after);
    if (entry) {
      refuseOtherId(entry.document, after);
      this.#change(entry, after);
      return { updated: 1 };
    }
    if (this.#entries.find(after._id) !== undefined) throw duplicateKey(this.#name, after._id);
    this.#add(after);
    return { updated: 0, upsertedId: _id };
  }

  remove(query: Document, isMulti: boolean): number {
    const removed = this.#matches(query, isMulti);
    for (const entry of removed) this.#entries.remove(entry);
    this.#revision += removed.length;
    return removed.length;
  }

  /** Runs a pipeline; `documentsOf` finds other collections for `$lookup`. */
  aggregate(stages: Document[], documentsOf: (name: string) => Document[]): Document[] {
    const rest = takeGeoNear(this.all(), stages);
    const options = { collectionResolver: documentsOf, context: GEO_CONTEXT };
    return new Aggregator([...rest.stages], options).run<Document>([...rest.documents]);
  }

  #add(document: Document): void {
    for (const [field, countsMissing] of this.#unique) this.#refuseSecond(field, countsMissing, document);
    this.#entries.add(document);
    this.#revision += 1;
  }

  #change(entry: Entry, document: Document): void {
    for (const [field, countsMissing] of this.#unique) this.#refuseSecond(field, countsMissing, document, entry);
    this.#entries.change(entry, document);
    this.#revision += 1;
  }

  #refuseSecond(field: string, countsMissing: boolean, document: Document, itself?: Entry): void {
    const value = document[field] ?? null;
    if (value === null && !countsMissing) return;
    for (const other of this.#entries.all())
      if (other !== itself && isDeepStrictEqual(other.document[field] ?? null, value))
        throw duplicateOfOtherIndex(this.#name, field);
  }

  #matches(query: Document, isMulti: boolean): readonly Entry[] {
    return this.#firstOf(query, this.#testOf(query), isMulti ? Number.POSITIVE_INFINITY : 1);
  }

  #firstOf(query: Document, fits: (entry: Entry) => boolean, wanted: number): readonly Entry[] {
    const found: Entry[] = [];
    for (const entry of this.#entries.candidates(query)) {
      if (found.length >= wanted) break;
      if (fits(entry)) found.push(entry);
    }
    return found;
  }

  #documents(query: Document): readonly Document[] {
    const found = Array.from(this.#entries.candidates(query), ({ document }) => document);
    this.#visited += found.length;
    return found;
  }

  #testOf(query: Document): (entry: Entry) => boolean {
    const condition = new Query(query, { context: GEO_CONTEXT });
    return ({ document }) => {
      this.#visited += 1;
      return condition.test(document);
    };
  }
}

function newId(): string {
  return randomBytes(16).toString("hex");
}

/** A value that another unique index has already; in the words of the newer generation. */
export function duplicateOfOtherIndex(collection: string, field = "another"): GatewayError {
  return new GatewayError(
    "DATABASE_REQUEST_FAILED",
    `[FailedOperation.Insert] bulk write error: [{E11000 duplicate key error collection: tnt-simulator.${collection} index: ${field}_1 dup key: { ${field}: "value" }}]`,
  );
}

/** A taken `_id` has no code of its own: the text is the only sign. */
export function duplicateKey(collection: string, id: unknown): GatewayError {
  return new GatewayError(
    "DATABASE_REQUEST_FAILED",
    `[FailedOperation.Insert] multiple write errors: [{write errors: [{E11000 duplicate key error collection: tnt-simulator.${collection} index: _id_ dup key: { : "${id}" }}]}, {<nil>}]`,
  );
}
