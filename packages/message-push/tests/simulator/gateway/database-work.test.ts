// What the runtime asks costs the stand-in database as much after 10,000 pushes as after 10: documents are counted, not time.
import type { PushRecord, PushStore } from "../../../src/runtime/push-store";
import { newRecord } from "../../contract/push-store";
import { openGateway, type SdkOnGateway } from "../../support/sdk-on-gateway";

let sdk: SdkOnGateway;
let store: PushStore;
let added = 0;

beforeAll(async () => {
  sdk = await openGateway();
  // Loaded now, because the SDK reads its environment while it loads.
  const { openCloud } = require("../../../src/platform/cloudbase/sdk");
  const { cloudbaseStore } = require("../../../src/platform/cloudbase/cloudbase-store");
  store = cloudbaseStore(openCloud());
  await store.add(newRecord({ key: "first" }), 60_000);
});
afterAll(() => sdk.close());

const pushes = () => sdk.gateway.database.collection("message_pushes");

/** Pushes that were done long ago, by a few customers. */
function completed(count: number): void {
  const changedAt = new Date(sdk.clock.nowMs());
  const documents = Array.from({ length: count }, () => {
    added += 1;
    const { key, ...record } = newRecord({ key: `old-${added}`, touser: `o${added % 5}`, arrivedAtMs: added });
    return { _id: key, ...record, state: "completed", dueAt: changedAt, changedAt };
  });
  pushes().insert(documents);
}

/** Everything that a push and a relay ask, from the claim to the purge; each verb with the documents it looked at. */
async function visited(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const count = async <T>(verb: string, run: () => Promise<T>): Promise<T> => {
    const before = pushes().visited;
    const result = await run();
    counts[verb] = pushes().visited - before;
    return result;
  };
  added += 1;
  const record = newRecord({ key: `new-${added}`, touser: "o1", arrivedAtMs: added });
  await count("claim", () => store.add(record, 0));
  await count("claim again", () => store.add(record, 0));
  const found = (await count("find", () => store.find(record.key))) as PushRecord;
  await count("take over", () => store.takeOver(found, { fencingToken: "t", leaseMs: 60_000, runs: 2, tries: 0 }));
  const owner = { ...found, attempt: found.attempt + 1, fencingToken: "t" };
  await count("change", () => store.change(owner, { writeNumber: 1, sent: 1 }));
  await count("flag", () => store.flagBacklog("o1"));
  await count("due", () => store.findDue(10));
  await count("due of one", () => store.findDue(10, { touser: "o1" }));
  await count("recent", () => store.findRecent("o1", 10));
  await count("purge", () => store.purge("completed", 7 * 24 * 3_600_000, 100));
  expect(await count("finish", () => store.finish(owner, "o1", { state: "completed" }))).toBe("backlog");
  return counts;
}

test("each verb of the store looks at as many documents after 10,000 pushes as after 100", async () => {
  completed(100);
  // The first time, indexes are made.
  await visited();
  const few = await visited();
  completed(9_900);
  expect(await visited()).toEqual(few);
  expect(Math.max(...Object.values(few))).toBeLessThan(15);
});

test("a condition of one's own is looked up as well, from its second time on", async () => {
  const orders = sdk.gateway.database.createCollection("orders");
  const ask = (no: string) => orders.find({ no }, { sort: {}, offset: 0, limit: 1, projection: {} });
  ask("n1");
  orders.insert(Array.from({ length: 5_000 }, (_, i) => ({ no: `n${i}` })));
  const before = orders.visited;
  expect(ask("n4999")).toMatchObject([{ no: "n4999" }]);
  expect(orders.visited - before).toBe(1);
});

test("a search without a condition looks at no more than it gives", () => {
  const orders = sdk.gateway.database.collection("orders");
  const before = orders.visited;
  expect(orders.find({}, { sort: {}, offset: 0, limit: 1, projection: {} })).toHaveLength(1);
  expect(orders.visited - before).toBe(1);
});
