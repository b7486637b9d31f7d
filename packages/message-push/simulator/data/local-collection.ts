// The documents of one collection, as a test and the page see and change them: `sim.database("orders")`.
import type { Both } from "../../src/language";
import type { Collection } from "../gateway/database/collection";
import type { Database } from "../gateway/database/database";
import type { Document } from "../gateway/database/documents";
import { GatewayError } from "../gateway/gateway-error";
import { SimulatorError } from "../simulator-error";
import { invalid, toDocuments } from "./read-documents";

/** A document that comes out: every one has its `_id`, a string unless you gave a number. */
export type Stored<Shape> = Shape extends { _id: unknown } ? Shape : Shape & { _id: string };

/** A document that goes in; without an `_id` it gets one of 32 hexadecimal digits, as in the cloud. */
export type Given<Shape> = Omit<Shape, "_id"> & { _id?: string | number };

/** Fields to set; `undefined` takes one away. */
export type Change<Shape> = { [Field in keyof Given<Shape>]?: Given<Shape>[Field] | undefined };

/**
 * The documents of one collection of the local database, without limits, permissions or requests. What comes out is a copy.
 * A date is a `Date`, a place a GeoJSON object: `{ type: "Point", coordinates: [116.4, 39.9] }`.
 */
export interface LocalCollection<Shape extends object = Document> {
  /** All documents in the order in which they were added, or a part of them; none when there is no such collection. */
  all(part?: { readonly skip?: number; readonly limit?: number }): Stored<Shape>[];
  /**
   * Those whose fields have these values.
   * @example sim.database<Order>("orders").find({ status: "open" })
   */
  find(fields: Partial<Stored<Shape>>): Stored<Shape>[];
  /** The document of that `_id`; `undefined` when there is none. */
  get(id: string | number): Stored<Shape> | undefined;
  /**
   * Adds one document, or all of a list, or none of it; creates the collection if there is none.
   * @returns the `_id` of each
   * @throws {SimulatorError} `DATA_INVALID` for what is no document, or an `_id` or a value of a unique index that is taken
   */
  insert(documents: Given<Shape> | readonly Given<Shape>[]): (string | number)[];
  /**
   * Sets these fields, each whole; a field that is `undefined` is taken away.
   * @returns the document as it is now
   * @throws {SimulatorError} `DATA_MISSING` when there is no such document, `DATA_INVALID` for what no document can hold
   */
  patch(id: string | number, fields: Change<Shape>): Stored<Shape>;
  /** Takes a document away; `false` when there is none. */
  remove(id: string | number): boolean;
  /** Takes all documents away, and returns how many there were. The collection stays. */
  clear(): number;
}

/** The collection of that name, whether it exists or not. */
export function localCollection<Shape extends object = Document>(
  database: Database,
  name: string,
  changed: () => void,
): LocalCollection<Shape> {
  const found = () => database.find(name);
  const find = (query: Document, offset = 0, limit = Number.MAX_SAFE_INTEGER - offset) =>
    found()?.find(query, { sort: {}, offset, limit, projection: {} }) ?? [];
  return {
    all: ({ skip, limit } = {}) => find({}, skip, limit) as Stored<Shape>[],
    find: (fields) => find(equalTo(fields)) as Stored<Shape>[],
    get: (id) => found()?.get(id) as Stored<Shape> | undefined,
    insert(documents) {
      const list: readonly unknown[] = Array.isArray(documents) ? documents : [documents];
      const written = list.map((value, i) => ({ place: placeOf(i), value }));
      const ids = insertAll(database, name, toDocuments(written, name));
      changed();
      return ids;
    },
    patch(id, fields) {
      const document = patched(found(), name, id, fields as Document);
      changed();
      return document as Stored<Shape>;
    },
    remove(id) {
      const removed = found()?.remove({ _id: id }, false) ?? 0;
      changed();
      return removed > 0;
    },
    clear() {
      const removed = found()?.remove({}, true) ?? 0;
      changed();
      return removed;
    },
  };
}

