// The database of the environment, as far as a handler needs it: the SDK's own, with types that know the documents.
import type { DatabaseCommand } from "./commands";
import type { AnyFields, IdOf, NewDocument, Projection, Replacement, Stored, UpdateData, Where } from "./conditions";
import type { DatabaseRegExp, Geo, ServerDate } from "./special-values";

/**
 * The database of the function's environment.
 *
 * Every call must be answered within 1.5 seconds. A call that fails rejects with the SDK's own `Error`, which has `errCode` and
 * `errMsg`: -502005 when the collection is missing, -502001 when the database refuses (a taken `_id` has `E11000` in its text),
 * -501001 when it could not be reached in time. The text may quote the document: do not log it.
 */
export interface Database {
  /**
   * A collection and the type of its documents. Nothing checks that the documents are so: the type says what you write.
   *
   * @example database.collection<Order>("orders").where({ no: "1024" }).get()
   */
  collection<T extends object = AnyFields>(name: string): Collection<T>;
  /** Creates a collection; it fails when there is one of that name. `add` and `set` do not create it. */
  createCollection(name: string): Promise<{ readonly errMsg: string }>;
  /** Expressions for `where` and `update`. */
  readonly command: DatabaseCommand;
  /** The database's own time, which does not depend on an instance's clock; `offset` is in milliseconds. */
  serverDate(options?: { readonly offset: number }): ServerDate;
  /** A pattern for `where`; `options` are those of JavaScript's flags, for example `"i"`. */
  RegExp(options: { readonly regexp: string; readonly options?: string }): DatabaseRegExp;
  readonly Geo: Geo;
}

/** Documents that are looked for, changed or removed. `R` is what `get` gives for each. */
export interface Query<T, R = Stored<T>> {
  where(condition: Where<T>): Query<T, R>;
  orderBy(field: (keyof T & string) | "_id" | `${keyof T & string}.${string}`, order: "asc" | "desc"): Query<T, R>;
  /**
   * How many documents `get` gives at most.
   *
   * @param count up to 1000: https://developers.weixin.qq.com/minigame/dev/wxcloud/reference-sdk-api/database/collection/Collection.limit.html
   */
  limit(count: number): Query<T, R>;
  /** How many documents `get` leaves out at the beginning. */
  skip(count: number): Query<T, R>;
  /** Asks for these fields and `_id` only. */
  field<K extends keyof T>(fields: Readonly<Record<K, true>>): Query<T, Pick<Stored<T>, K | "_id">>;
  /** Asks for all fields but these. */
  field<K extends keyof T>(fields: Readonly<Record<K, false>>): Query<T, Omit<Stored<T>, K>>;
  /** Asks for fields of fields or parts of lists. */
  field(fields: Projection<T>): Query<T, Partial<Stored<T>>>;
  /**
   * Reads the documents. Without `limit` it gives at most 100, whatever matches; go on with `limit` and `skip`.
   * https://developers.weixin.qq.com/minigame/dev/wxcloud/reference-sdk-api/database/collection/Collection.get.md
   *
   * @returns `data` is empty when nothing matches
   */
  get(): Promise<{ readonly data: R[]; readonly errMsg: string }>;
  count(): Promise<{ readonly total: number; readonly errMsg: string }>;
  /**
   * Changes every document that matches.
   *
   * @param options `multi: false` changes one of them only
   * @returns how many were changed; none is no error
   */
  update(options: { readonly data: UpdateData<T>; readonly multi?: boolean }): Promise<UpdateResult>;
  /**
   * Removes every document that matches, whatever `limit` and `skip` say.
   *
   * @param options `multi: false` removes one of them only
   * @returns how many were removed; none is no error
   */
  remove(options?: { readonly multi?: boolean }): Promise<RemoveResult>;
}

/** All documents of a collection. */
export interface Collection<T> extends Query<T> {
  /** The document with this `_id`, whether it is there or not. */
  doc(id: IdOf<T>): DocumentReference<T>;
  /**
   * Adds a document. With an `_id` that is taken it fails, so one of several callers succeeds.
   *
   * @returns its `_id`
   */
  add(options: { readonly data: NewDocument<T> }): Promise<{ readonly _id: IdOf<T>; readonly errMsg: string }>;
  /** Adds several documents. */
  add(options: {
    readonly data: readonly NewDocument<T>[];
  }): Promise<{ readonly _ids: readonly IdOf<T>[]; readonly errMsg: string }>;
}

/** One document, named by its `_id`. */
export interface DocumentReference<T, R = Stored<T>> {
  /** Asks for these fields and `_id` only. */
  field<K extends keyof T>(fields: Readonly<Record<K, true>>): DocumentReference<T, Pick<Stored<T>, K | "_id">>;
  /** Asks for all fields but these. */
  field<K extends keyof T>(fields: Readonly<Record<K, false>>): DocumentReference<T, Omit<Stored<T>, K>>;
  /** Asks for fields of fields or parts of lists. */
  field(fields: Projection<T>): DocumentReference<T, Partial<Stored<T>>>;
  /**
   * Reads the document.
   *
   * @returns `data` is `null` when there is none. With an SDK that you initialize yourself it is an error.
   */
  get(): Promise<{ readonly data: R | null; readonly errMsg: string }>;
  /** Puts a whole document in its place, or adds it. To do so twice is the same as once. */
  set(options: { readonly data: Replacement<T> }): Promise<SetResult<IdOf<T>>>;
  /**
   * Changes the document.
   *
   * @returns `updated` is 0 when there is none, or nothing changed; that is no error
   */
  update(options: { readonly data: UpdateData<T> }): Promise<UpdateResult>;
  /** Removes the document. When there is none, `removed` is 0. */
  remove(): Promise<RemoveResult>;
}

/** How many documents an `update` changed. */
export interface UpdateResult {
  readonly stats: { readonly updated: number };
  readonly errMsg: string;
}

/** How many documents a `remove` took away. */
export interface RemoveResult {
  readonly stats: { readonly removed: number };
  readonly errMsg: string;
}

/** Whether a `set` replaced a document or added one. */
export interface SetResult<Id> {
  readonly _id: Id;
  readonly stats: { readonly updated: number; readonly created: number };
  readonly errMsg: string;
}
