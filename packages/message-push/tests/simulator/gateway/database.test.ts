import fc from "fast-check";
import type * as SdkModule from "wx-server-sdk";
import { openGateway, type SdkOnGateway } from "../../support/sdk-on-gateway";

let sdk: SdkOnGateway;
let cloud: typeof SdkModule;
let db: SdkModule.DB.Database;
let made = 0;

beforeAll(async () => {
  sdk = await openGateway();
  cloud = require("wx-server-sdk");
  cloud.init({ env: "sim-test" });
  db = cloud.database();
});
afterAll(() => sdk.close());

/** A collection of its own for each test, filled through the SDK. */
async function collectionWith(...documents: object[]) {
  made += 1;
  const name = `c${made}`;
  await db.createCollection(name);
  const collection = db.collection(name);
  for (const data of documents) await collection.add({ data });
  return { name, collection };
}
async function all(collection: SdkModule.DB.CollectionReference): Promise<Record<string, unknown>[]> {
  const found = await collection.get();
  return typeof found === "object" ? found.data : [];
}

test("an add makes an _id of 32 characters when none is given", async () => {
  const { collection } = await collectionWith();
  expect(await collection.add({ data: { a: 1 } })).toMatchObject({ _id: expect.stringMatching(/^[0-9a-f]{32}$/) });
});

test("a taken _id is refused with the text that only the real one has", async () => {
  const { collection } = await collectionWith({ _id: "k", n: 1 });
  await expect(collection.add({ data: { _id: "k", n: 2 } })).rejects.toMatchObject({
    errCode: -502001,
    errMsg: expect.stringMatching(/E11000 duplicate key error collection: .* index: _id_ dup key/),
  });
  expect(await all(collection)).toEqual([{ _id: "k", n: 1 }]);
});

test("of 30 concurrent adds of one _id, one succeeds", async () => {
  const { collection } = await collectionWith();
  const adds = Array.from({ length: 30 }, async (_, n) => collection.add({ data: { _id: "k", n } }));
  const settled = await Promise.allSettled(adds);
  expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a missing collection is an error of every verb, and createCollection fixes it once", async () => {
  const missing = db.collection("missing");
  for (const verb of [
    () => missing.add({ data: {} }),
    () => missing.get(),
    () => missing.count(),
    () => missing.where({ a: 1 }).update({ data: { a: 2 } }),
    () => missing.where({ a: 1 }).remove(),
    () => missing.doc("x").get(),
  ]) {
    await expect(verb()).rejects.toMatchObject({ errCode: -502005 });
  }
  await db.createCollection("missing");
  await expect(missing.count()).resolves.toMatchObject({ total: 0 });
  await expect(db.createCollection("missing")).rejects.toThrow(/exist/i);
});

test("whatever JSON value is added is read back equal", async () => {
  const { collection } = await collectionWith();
  // A name that begins with $ is an operator, and __proto__ is no name in JavaScript; -0 is no JSON.
  const isPlain = (json: unknown) => !/"(\$|__proto__")/.test(JSON.stringify(json));
  const value = fc
    .jsonValue()
    .map((json): unknown => JSON.parse(JSON.stringify(json)))
    .filter(isPlain);
  await fc.assert(
    fc.asyncProperty(value, async (json) => {
      const added = await collection.add({ data: { value: json } });
      const id = typeof added === "object" ? added._id : "";
      const found = await collection.doc(id).get();
      expect(typeof found === "object" && found.data.value).toEqual(json);
    }),
    { numRuns: 60 },
  );
});

test("dates, the server's date and large numbers survive", async () => {
  const { collection } = await collectionWith();
  sdk.clock.advance(300_000);
  const when = new Date("2026-01-02T03:04:05.678Z");
  await collection.add({ data: { _id: "k", when, big: 2 ** 53 - 1, half: 0.5, now: db.serverDate() } });
  const [found] = await all(collection);
  expect(found).toMatchObject({ when, big: 2 ** 53 - 1, half: 0.5 });
  expect(Math.abs(Number(found?.now) - sdk.clock.nowMs())).toBeLessThan(60_000);
});