/** Adds documents to a collection, which is created if need be: all of them or none. */
export function insertAll(database: Database, name: string, documents: readonly Document[]): (string | number)[] {
  const taken = documents.findIndex(({ _id }) => _id !== undefined && database.find(name)?.get(_id) !== undefined);
  if (taken >= 0) throw invalid(placed(name, taken, { en: "its _id is taken.", zh: "_id 已被占用。" }));
  const collection = database.find(name) ?? createCollection(database, name);
  const ids: unknown[] = [];
  try {
    for (const document of documents) ids.push(...collection.insert([document]));
    return ids as (string | number)[];
  } catch (error) {
    // A unique index that a test made, or a document that is too large.
    for (const _id of ids) collection.remove({ _id }, false);
    if (!(error instanceof GatewayError)) throw error;
    throw invalid(placed(name, ids.length, error.texts), error);
  }
}

/** @throws {SimulatorError} `DATA_MISSING` when there is no such collection, `DATA_INVALID` when a value is there twice */
export function createUniqueIndex(database: Database, name: string, field: string): void {
  if (database.find(name) === undefined) throw missing("collection", name);
  try {
    database.createUniqueIndex(name, field);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    const fact = {
      en: `${name}: two documents have the same ${field}, or none.`,
      zh: `${name}：有两条记录的 ${field} 相同，或者都没有。`,
    };
    throw invalid(fact, error);
  }
}

/** @throws {SimulatorError} `DATA_INVALID` when there is one of that name, or the name is none */
export function createCollection(database: Database, name: string): Collection {
  try {
    return database.createCollection(name);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    const quoted = JSON.stringify(name);
    const fact = database.find(name)
      ? { en: `The collection ${quoted} exists already.`, zh: `集合 ${quoted} 已经存在。` }
      : { en: `The collection ${quoted} is no name of a collection.`, zh: `${quoted} 不能用作集合名称。` };
    throw invalid(fact, error);
  }
}

/** A value of its own is compared, whatever it looks like: `{ $gt: 1 }` is no condition here. */
function equalTo(fields: object): Document {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, { $eq: value }]));
}

function patched(
  collection: Collection | undefined,
  name: string,
  id: string | number,
  fields: Document,
): Document | undefined {
  const before = collection?.get(id);
  if (collection === undefined || before === undefined) throw missing("document", name);
  const wanted = { ...before, ...fields };
  if (wanted._id !== id) {
    const fact = { en: `${name}: the _id of a document cannot be changed.`, zh: `${name}：记录的 _id 不能修改。` };
    throw invalid(fact);
  }
  const [after = before] = toDocuments([{ place: { en: "the document", zh: "这条记录" }, value: wanted }], name);
  collection.replace({ _id: id }, after);
  return collection.get(id);
}

function placeOf(index: number): Both {
  return { en: `document ${index + 1}`, zh: `第 ${index + 1} 条记录` };
}

function placed(name: string, index: number, reason: Both): Both {
  const place = placeOf(index);
  return { en: `${name}, ${place.en}: ${reason.en}`, zh: `${name}，${place.zh}：${reason.zh}` };
}

/** The names of ids stay out of it: an id may be an openid. */
export function missing(what: "document" | "collection" | "file", where = ""): SimulatorError {
  return new SimulatorError("DATA_MISSING", MISSING[what](where), {
    en: "Look at what there is: GET /__sim/data and /__sim/files.",
    zh: "现有的数据见 GET /__sim/data 和 /__sim/files。",
  });
}

const MISSING: Readonly<Record<"document" | "collection" | "file", (where: string) => Both>> = {
  collection: (name: string) => ({
    en: `There is no collection ${JSON.stringify(name)}.`,
    zh: `没有集合 ${JSON.stringify(name)}。`,
  }),
  document: (collection: string) => ({
    en: `There is no such document in ${collection}.`,
    zh: `集合 ${collection} 里没有这条记录。`,
  }),
  file: () => ({ en: "There is no such file in the storage.", zh: "云存储里没有这个文件。" }),
};
