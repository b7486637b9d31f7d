// `database.command`: comparisons for `where`, changes for `update`.
import type { Condition, ProjectionCommand } from "./conditions";
import type { DocumentCommand, FieldCommand, UpdateCommand } from "./expressions";
import type { GeoMultiPolygon, GeoPoint, GeoPolygon, GeoShape } from "./special-values";

/** How `push` adds to a list: where, and what is kept of it. */
export interface PushOptions<E> {
  readonly each: readonly E[];
  /** Where they are put in; at the end by default. */
  readonly position?: number;
  /** How the list is sorted afterwards: 1 or -1, or by fields. */
  readonly sort?: 1 | -1 | Readonly<Record<string, 1 | -1>>;
  /** How many are kept: the first ones, or with a negative number the last. */
  readonly slice?: number;
}

/** Comparisons of a field. */
interface Comparisons {
  eq<V>(value: V): FieldCommand<V>;
  neq<V>(value: V): FieldCommand<V>;
  gt<V>(value: V): FieldCommand<V>;
  gte<V>(value: V): FieldCommand<V>;
  lt<V>(value: V): FieldCommand<V>;
  lte<V>(value: V): FieldCommand<V>;
  in<V>(values: readonly V[]): FieldCommand<V>;
  nin<V>(values: readonly V[]): FieldCommand<V>;
  /** Whether the document has the field at all. */
  exists(isThere: boolean): FieldCommand<never>;
  mod(divisor: number, remainder: number): FieldCommand<number>;
  /** The list holds all of these. */
  all<V>(values: readonly V[]): FieldCommand<V>;
  /** One element of the list fulfils the whole condition. */
  elemMatch(condition: object): FieldCommand<never>;
  /** The list has this many elements. */
  size(count: number): FieldCommand<never>;
  /** Nearest first. Distances are in metres. The field needs an index for places. */
  geoNear(options: {
    readonly geometry: GeoPoint;
    readonly maxDistance?: number;
    readonly minDistance?: number;
  }): FieldCommand<GeoPoint>;
  geoWithin(options: { readonly geometry: GeoPolygon | GeoMultiPolygon }): FieldCommand<GeoShape>;
  geoIntersects(options: { readonly geometry: GeoShape }): FieldCommand<GeoShape>;
}

/** Several comparisons of one field, or several conditions for whole documents. */
interface Combinations {
  /** All must hold. Outside of `where(…)` say which documents are meant: `command.and<Order>([…])`. */
  and<T>(conditions: Conditions<T>): DocumentCommand<T>;
  /** All must hold, of one field. */
  and<V>(comparisons: readonly FieldCommand<V>[]): FieldCommand<V>;
  and<V>(...comparisons: readonly FieldCommand<V>[]): FieldCommand<V>;
  /** One must hold. Outside of `where(…)` say which documents are meant: `command.or<Order>([…])`. */
  or<T>(conditions: Conditions<T>): DocumentCommand<T>;
  /** One must hold, of one field. */
  or<V>(comparisons: readonly FieldCommand<V>[]): FieldCommand<V>;
  or<V>(...comparisons: readonly FieldCommand<V>[]): FieldCommand<V>;
  /** None may hold. Outside of `where(…)` say which documents are meant: `command.nor<Order>([…])`. */
  nor<T>(conditions: Conditions<T>): DocumentCommand<T>;
  /** None may hold, of one field. */
  nor<V>(comparisons: readonly FieldCommand<V>[]): FieldCommand<V>;
  nor<V>(...comparisons: readonly FieldCommand<V>[]): FieldCommand<V>;
  /** It must not hold. */
  not<V>(comparison: FieldCommand<V>): FieldCommand<V>;
}

/** Not inferred from plain conditions: the type would be guessed so that every field passes. It comes from where the result is used. */
type Conditions<T> = readonly (Condition<NoInfer<T>> | DocumentCommand<T>)[];

/** Changes of a field. */
interface Changes {
  /** Replaces the whole value, where an object would be merged. */
  set<V>(value: V): UpdateCommand<V>;
  /** Takes the field out of the document. */
  remove(): UpdateCommand<never>;
  inc(by: number): UpdateCommand<number>;
  mul(by: number): UpdateCommand<number>;
  /** Writes the value if it is smaller than the one that is there. */
  min<V>(value: V): UpdateCommand<V>;
  /** Writes the value if it is greater than the one that is there. */
  max<V>(value: V): UpdateCommand<V>;
  rename(newName: string): UpdateCommand<never>;
  push<E>(options: PushOptions<E>): UpdateCommand<readonly E[]>;
  push<E>(values: readonly E[]): UpdateCommand<readonly E[]>;
  push<E>(...values: readonly E[]): UpdateCommand<readonly E[]>;
  /** Takes the last element out. */
  pop(): UpdateCommand<never>;
  /** Takes the first element out. */
  shift(): UpdateCommand<never>;
  unshift<E>(values: readonly E[]): UpdateCommand<readonly E[]>;
  unshift<E>(...values: readonly E[]): UpdateCommand<readonly E[]>;
  /** Adds what the list does not hold yet. */
  addToSet<E>(values: { readonly $each: readonly E[] }): UpdateCommand<readonly E[]>;
  addToSet<E>(value: E): UpdateCommand<readonly E[]>;
  /** Takes out every element that has this value, or fulfils this condition. */
  pull(valueOrCondition: unknown): UpdateCommand<never>;
  pullAll<E>(values: readonly E[]): UpdateCommand<readonly E[]>;
}

/** Expressions for `where`, `update` and `field`; the SDK's own. */
export interface DatabaseCommand extends Comparisons, Combinations, Changes {
  readonly project: {
    /** The first so many elements of a list, the last with a negative number, or so many from a place on. */
    slice(part: number | readonly [skip: number, count: number]): ProjectionCommand;
  };
}
