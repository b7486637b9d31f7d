import type { PushStore } from "../../src/runtime/push-store";
import { FRESH_RECORD } from "../../src/runtime/push-store";
import { openGateway, type SdkOnGateway } from "../support/sdk-on-gateway";
import { describeDamagedRecords } from "./damaged-records";
import { describePushStore, newRecord } from "./push-store";

let sdk: SdkOnGateway;
let store: PushStore;

beforeAll(async () => {
  sdk = await openGateway();
  // Loaded now, because the SDK reads its environment while it loads.
  const { openCloud } = require("../../src/platform/cloudbase/sdk");
  const { cloudbaseStore } = require("../../src/platform/cloudbase/cloudbase-store");
  store = cloudbaseStore(openCloud());
});
afterAll(() => sdk.close());

test("before the first push nothing is found, and that is no failure", async () => {
  expect(sdk.gateway.database.find("message_pushes")).toBeUndefined();
  const found = [store.find("first"), store.findDue(1), store.findRecent("oU", 1), store.purge("dead", 0, 1)];
  expect(await Promise.all(found)).toEqual([undefined, { records: [], damaged: [] }, [], 0]);
});

test("the first claim of an environment creates the collection", async () => {
  const claim = newRecord({ key: "first" });
  expect(sdk.gateway.database.find("message_pushes")).toBeUndefined();
  const added = await Promise.all([
    store.add(claim, 1),
    store.add(claim, 1),
    store.add({ ...claim, key: "second" }, 1),
  ]);
  expect(added.filter(Boolean)).toHaveLength(2);
  expect(sdk.gateway.database.find("message_pushes")?.all()).toHaveLength(2);
});

describePushStore(() => ({ store, advance: (deltaMs) => sdk.clock.advance(deltaMs) }));

const pushes = () =>
  sdk.gateway.database.find("message_pushes") ?? sdk.gateway.database.createCollection("message_pushes");
const lookAt = (key: unknown) =>
  pushes().find({ _id: { $eq: key } }, { sort: {}, offset: 0, limit: 1, projection: {} })[0] ?? {};
function put(key: unknown, fields: Readonly<Record<string, unknown>>) {
  const atMs = new Date(sdk.clock.nowMs() - 1);
  pushes().insert([{ dueAt: atMs, changedAt: atMs, writes: 0, ...fields, _id: key }]);
}

describeDamagedRecords(() => ({
  store,
  advance: (deltaMs) => sdk.clock.advance(deltaMs),
  takesAnyKey: true,
  put: async (key, fields) => put(key, fields),
  look: async (key) => lookAt(key),
}));

const whole = () => ({ ...newRecord(), ...FRESH_RECORD });

test.each([
  ["state", { state: "whatever" }],
  ["state", { state: null }],
  ["state", { state: undefined }],
  ["state", { state: 7 }],
  ["dueAt", { dueAt: null }],
  ["dueAt", { dueAt: undefined }],
  ["dueAt", { dueAt: "yesterday" }],
  ["dueAt", { dueAt: 1_700_000_000_000 }],
])("a document whose %s is wrong (%j), so that it is never due, is found and buried", async (field, wrong) => {
  const { key, ...fields } = whole();
  put(key, { ...fields, ...wrong });
  expect(await store.findStray(10)).toEqual([{ key, field }]);
  expect(await store.bury({ key, field })).toBe(true);
  expect(lookAt(key)).toMatchObject({ state: "dead", reason: "RECORD_DAMAGED", lastError: field });
  expect(await store.findStray(10)).toEqual([]);
});

test("a document whose count of writes is no number takes no write, so it is damaged", async () => {
  const { key, ...fields } = whole();
  put(key, { ...fields, writes: "many" });
  expect((await store.findDue(1_000)).damaged).toEqual([{ key, field: "writes" }]);
  expect(await store.bury({ key, field: "writes" })).toBe(true);
});

test("what is due, flags and what is finished are not stray", async () => {
  await store.flagBacklog("oStray");
  const record = newRecord();
  await store.add(record, 1);
  await store.finish(record, record.touser, { state: "dead" });
  await store.add(newRecord(), 60_000);
  expect(await store.findStray(10)).toEqual([]);
});

const record = { ...newRecord(), ...FRESH_RECORD };
const takeover = { fencingToken: "t", leaseMs: 1, runs: 1, tries: 0 };

test.each([
  ["add", () => store.add(record, 1), "database.insertDocument"],
  ["find", () => store.find("first"), "database.getDocument"],
  ["takeOver", () => store.takeOver(record, takeover), "database.modifyDocument"],
  ["takeOverByToken", () => store.takeOverByToken(record, takeover), "database.modifyDocument"],
  ["change", () => store.change(record, { writeNumber: 1, sent: 1 }), "database.modifyDocument"],
  ["finish", () => store.finish(record, "oU", { state: "completed" }), "database.modifyDocument"],
  ["flagBacklog", () => store.flagBacklog("oU"), "database.modifyDocument"],
  ["findDue", () => store.findDue(1), "database.getDocument"],
  ["countDue", () => store.countDue(), "database.calculateDocument"],
  ["findStray", () => store.findStray(1), "database.getDocument"],
  ["bury", () => store.bury({ key: "first", field: "pair" }), "database.modifyDocument"],
  ["findRecent", () => store.findRecent("oU", 1), "database.getDocument"],
  ["purge", () => store.purge("dead", 0, 1), "database.getDocument"],
])("a database that breaks off during %s is STORE_UNAVAILABLE, never a duplicate", async (_, verb, action) => {
  sdk.gateway.faults.inject({ on: action, kind: "reset" });
  await expect(verb()).rejects.toMatchObject({ code: "STORE_UNAVAILABLE", errCode: -501001 });
});

test("a database that hangs is given up after the SDK's own limit, before WeChat gives up after 5 s", async () => {
  sdk.gateway.faults.inject({ on: "database.getDocument", kind: "hang" });
  // Which of two timers of one process ends first does not depend on the machine.
  let giveUp: NodeJS.Timeout | undefined;
  const wechat = new Promise((_, reject) => {
    giveUp = setTimeout(() => reject(new Error("WeChat gave up first.")), 5_000);
  });
  await expect(Promise.race([store.find("first"), wechat])).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  clearTimeout(giveUp);
});
