// The short ways to documents find what a look at each document would find.
import fc from "fast-check";
import { find, Query } from "mingo";
import { Collection } from "../../../simulator/gateway/database/collection";
import type { Document } from "../../../simulator/gateway/database/documents";

const state = fc.constantFrom("leased", "waiting", "completed", 7, true, null, ["leased", "waiting"], { of: "leased" });
const due = fc.oneof(
  fc.integer({ min: 0, max: 6 }),
  fc.integer({ min: 0, max: 6 }).map((ms) => new Date(ms)),
  fc.constantFrom(null, "soon", [1, 5], Number.NaN),
);
const anyDocument = fc.record(
  { _id: fc.constantFrom(..."abcdefghij", 1, 2), state, due, touser: fc.constantFrom("o1", "o2") },
  { requiredKeys: ["_id"] },
);

const scalar = fc.constantFrom<unknown>("leased", "waiting", "completed", 7, true, null, "o1");
const bound = fc.oneof(
  fc.integer({ min: 0, max: 6 }),
  fc.integer({ min: 0, max: 6 }).map((ms) => new Date(ms)),
);
const condition = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }).map(($in) => ({ $in })),
  scalar.map(($eq) => ({ $eq })),
);
const limits = fc.oneof(
  bound.map(($lte) => ({ $lte })),
  bound.map(($lt) => ({ $lt })),
  bound.map(($gt) => ({ $gt })),
  fc.tuple(bound, bound).map(([$gte, $lte]) => ({ $gte, $lte })),
);
const id = fc.oneof(
  fc.constantFrom<unknown>("a", "b", 1, "nobody"),
  fc.array(fc.constantFrom<unknown>("a", "b", "c", 2), { maxLength: 3 }).map(($in) => ({ $in })),
);
const simple = fc.record({ _id: id, state: condition, due: limits, touser: condition }, { requiredKeys: [] });
const anyQuery = fc.oneof(
  simple,
  fc.tuple(simple, simple).map(($and) => ({ $and })),
  fc.tuple(simple, simple).map(($or) => ({ $or })),
  fc.tuple(simple, simple, simple).map(([one, other, rest]) => ({ $or: [one, other], ...rest })),
);
const anySort = fc.constantFrom<Record<string, 1 | -1>>(
  {},
  { due: 1 },
  { due: -1 },
  { state: 1 },
  { touser: 1, due: -1 },
);

const change = fc.oneof(
  anyDocument.map((document) => ({ verb: "insert" as const, document })),
  fc.tuple(simple, state, due).map(([query, s, d]) => ({ verb: "update" as const, query, set: { state: s, due: d } })),
  simple.map((query) => ({ verb: "remove" as const, query })),
);

test("whatever was added, changed and removed, each query finds what a scan finds, in the same order", () => {
  const options = { offset: 0, limit: 3, projection: {} };
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 25 }),
      fc.array(fc.tuple(anyQuery, anySort), { maxLength: 6 }),
      (changes, asked) => {
        const collection = new Collection("c");
        for (const one of changes) {
          apply(collection, one);
          // After every change, so that indexes exist before the later ones.
          for (const [query, sort] of asked) {
            expect(collection.find(query, { ...options, sort })).toEqual(scan(collection.all(), query, sort, 3));
            expect(collection.count(query)).toBe(collection.all().filter((each) => new Query(query).test(each)).length);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("an order with equals gives those that were added first, in both directions", () => {
  const collection = new Collection("c");
  collection.insert([2, 1, 2, 1, 2].map((n, i) => ({ _id: `${i}`, to: "a", n })));
  const ids = (direction: 1 | -1, limit: number) =>
    collection.find({ to: "a" }, { sort: { n: direction }, offset: 0, limit, projection: {} }).map(({ _id }) => _id);
  expect(ids(1, 3)).toEqual(["1", "3", "0"]);
  expect(ids(-1, 2)).toEqual(["0", "2"]);
});

function apply(collection: Collection, one: Change): void {
  if (one.verb === "remove") collection.remove(one.query, false);
  else if (one.verb === "update") collection.update(one.query, { $set: one.set }, true);
  else if (collection.get(one.document._id) === undefined) collection.insert([one.document]);
}

type Change =
  | { readonly verb: "insert"; readonly document: Document }
  | { readonly verb: "update"; readonly query: Document; readonly set: Document }
  | { readonly verb: "remove"; readonly query: Document };

function scan(all: Document[], query: Document, sort: Record<string, 1 | -1>, limit: number): unknown[] {
  const cursor = find<Document>(all, query);
  return (Object.keys(sort).length > 0 ? cursor.sort(sort) : cursor).limit(limit).all();
}
