// What a query says about single fields, as far as an index can use it. Whatever is not read here is tested later, on each document.
import type { Document } from "./documents";

/** A value that a field is compared with for equality, in an index. */
export type Key = string | number | boolean;

/** From and to, both included, in milliseconds where it is a date. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Conditions that all have to hold. */
export interface Conditions {
  /** Field → the values of which it must have one. */
  readonly equal: ReadonlyMap<string, readonly Key[]>;
  /** Field → where it must lie. */
  readonly ranges: ReadonlyMap<string, Range>;
  /** Each is a list of queries of which one must hold. */
  readonly alternatives: readonly (readonly Document[])[];
}

/** Reads a query, and what stands in its `$and`. */
export function conditionsOf(query: Document): Conditions {
  const equal = new Map<string, readonly Key[]>();
  const ranges = new Map<string, Range>();
  const alternatives: (readonly Document[])[] = [];
  for (const [field, condition] of conjunctsOf(query)) {
    if (field === "$or" && Array.isArray(condition)) alternatives.push(condition);
    if (field.startsWith("$") || field.includes(".")) continue;
    const keys = keysOf(condition);
    const range = rangeOf(condition);
    if (keys !== undefined && !equal.has(field)) equal.set(field, keys);
    if (range !== undefined && !ranges.has(field)) ranges.set(field, range);
  }
  return { equal, ranges, alternatives };
}

/** A value that can be looked up; anything else (null, lists, objects) follows rules of its own. */
export function isKey(value: unknown): value is Key {
  return typeof value === "string" || typeof value === "boolean" || (typeof value === "number" && !Number.isNaN(value));
}

/** A number or a date as a number, by which documents are put in order. */
export function orderOf(value: unknown): number | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.getTime();
  return typeof value === "number" && !Number.isNaN(value) ? value : undefined;
}

function conjunctsOf(query: Document): readonly (readonly [string, unknown])[] {
  return Object.entries(query).flatMap(([field, condition]) =>
    field === "$and" && Array.isArray(condition)
      ? condition.flatMap((part: unknown) => conjunctsOf(Object(part)))
      : [[field, condition] as const],
  );
}

function keysOf(condition: unknown): readonly Key[] | undefined {
  if (isKey(condition)) return [condition];
  const { $eq, $in } = Object(condition);
  if (isKey($eq)) return [$eq];
  return Array.isArray($in) && $in.every(isKey) ? [...new Set($in)] : undefined;
}

function rangeOf(condition: unknown): Range | undefined {
  const { $lt, $lte = $lt, $gt, $gte = $gt } = Object(condition);
  const [from, to] = [orderOf($gte), orderOf($lte)];
  if (from === undefined && to === undefined) return undefined;
  return { from: from ?? Number.NEGATIVE_INFINITY, to: to ?? Number.POSITIVE_INFINITY };
}