const people = [
  { _id: "a", n: 1, tags: ["x"], o: { p: 1 } },
  { _id: "b", n: 2, tags: ["x", "y"], o: { p: 2 } },
  { _id: "c", n: 3, tags: [], o: { p: 3 }, extra: true },
];
const queries: [string, (_: SdkModule.DB.DatabaseCommand) => object, string[]][] = [
  ["a literal", () => ({ n: 2 }), ["b"]],
  ["a nested object", () => ({ o: { p: 3 } }), ["c"]],
  ["eq", (_) => ({ n: _.eq(1) }), ["a"]],
  ["neq", (_) => ({ n: _.neq(1) }), ["b", "c"]],
  ["gt", (_) => ({ n: _.gt(1) }), ["b", "c"]],
  ["gte and lte", (_) => ({ n: (_.gte(2) as unknown as { and(x: unknown): unknown }).and(_.lte(2)) }), ["b"]],
  ["lt or exists", (_) => _.or([{ n: _.lt(2) }, { extra: _.exists(true) }] as never), ["a", "c"]],
  ["in", (_) => ({ n: _.in([1, 3]) }), ["a", "c"]],
  ["nin", (_) => ({ n: _.nin([1, 3]) }), ["b"]],
  ["all", (_) => ({ tags: _.all(["x", "y"]) }), ["b"]],
  ["size", (_) => ({ tags: _.size(0) }), ["c"]],
  ["mod", (_) => ({ n: _.mod(2, 1) }), ["a", "c"]],
  ["nor", (_) => _.nor([{ n: 1 }, { n: 2 }] as never), ["c"]],
  ["a regular expression", () => ({ _id: db.RegExp({ regexp: "^[AB]$", options: "i" }) }), ["a", "b"]],
];
test.each(queries)("where with %s finds what MongoDB would", async (_, query, ids) => {
  const { collection } = await collectionWith(...people);
  const found = await collection.where(query(db.command) as never).get();
  expect(typeof found === "object" && found.data.map(({ _id }) => _id).sort()).toEqual(ids);
});

const updates: [string, (_: SdkModule.DB.DatabaseCommand) => object, object][] = [
  ["a plain field", () => ({ n: 9 }), { n: 9 }],
  ["a nested field, keeping its neighbours", () => ({ o: { q: 1 } }), { o: { p: 2, q: 1 } }],
  ["set, replacing the whole", (_) => ({ o: _.set({ q: 1 }) }), { o: { q: 1 } }],
  ["remove", (_) => ({ o: _.remove() }), { o: undefined }],
  ["inc", (_) => ({ n: _.inc(5) }), { n: 7 }],
  ["mul", (_) => ({ n: _.mul(5) }), { n: 10 }],
  ["min", (_) => ({ n: _.min(1) }), { n: 1 }],
  ["max", (_) => ({ n: _.max(7) }), { n: 7 }],
  ["push", (_) => ({ tags: _.push(["z"]) }), { tags: ["x", "y", "z"] }],
  ["pop", (_) => ({ tags: _.pop() }), { tags: ["x"] }],
  ["shift", (_) => ({ tags: _.shift() }), { tags: ["y"] }],
  ["unshift", (_) => ({ tags: _.unshift(["w"]) }), { tags: ["w", "x", "y"] }],
  ["addToSet", (_) => ({ tags: _.addToSet("y") }), { tags: ["x", "y"] }],
  ["pull", (_) => ({ tags: _.pull("x") }), { tags: ["y"] }],
  ["rename", (_) => ({ n: _.rename("m") }), { m: 2, n: undefined }],
];
test.each(updates)("update with %s changes what MongoDB would", async (_, data, fields) => {
  const { collection } = await collectionWith(...people);
  await collection.doc("b").update({ data: data(db.command) as never });
  const [found] = (await all(collection)).filter(({ _id }) => _id === "b");
  expect({ ...found, ...Object.fromEntries(Object.keys(fields).map((name) => [name, found?.[name]])) }).toMatchObject(
    fields,
  );
});

