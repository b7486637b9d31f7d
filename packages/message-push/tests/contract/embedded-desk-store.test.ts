import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DataFolder, openDataFolder } from "../../server/store/data-folder";
import { embeddedDeskStore } from "../../server/store/embedded-desk-store";
import { embeddedStore } from "../../server/store/embedded-store";
import { answerKey, questionKey, stateKey } from "../../server/store/stored-desk";
import { guardVerbs } from "../../server/store/verb-guard";
import { change, describeDeskStore } from "./desk-store";
import { newRecord } from "./push-store";

const root = mkdtempSync(join(tmpdir(), "embedded-desk-"));
let nowMs = 1_700_000_000_000;
let folders = 0;
let ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends) await end();
  ends = [];
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const newFolder = () => {
  folders += 1;
  return join(root, `${folders}`);
};

/** Both stores in one folder, as a server has them. */
async function openStores(folder = newFolder()) {
  const data = await openDataFolder(folder);
  const guard = guardVerbs(() => data.close());
  ends.push(guard.close);
  const clock = () => nowMs;
  return { data, guard, store: embeddedDeskStore(data, clock, guard), pushes: embeddedStore(data, clock, guard) };
}

const advance = (deltaMs: number) => {
  nowMs += deltaMs;
};
const everything = (data: DataFolder) => data.list({ gte: "", lte: "~", limit: -1 });

describeDeskStore(async () => {
  const { store } = await openStores();
  return { store, advance, seed: async (documents) => void (await Promise.all(documents.map(store.putAnswer))) };
});

test("what was written before a restart is there after it", async () => {
  const folder = newFolder();
  const { store, guard } = await openStores(folder);
  await store.putState("a", change());
  await store.putAnswer({ _id: "rule", keywords: ["几点"] });
  await store.noteQuestion({ key: "q", text: "几点", atMs: 5 });
  await guard.close();
  const { store: again } = await openStores(folder);
  expect(await again.findState("a")).toEqual({ version: "v1", value: { step: 1 } });
  expect((await again.readAnswers()).rules).toEqual([{ _id: "rule", keywords: ["几点"] }]);
  expect((await again.listQuestions(10)).map(({ key, count }) => [key, count])).toEqual([["q", 1]]);
});

test("pushes and the desk's documents do not meet, whatever is purged", async () => {
  const { store, pushes, data } = await openStores();
  const record = newRecord();
  await pushes.add(record, 60_000);
  const before = await everything(data);
  await store.putState("a", change());
  await store.noteQuestion({ key: "q", text: "几点", atMs: 5 });
  expect(await pushes.purge("dead", 0, 10)).toBe(0);
  advance(60_000);
  expect([await store.purgeStates(10), await store.purgeQuestions(0, 10)]).toEqual([1, 1]);
  expect(await everything(data)).toEqual(before);
  expect((await pushes.findDue(10)).records.map(({ key }) => key)).toEqual([record.key]);
});

test("what is written over and over leaves nothing behind", async () => {
  const { store, data } = await openStores();
  for (let i = 1; i <= 5; i += 1) {
    advance(10);
    await store.putState("a", change({ expectedVersion: i === 1 ? undefined : `v${i - 1}`, version: `v${i}` }));
    await store.noteQuestion({ key: "q", text: "几点", atMs: 5 });
  }
  expect(await everything(data)).toHaveLength(4);
  await store.removeQuestion("q");
  expect(await everything(data)).toHaveLength(2);
});

test("what leads to a state that is due goes with it, and what leads nowhere goes when it is met", async () => {
  const { store, data } = await openStores();
  await store.putState("a", change({ dueInMs: 10 }));
  await store.putState("b", change({ dueInMs: 10 }));
  expect(await everything(data)).toHaveLength(6);
  await store.putState("a", change({ expectedVersion: "v1", version: "v2" }));
  expect(await everything(data)).toHaveLength(5);
  await data.write([{ type: "put", key: stateKey("b"), value: "{" }]);
  advance(10);
  expect(await store.listDue(10)).toEqual([]);
  // What leads to its expiry is met by the purge.
  expect(await everything(data)).toHaveLength(4);
  advance(60_000);
  await store.purgeStates(10);
  expect(await everything(data)).toEqual([]);
});

test("a close waits for the verbs of both stores; what comes after it is refused", async () => {
  const folder = newFolder();
  const { store, pushes, guard } = await openStores(folder);
  const record = newRecord();
  const written = [store.putState("a", change()), pushes.add(record, 1_000)];
  await guard.close();
  expect(await Promise.all(written)).toEqual([true, true]);
  await expect(store.findState("a")).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  await expect(pushes.find(record.key)).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
});

test.each(["", "{", "null", "7", "[]", '{"version":7,"expiresAtMs":9e15}', '{"version":"v1","expiresAtMs":"?"}'])(
  "a state, a question and a rule that are %s on the disk stop nobody, and go",
  async (value) => {
    const { store, data } = await openStores();
    await store.putState("a", change());
    await store.noteQuestion({ key: "q", text: "几点", atMs: 5 });
    const damaged = [stateKey("a"), questionKey("q"), answerKey("r")];
    await data.write(damaged.map((key) => ({ type: "put", key, value }) as const));
    advance(10);
    expect(await store.findState("a")).toBeUndefined();
    expect(await store.listQuestions(10)).toEqual([]);
    expect((await store.readAnswers()).rules).toEqual([expect.objectContaining({ _id: "r" })]);
    expect(await store.putState("a", change({ version: "new" }))).toBe(true);
    await store.noteQuestion({ key: "q", text: "几点", atMs: 5 });
    expect((await store.findState("a"))?.version).toBe("new");
    expect((await store.listQuestions(10)).map(({ count }) => count)).toEqual([1]);
    await store.removeAnswer("r");
    advance(60_000);
    expect([await store.purgeStates(10), await store.purgeQuestions(0, 10)]).toEqual([1, 1]);
    expect(await everything(data)).toEqual([]);
  },
);
