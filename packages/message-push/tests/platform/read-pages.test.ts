import { readPages } from "../../src/platform/cloudbase/read-pages";

const all = Array.from({ length: 2_345 }, (_, i) => ({ _id: i }));

/** A database that gives at most so many documents in one call, and counts the calls. */
function database(mostByCall: number, documents = all) {
  const calls: [skip: number, limit: number][] = [];
  return {
    calls,
    async readPage(skip: number, limit: number) {
      calls.push([skip, limit]);
      return documents.slice(skip, skip + Math.min(limit, mostByCall));
    },
  };
}

test("a database that gives 1,000 documents is asked for as many", async () => {
  const { readPage, calls } = database(1_000);
  expect(await readPages(readPage, 10_000)).toEqual(all);
  expect(calls).toEqual([
    [0, 1_000],
    [1_000, 1_000],
    [2_000, 1_000],
  ]);
});

test("a database that gives no more than 100, whatever it is asked for, is read to its end too", async () => {
  expect(await readPages(database(100).readPage, 10_000)).toEqual(all);
  expect(await readPages(database(100, all.slice(0, 300)).readPage, 10_000)).toEqual(all.slice(0, 300));
});

test("at most so many are read", async () => {
  const { readPage, calls } = database(1_000);
  expect(await readPages(readPage, 1_002)).toEqual(all.slice(0, 1_002));
  expect(calls).toEqual([
    [0, 1_000],
    [1_000, 2],
  ]);
});

test("a document that moves to another page meanwhile comes once", async () => {
  const before = database(1_000);
  const after = database(1_000, [{ _id: -1 }, ...all]);
  const readPage = (skip: number, limit: number) => (skip === 0 ? before : after).readPage(skip, limit);
  expect(await readPages(readPage, 10_000)).toEqual(all);
});
