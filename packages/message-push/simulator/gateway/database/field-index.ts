// An index of one collection: documents by the value of one field and, among those, in the order of another.
import { isKey, type Key, orderOf, type Range } from "./conditions";
import type { Document } from "./documents";

/** A document and its place: `position` grows with each one that is added, and stays when it is changed. */
export interface Entry {
  readonly position: number;
  document: Document;
}

interface Place {
  readonly order: number;
  readonly entry: Entry;
}

/** Documents that have one value. */
interface Bucket {
  /** Sorted by order, then position. */
  readonly sorted: Place[];
  /** What has no number and no date in the ordered field, or another of the two than the rest. */
  readonly others: Set<Entry>;
}

/** Where an entry was put, so that it is found when its document has changed. */
interface Kept {
  readonly keys: readonly Key[];
  readonly order: number | undefined;
}

export class FieldIndex {
  readonly #field: string;
  readonly #ordered: string | undefined;
  readonly #buckets = new Map<Key, Bucket>();
  readonly #kept = new Map<Entry, Kept>();
  /** Numbers and dates are not compared with each other: an index orders those of the kind that came first. */
  #isOfDates: boolean | undefined;

  /** Without `ordered`, documents are in the order in which they were added. */
  constructor(field: string, ordered: string | undefined) {
    this.#field = field;
    this.#ordered = ordered;
  }

  add(entry: Entry): void {
    const kept = { keys: keysIn(entry.document[this.#field]), order: this.#orderOf(entry) };
    this.#kept.set(entry, kept);
    for (const key of kept.keys) {
      const bucket = this.#buckets.get(key) ?? { sorted: [], others: new Set<Entry>() };
      this.#buckets.set(key, bucket);
      if (kept.order === undefined) bucket.others.add(entry);
      else bucket.sorted.splice(placeOf(bucket.sorted, kept.order, entry.position), 0, { order: kept.order, entry });
    }
  }

  remove(entry: Entry): void {
    const kept = this.#kept.get(entry);
    this.#kept.delete(entry);
    for (const key of kept?.keys ?? []) {
      const bucket = this.#buckets.get(key);
      if (kept?.order === undefined) bucket?.others.delete(entry);
      else bucket?.sorted.splice(placeOf(bucket.sorted, kept.order, entry.position), 1);
      if (bucket?.sorted.length === 0 && bucket.others.size === 0) this.#buckets.delete(key);
    }
  }

  /** How many documents {@link walk} would go through. */
  count(keys: readonly Key[], range: Range | undefined): number {
    return keys.reduce<number>((sum, key) => {
      const bucket = this.#buckets.get(key);
      if (bucket === undefined) return sum;
      const [from, to] = this.#within(bucket, range);
      return sum + to - from + bucket.others.size;
    }, 0);
  }

  /** Whether the ordered field puts all documents of these values in order. */
  isOrdered(keys: readonly Key[]): boolean {
    return this.#ordered !== undefined && keys.every((key) => (this.#buckets.get(key)?.others.size ?? 0) === 0);
  }

  /** The order by which {@link walk} gives an entry. */
  orderIn(entry: Entry): number | undefined {
    return this.#kept.get(entry)?.order;
  }

  /** All that have one of the values; with a range, without those that lie outside. In order for a single value. */
  *walk(keys: readonly Key[], range: Range | undefined, isDescending: boolean): Generator<Entry> {
    for (const key of keys) {
      const bucket = this.#buckets.get(key);
      if (bucket === undefined) continue;
      const [from, to] = this.#within(bucket, range);
      for (let i = 0; i < to - from; i += 1) {
        const place = bucket.sorted[isDescending ? to - 1 - i : from + i];
        if (place !== undefined) yield place.entry;
      }
      yield* bucket.others;
    }
  }

  #within({ sorted }: Bucket, range: Range | undefined): readonly [from: number, to: number] {
    if (range === undefined || this.#ordered === undefined) return [0, sorted.length];
    return [placeOf(sorted, range.from, -1), placeOf(sorted, range.to, Number.POSITIVE_INFINITY)];
  }

  #orderOf({ document, position }: Entry): number | undefined {
    if (this.#ordered === undefined) return position;
    const value = document[this.#ordered];
    const order = orderOf(value);
    if (order === undefined) return undefined;
    this.#isOfDates ??= value instanceof Date;
    return this.#isOfDates === value instanceof Date ? order : undefined;
  }
}

/** A list is found by each of its elements. */
function keysIn(value: unknown): readonly Key[] {
  if (isKey(value)) return [value];
  return Array.isArray(value) ? [...new Set((value as unknown[]).flat(Number.POSITIVE_INFINITY).filter(isKey))] : [];
}

/** Where a place of that order and position is, or belongs. */
function placeOf(sorted: readonly Place[], order: number, position: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const place = sorted[middle] as Place;
    const isBefore = place.order < order || (place.order === order && place.entry.position < position);
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return low;
}
