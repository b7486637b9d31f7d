import type { Collection } from "../../simulator/gateway/database/collection";
import type { DeskStore } from "../../src/desk/desk-store";
import { openGateway, type SdkOnGateway } from "../support/sdk-on-gateway";
import { change, describeDeskStore } from "./desk-store";

let sdk: SdkOnGateway;
let store: DeskStore;
const COLLECTIONS = ["desk_states", "desk_answers", "desk_questions"] as const;

beforeAll(async () => {
  sdk = await openGateway();
  sdk.clock.pause();
  // Loaded now, because the SDK reads its environment while it loads.
  const { openCloud } = require("../../src/platform/cloudbase/sdk");
  const { cloudbaseDeskStore } = require("../../src/platform/cloudbase/cloudbase-desk-store");
  const cloud = openCloud();
  // More time than a function has: how long the stand-in takes for 10,000 rules depends on the machine.
  const patient = { env: cloud.DYNAMIC_CURRENT_ENV, throwOnNotFound: false, timeout: 60_000 };
  store = cloudbaseDeskStore(cloud.createNewInstance(patient));
});
beforeEach(() => {
  for (const name of COLLECTIONS) sdk.gateway.database.dropCollection(name);
  sdk.gateway.faults.clear();
});
afterAll(() => sdk.close());

const advance = (deltaMs: number) => sdk.clock.advance(deltaMs);
function collection(name: (typeof COLLECTIONS)[number]): Collection {
  const { database } = sdk.gateway;
  return database.find(name) ?? database.createCollection(name);
}
async function actionsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const before = sdk.requests().length;
  await work();
  return sdk
    .requests()
    .map(({ action }) => action)
    .slice(before);
}

describeDeskStore(async () => ({
  store,
  advance,
  // The documents come from nowhere but the database: the collection is not created by a read.
  seed: async (documents) => void collection("desk_answers").insert(documents),
}));

test("what is read before anything was written creates no collection", async () => {
  await Promise.all([store.findState("a"), store.listDue(10), store.readAnswers(), store.listQuestions(10)]);
  await Promise.all([store.purgeStates(10), store.purgeQuestions(0, 10), store.purgeFileStates(10, async () => [])]);
  await store.putState("a", change({ expectedVersion: "v1", version: "v2" }));
  await Promise.all([store.removeAnswer("a"), store.removeQuestion("a")]);
  expect(COLLECTIONS.map((name) => sdk.gateway.database.find(name))).toEqual([undefined, undefined, undefined]);
});

test.each([
  ["desk_states", () => store.putState("a", change())],
  ["desk_answers", () => store.putAnswer({ _id: "a", keywords: [] })],
  ["desk_questions", () => store.noteQuestion({ key: "a", text: "几点", atMs: 5 })],
] as const)("the first writes create %s, several at once too", async (name, write) => {
  await Promise.all([write(), write(), write()]);
  expect(sdk.gateway.database.find(name)?.all()).toHaveLength(1);
});

const documents = (count: number) => Array.from({ length: count }, (_, i) => ({ _id: `r${i}` }));

test.each([
  [0, 1],
  [99, 1],
  [101, 1],
  [999, 1],
  [1_000, 2],
  [2_500, 3],
])("%i documents are read in %i calls", async (count, calls) => {
  collection("desk_answers").insert(documents(count));
  expect(await actionsOf(() => store.readAnswers())).toEqual(Array(calls).fill("database.getDocument"));
});

test("what is most common takes one call: a state that is found, new or changed, and a question that is known", async () => {
  await store.putState("other", change());
  await store.noteQuestion({ key: "q", text: "几点", atMs: 5 });
  expect(await actionsOf(() => store.findState("a"))).toEqual(["database.getDocument"]);
  expect(await actionsOf(() => store.putState("a", change()))).toEqual(["database.insertDocument"]);
  const next = change({ expectedVersion: "v1", version: "v2" });
  expect(await actionsOf(() => store.putState("a", next))).toEqual(["database.modifyDocument"]);
  const known = { key: "q", text: "几点", atMs: 5 };
  expect(await actionsOf(() => store.noteQuestion(known))).toEqual(["database.modifyDocument"]);
});

test.each([
  ["database.insertDocument", change()],
  ["database.modifyDocument", change({ expectedVersion: "v1", version: "v2" })],
])("a write whose answer to %s is lost is not known to be done; tried again it counts as done", async (on, write) => {
  // The collection is there.
  await store.putState(write.expectedVersion === undefined ? "other" : "a", change());
  sdk.gateway.faults.inject({ on, kind: "reset", phase: "after" });
  await expect(store.putState("a", write)).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  expect((await store.findState("a"))?.version).toBe(write.version);
  expect(await store.putState("a", write)).toBe(true);
  expect(await store.putState("a", { ...write, version: "another" })).toBe(false);
});

