// Merges two JSON values that came from a third, field by field, which lines cannot do: both add to the end of the same list.
import { isDeepStrictEqual } from "node:util";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
/** A field that is not there is `undefined`. */
type Field = Json | undefined;

export interface MergeRules {
  /** Whose value stands where both changed a field. It is a conflict all the same. */
  readonly preferred: "yours" | "new";
  /** A value that is taken or left as a whole, although it has fields. */
  readonly isWhole?: (path: readonly string[]) => boolean;
  /** Whether something that only the new version has should be added. */
  readonly isWanted?: (path: readonly string[]) => boolean;
}

export interface MergedJson {
  readonly value: Json;
  /** The fields that both changed, each with dots. */
  readonly conflicts: readonly string[];
}

export function mergeJson(base: Json, yours: Json, theirs: Json, rules: MergeRules): MergedJson {
  const { preferred, isWhole = () => false, isWanted = () => true } = rules;
  const conflicts: string[] = [];
  const value = merge(base, yours, theirs, []);
  return { value: value ?? null, conflicts };

  function merge(was: Field, mine: Field, next: Field, path: readonly string[]): Field {
    if (isDeepStrictEqual(mine, next) || isDeepStrictEqual(next, was)) return mine;
    if (mine === undefined) return was === undefined && isWanted(path) ? next : undefined;
    if (isDeepStrictEqual(mine, was)) return next;
    return mergeBoth(was, mine, next, path);
  }

  function mergeBoth(was: Field, mine: Json, next: Field, path: readonly string[]): Field {
    const fields = isWhole(path) ? undefined : fieldsOfAll(was, mine, next);
    if (fields !== undefined) return mergeFields(fields, path);
    conflicts.push(path.join("."));
    return preferred === "yours" ? mine : next;
  }

  function mergeFields({ was, mine, next, isList }: AllFields, path: readonly string[]): Json {
    const merged = keysInOrder(mine, next).flatMap((key): [string, Json][] => {
      const value = merge(was.get(key), mine.get(key), next.get(key), [...path, key]);
      return value === undefined ? [] : [[key, value]];
    });
    return isList ? merged.map(([, value]) => value) : Object.fromEntries(merged);
  }
}

type Fields = ReadonlyMap<string, Json>;

interface AllFields {
  readonly was: Fields;
  readonly mine: Fields;
  readonly next: Fields;
  readonly isList: boolean;
}

function fieldsOfAll(was: Field, mine: Field, next: Field): AllFields | undefined {
  const [mineFields, nextFields] = [fieldsOf(mine), fieldsOf(next)];
  if (mineFields === undefined || nextFields === undefined || Array.isArray(mine) !== Array.isArray(next)) {
    return undefined;
  }
  return { was: fieldsOf(was) ?? new Map(), mine: mineFields, next: nextFields, isList: Array.isArray(mine) };
}

/** An object's fields, or a list's entries by their `name`; nothing where entries have none, or the same one twice. */
function fieldsOf(value: Field): Fields | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (!isList(value)) return new Map(Object.entries(value));
  const named = new Map(value.flatMap((entry) => (hasName(entry) ? [[entry.name, entry] as const] : [])));
  return named.size === value.length ? named : undefined;
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}

function hasName(entry: Json): entry is { readonly name: string } {
  return typeof entry === "object" && entry !== null && "name" in entry && typeof entry.name === "string";
}

/** Your order; what is new comes after what it follows in the new version. */
function keysInOrder(mine: Fields, next: Fields): readonly string[] {
  const order = [...mine.keys()];
  let previous: string | undefined;
  for (const key of next.keys()) {
    if (!mine.has(key)) order.splice(previous === undefined ? 0 : order.indexOf(previous) + 1, 0, key);
    previous = key;
  }
  return order;
}
