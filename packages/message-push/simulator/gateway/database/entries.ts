// The documents of one collection, and the shortest way to those that a query can mean: by `_id`, or by an index that is made when a
// query first asks for it, as whoever looks after a real collection would make it. What is found that way is tested like any other.
import { EJSON } from "bson";
import { type Conditions, conditionsOf, isKey, type Key, type Range } from "./conditions";
import type { Document } from "./documents";
import { type Entry, FieldIndex } from "./field-index";

/** More are not kept: queries over ever other fields would fill the memory. */
const MOST_INDEXES = 16;

/** An index, and what a query looks up in it. */
interface Plan {
  readonly index: FieldIndex;
  readonly keys: readonly Key[];
  readonly range: Range | undefined;
  readonly count: number;
}

/** By what documents are wanted in order. */
export interface Order {
  readonly field: string;
  readonly isDescending: boolean;
}

export class Entries {
  readonly #byId = new Map<unknown, Entry>();
  readonly #indexes = new Map<string, FieldIndex>();
  #positions = 0;
  /** Documents that were put into a new index. */
  visited = 0;

  get size(): number {
    return this.#byId.size;
  }

  all(): Iterable<Entry> {
    return this.#byId.values();
  }

  find(id: unknown): Entry | undefined {
    return this.#byId.get(idKey(id));
  }

  add(document: Document): void {
    this.#positions += 1;
    const entry: Entry = { position: this.#positions, document };
    this.#byId.set(idKey(document._id), entry);
    for (const index of this.#indexes.values()) index.add(entry);
  }

  /** Puts a document of the same `_id` in its place. */
  change(entry: Entry, document: Document): void {
    for (const index of this.#indexes.values()) index.remove(entry);
    entry.document = document;
    for (const index of this.#indexes.values()) index.add(entry);
  }

  remove(entry: Entry): void {
    this.#byId.delete(idKey(entry.document._id));
    for (const index of this.#indexes.values()) index.remove(entry);
  }

  /** Everything that can fit, in the order of addition; in any case all that fits. */
  candidates(query: Document): Iterable<Entry> {
    const found = this.#few(conditionsOf(query));
    return found === undefined ? this.all() : [...found].sort(byPosition);
  }

  /**
   * Of those that fit, enough to hold the first `wanted` in an order by one field. `fits` decides; it is asked about no more
   * documents than necessary, where an index has the order.
   */
  first(query: Document, order: Order, wanted: number, fits: (entry: Entry) => boolean): readonly Entry[] {
    const conditions = conditionsOf(query);
    const plan = this.#byIds(conditions) === undefined ? this.#plan(conditions, order.field) : undefined;
    const [key] = plan?.keys ?? [];
    if (plan === undefined || key === undefined || !plan.index.isOrdered(plan.keys))
      return [...this.candidates(query)].filter(fits);
    const found = plan.keys.flatMap((one) => firstOf(plan, one, order.isDescending, wanted, fits));
    // A list may have two of the values, and be found by both.
    return [...new Set(found)].sort(byPosition);
  }

  #few(conditions: Conditions): Iterable<Entry> | undefined {
    const byIds = this.#byIds(conditions);
    if (byIds !== undefined) return byIds;
    for (const queries of conditions.alternatives) {
      const parts = queries.map((query) => this.#few(conditionsOf(Object(query))));
      if (parts.every((part) => part !== undefined)) return new Set(parts.flatMap((part) => [...part]));
    }
    const plan = this.#plan(conditions, [...conditions.ranges.keys()][0]);
    return plan && new Set(plan.index.walk(plan.keys, plan.range, false));
  }

  #byIds({ equal }: Conditions): readonly Entry[] | undefined {
    return equal.get("_id")?.flatMap((id) => this.find(id) ?? []);
  }

  /** Of the fields that must have a value, the one that leaves the fewest documents. */
  #plan({ equal, ranges }: Conditions, ordered: string | undefined): Plan | undefined {
    const plans = [...equal].map(([field, keys]) => {
      const index = this.#index(field, ordered === field ? undefined : ordered);
      const range = ordered === undefined ? undefined : ranges.get(ordered);
      return { index, keys, range, count: index.count(keys, range) };
    });
    return plans.sort((a, b) => a.count - b.count)[0];
  }

  #index(field: string, ordered: string | undefined): FieldIndex {
    const name = JSON.stringify([field, ordered]);
    const known = this.#indexes.get(name);
    const index = known ?? new FieldIndex(field, ordered);
    if (known === undefined) this.#fill(index);
    // The one that was asked for last stands last, and the first is dropped.
    this.#indexes.delete(name);
    this.#indexes.set(name, index);
    const [oldest] = this.#indexes.keys();
    if (this.#indexes.size > MOST_INDEXES && oldest !== undefined) this.#indexes.delete(oldest);
    return index;
  }

  #fill(index: FieldIndex): void {
    for (const entry of this.all()) index.add(entry);
    this.visited += this.size;
  }
}

function firstOf(
  { index, range }: Plan,
  key: Key,
  isDescending: boolean,
  wanted: number,
  fits: (entry: Entry) => boolean,
): readonly Entry[] {
  const found: Entry[] = [];
  for (const entry of index.walk([key], range, isDescending)) {
    const last = found.at(-1);
    // Those of the same order belong together: which of them comes first is the sort's to say.
    if (last !== undefined && found.length >= wanted && index.orderIn(last) !== index.orderIn(entry)) break;
    if (fits(entry)) found.push(entry);
  }
  return found;
}

function byPosition(a: Entry, b: Entry): number {
  return a.position - b.position;
}

/** An ObjectId and the like are equal when they are written the same. */
function idKey(id: unknown): unknown {
  return isKey(id) ? id : EJSON.stringify({ id });
}
