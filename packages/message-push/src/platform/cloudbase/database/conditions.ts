// What `where`, `add`, `set` and `update` take for documents of type T, and what `get` gives back.
import type { DocumentCommand, FieldCommand, UpdateCommand } from "./expressions";
import type { DatabaseRegExp, ServerDate } from "./special-values";

/** A document of which nothing is known: what a collection without a type argument holds. */
export type AnyFields = Record<string, unknown>;

/** The type of a document's `_id`: a string, if `T` does not say otherwise. */
export type IdOf<T> = T extends { readonly _id: infer Id } ? Id : string;

/** A document as it comes out of the database: with its `_id`, also where `T` does not list it. */
export type Stored<T> = T extends { readonly _id: unknown } ? T : T & { readonly _id: string };

/** A field of a field, as in `"address.city"`. What stands behind the dot is not checked. */
type PathOf<T> = `${keyof T & string}.${string}`;
type Paths<T> = { readonly [Path in PathOf<T>]?: unknown };

/** What a field of type `V` is compared with. A list is also found by one of its elements. */
type Operand<V> = V extends Date ? Date | ServerDate : V extends readonly (infer E)[] ? V | E : V;
type Pattern<V> = V extends string | readonly string[] ? RegExp | DatabaseRegExp : never;
type NestedCondition<V> = V extends Date | readonly unknown[] ? never : V extends object ? Condition<V> : never;

type FieldCondition<V> = Operand<V> | FieldCommand<Operand<V>> | Pattern<V> | NestedCondition<V>;

/**
 * Which documents are meant: fields with the value they must have, a pattern, or an expression of `database.command`.
 *
 * A field with the value `undefined` is left out by the SDK, so that more documents match: check optional values before, above
 * all for `remove` and `update`. With the compiler's option `exactOptionalPropertyTypes` it does not compile.
 *
 * @example { status: "paid", total: database.command.gte(100), "address.city": "深圳" }
 */
export type Condition<T> = { readonly [K in keyof T]?: FieldCondition<Exclude<T[K], undefined>> } & Paths<T> & {
    readonly _id?: FieldCondition<IdOf<T>>;
  };

/** What `where` takes. */
export type Where<T> = Condition<T> | DocumentCommand<T>;

/** A value as it is written: the database's own time may stand for a date. */
type Written<V> = V extends Date
  ? Date | ServerDate
  : V extends (...parameters: never[]) => unknown
    ? V
    : V extends readonly (infer E)[]
      ? readonly Written<E>[]
      : V extends object
        ? { readonly [K in keyof V]: Written<V[K]> }
        : V;

/** A whole document without its `_id`, for `set`. */
export type Replacement<T> = T extends unknown
  ? { readonly [K in keyof T as K extends "_id" ? never : K]: Written<T[K]> }
  : never;

/** A document for `add`. Without an `_id`, the database makes one. */
export type NewDocument<T> = Replacement<T> & { readonly _id?: IdOf<T> };

type Changed<V> = V extends readonly (infer E)[] ? readonly E[] : Written<V>;
type NestedUpdate<V> = V extends Date | readonly unknown[] ? never : V extends object ? UpdateData<V> : never;

type FieldUpdate<V> = Written<V> | UpdateCommand<Changed<V>> | NestedUpdate<V>;

/**
 * What `update` changes: fields with their new value, or an expression of `database.command`. Fields that are not named stay as
 * they are, also inside an object; `command.set` replaces a whole object.
 *
 * @example { status: "shipped", visits: database.command.inc(1), "address.city": "深圳" }
 */
export type UpdateData<T> = {
  readonly [K in keyof T as K extends "_id" ? never : K]?: FieldUpdate<Exclude<T[K], undefined>>;
} & Paths<T>;

/** Which fields `field` asks for, or leaves out; also fields of fields. Only `_id` may be left out beside fields that are asked for. */
export type Projection<T> = { readonly [K in keyof T | "_id" | PathOf<T>]?: boolean | ProjectionCommand };

/** A part of a list, made by `command.project.slice`. */
export interface ProjectionCommand {
  readonly $slice: number | readonly [skip: number, count: number];
}