test("a conditional update changes a document once, and the loser learns it from the count", async () => {
  const { collection } = await collectionWith({ _id: "k", attempt: 1 });
  const takeOver = async () =>
    collection.where({ _id: "k", attempt: 1 }).update({ data: { attempt: db.command.inc(1) } });
  const counts = (await Promise.all(Array.from({ length: 10 }, takeOver))).map((result) => result?.stats.updated);
  expect(counts.sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
});

test("set replaces the whole document and adds a missing one", async () => {
  const { collection } = await collectionWith({ _id: "k", a: 1 });
  expect(await collection.doc("k").set({ data: { b: 2 } })).toMatchObject({ stats: { updated: 1, created: 0 } });
  expect(await collection.doc("new").set({ data: { c: 3 } })).toMatchObject({
    _id: "new",
    stats: { updated: 0, created: 1 },
  });
  expect(await all(collection)).toEqual([
    { _id: "k", b: 2 },
    { _id: "new", c: 3 },
  ]);
});

test("a field cannot be made inside null, and a failed update changes nothing", async () => {
  const { collection } = await collectionWith({ _id: "k", o: null, n: 1 });
  await expect(collection.doc("k").update({ data: { n: 2, o: { p: 1 } } })).rejects.toThrow(
    /Cannot create field 'p' in element/,
  );
  expect(await all(collection)).toEqual([{ _id: "k", o: null, n: 1 }]);
});

const impossible: [string, object, (_: SdkModule.DB.DatabaseCommand) => object][] = [
  ["inc of a text", { f: "one" }, (_) => ({ f: _.inc(1) })],
  ["inc of null", { f: null }, (_) => ({ f: _.inc(1) })],
  ["push onto a text", { f: "one" }, (_) => ({ f: _.push(["x"]) })],
  ["a named field of an array", { f: [1] }, () => ({ f: { name: 1 } })],
];
test.each(impossible)("%s is an error, and nothing changes", async (_, fields, data) => {
  const { collection } = await collectionWith({ _id: "k", ...fields });
  await expect(collection.doc("k").update({ data: data(db.command) })).rejects.toMatchObject({ errCode: -502001 });
  expect(await all(collection)).toEqual([{ _id: "k", ...fields }]);
});

test("removing a field below null does nothing", async () => {
  const { collection } = await collectionWith({ _id: "k", o: null });
  await collection.doc("k").update({ data: { o: { p: db.command.remove() } } });
  expect(await all(collection)).toEqual([{ _id: "k", o: null }]);
});

test("adding several stops at a taken _id", async () => {
  const { collection } = await collectionWith({ _id: "b" });
  const add = collection.add as unknown as (options: { data: object[] }) => Promise<unknown>;
  const added = add.call(collection, { data: [{ _id: "a" }, { _id: "b" }, { _id: "c" }] });
  await expect(added).rejects.toThrow(/E11000/);
  expect((await all(collection)).map(({ _id }) => _id).sort()).toEqual(["a", "b"]);
});

test("remove removes what matches", async () => {
  const { collection } = await collectionWith(...people);
  expect(await collection.where({ n: db.command.gt(1) }).remove()).toMatchObject({ stats: { removed: 2 } });
  expect(await collection.doc("a").remove()).toMatchObject({ stats: { removed: 1 } });
  expect(await all(collection)).toEqual([]);
});

test("order, skip, limit and projection work together; get gives 100 by default and 1000 at most", async () => {
  const { collection } = await collectionWith();
  const add = collection.add as unknown as (options: { data: object[] }) => Promise<unknown>;
  await add.call(collection, {
    data: Array.from({ length: 1_100 }, (_, n) => ({ _id: String(n).padStart(4, "0"), n, m: -n })),
  });
  const page = await collection.orderBy("n", "desc").skip(1).limit(2).field({ n: true }).get();
  expect(typeof page === "object" && page.data).toEqual([
    { _id: "1098", n: 1098 },
    { _id: "1097", n: 1097 },
  ]);
  expect(await all(collection)).toHaveLength(100);
  const most = await collection.limit(5_000).get();
  expect(typeof most === "object" && most.data).toHaveLength(1_000);
  expect(await collection.count()).toMatchObject({ total: 1_100 });
});

test("an aggregation runs its stages", async () => {
  const { collection } = await collectionWith(...people);
  const stages = collection
    .aggregate()
    .match({ n: db.command.gte(2) })
    .group({ _id: null, sum: db.command.aggregate.sum("$n") });
  expect(await stages.end()).toMatchObject({ list: [{ sum: 5 }] });
});

test("an aggregation looks up another collection", async () => {
  const { name } = await collectionWith({ _id: "x", owner: "a" });
  const { collection } = await collectionWith(...people);
  const stages = collection
    .aggregate()
    .match({ _id: "a" })
    .lookup({ from: name, localField: "_id", foreignField: "owner", as: "owned" });
  expect(await stages.end()).toMatchObject({ list: [{ _id: "a", owned: [{ _id: "x" }] }] });
});

test("transactions are refused by name", async () => {
  await expect(db.startTransaction()).rejects.toThrow(/simulator has no transactions/);
});