test.each([
  ["expiresAt", { expiresAt: "tomorrow" }],
  ["expiresAt", { expiresAt: undefined }],
  ["expiresAt", { expiresAt: 9e15 }],
  ["version", { version: 7 }],
  ["version", { version: null }],
  ["version", { version: undefined }],
  ["everything", { version: [], expiresAt: {}, json: null, writeId: [] }],
])("a state whose %s is damaged (%j) is none, and one can be put in its place", async (_, damage) => {
  const whole = { _id: "a", version: "v1", json: "{}", expiresAt: new Date(sdk.clock.nowMs() + 60_000) };
  collection("desk_states").insert([{ ...whole, ...damage }]);
  expect(await store.findState("a")).toBeUndefined();
  expect(await store.putState("a", change({ version: "new" }))).toBe(true);
  expect(await store.findState("a")).toEqual({ version: "new", value: { step: 1 } });
});

test.each(["soon", null, 7, undefined])(
  "a state whose time to be due is damaged (%j) is never due, and is a state",
  async (dueAt) => {
    const expiresAt = new Date(sdk.clock.nowMs() + 60_000);
    collection("desk_states").insert([{ _id: "a", version: "v1", json: "{}", expiresAt, dueAt }]);
    expect(await store.listDue(10)).toEqual([]);
    expect(await store.putState("a", change({ expectedVersion: "v1", version: "v2" }))).toBe(true);
    expect(collection("desk_states").all()[0]).not.toHaveProperty("dueAt");
  },
);

test("a state whose value is damaged has none, and can be written over", async () => {
  const expiresAt = new Date(sdk.clock.nowMs() + 60_000);
  collection("desk_states").insert([{ _id: "a", version: "v1", json: { edited: "by hand" }, expiresAt }]);
  expect(await store.findState("a")).toEqual({ version: "v1", value: undefined });
  expect(await store.putState("a", change({ expectedVersion: "v1", version: "v2" }))).toBe(true);
  expect((await store.findState("a"))?.value).toEqual({ step: 1 });
});

test.each([{ count: "many" }, { count: null }, { count: undefined }])(
  "a question that is damaged (%j) is not listed, and is counted anew when it is asked again",
  async (damage) => {
    const lastAt = new Date(sdk.clock.nowMs());
    const whole = { _id: "q", text: "几点", count: 3, firstAtMs: 5, lastAt };
    collection("desk_questions").insert([{ ...whole, ...damage }]);
    expect(await store.listQuestions(10)).toEqual([]);
    await store.noteQuestion({ key: "q", text: "几点关门", atMs: 6 });
    expect(await store.listQuestions(10)).toEqual([
      { key: "q", text: "几点关门", count: 1, firstAtMs: 6, lastAtMs: expect.any(Number) },
    ]);
  },
);

test("documents whose time is damaged do not stay for ever", async () => {
  collection("desk_states").insert([{ _id: "a", expiresAt: "?" }, { _id: "b" }]);
  collection("desk_questions").insert([
    { _id: "c", lastAt: 7 },
    { _id: "d", text: "几点" },
  ]);
  expect([await store.purgeStates(10), await store.purgeQuestions(60_000, 10)]).toEqual([2, 2]);
});

test("rules of any shape and with any id are passed on as they are", async () => {
  const odd = [{ _id: 7, keywords: 1 }, { _id: "a" }, { _id: "b", keywords: null, at: new Date(5) }];
  collection("desk_answers").insert(odd);
  expect((await store.readAnswers()).rules).toEqual(odd);
});

test.each([
  ["findState", () => store.findState("a"), "database.getDocument"],
  ["putState", () => store.putState("a", change()), "database.insertDocument"],
  ["putState", () => store.putState("a", change({ expectedVersion: "v1", version: "v2" })), "database.modifyDocument"],
  ["listDue", () => store.listDue(10), "database.getDocument"],
  ["readAnswers", () => store.readAnswers(), "database.getDocument"],
  ["putAnswer", () => store.putAnswer({ _id: "a", keywords: [] }), "database.modifyDocument"],
  ["removeAnswer", () => store.removeAnswer("a"), "database.removeDocument"],
  ["noteQuestion", () => store.noteQuestion({ key: "a", text: "几点", atMs: 5 }), "database.modifyDocument"],
  ["noteQuestion", () => store.noteQuestion({ key: "a", text: "几点", atMs: 5 }), "database.insertDocument"],
  ["listQuestions", () => store.listQuestions(10), "database.getDocument"],
  ["removeQuestion", () => store.removeQuestion("a"), "database.removeDocument"],
  ["purgeStates", () => store.purgeStates(10), "database.getDocument"],
  ["purgeQuestions", () => store.purgeQuestions(0, 10), "database.getDocument"],
  ["purgeFileStates", () => store.purgeFileStates(10, async () => []), "database.getDocument"],
])("a database that breaks off during %s is STORE_UNAVAILABLE", async (_, verb, action) => {
  sdk.gateway.faults.inject({ on: action, kind: "reset" });
  await expect(verb()).rejects.toMatchObject({ code: "STORE_UNAVAILABLE", errCode: -501001 });
});
