import type { PushStore } from "../../src/runtime/ports";
import { openGateway, type SdkOnGateway } from "../support/sdk-on-gateway";
import { describePushStore } from "./push-store";

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

test("the first claim of an environment creates the collection", async () => {
  const claim = { key: "first", pair: "text", state: "claimed", attempt: 1, claimedAtMs: 0, leaseEndsAtMs: 0 } as const;
  expect(sdk.gateway.database.find("message_pushes")).toBeUndefined();
  const added = await Promise.all([store.add(claim), store.add(claim), store.add({ ...claim, key: "second" })]);
  expect(added.filter(Boolean)).toHaveLength(2);
  expect(sdk.gateway.database.find("message_pushes")?.all()).toHaveLength(2);
});

describePushStore(() => store);

test.each([
  [
    "add",
    () => store.add({ key: "x", pair: "text", state: "claimed", attempt: 1, claimedAtMs: 0, leaseEndsAtMs: 0 }),
    "database.insertDocument",
  ],
  ["find", () => store.find("first"), "database.getDocument"],
  ["complete", () => store.complete("first", 1, { state: "completed", answer: "success" }), "database.modifyDocument"],
])("a database that breaks off during %s is STORE_UNAVAILABLE, never a duplicate", async (_, verb, action) => {
  sdk.gateway.faults.order({ on: action, kind: "reset" });
  await expect(verb()).rejects.toMatchObject({ code: "STORE_UNAVAILABLE", errCode: -501001 });
});

test("a database that hangs is given up after the SDK's own limit, long before WeChat's 5 s", async () => {
  sdk.gateway.faults.order({ on: "database.getDocument", kind: "hang" });
  const startedAtMs = Date.now();
  await expect(store.find("first")).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  expect(Date.now() - startedAtMs).toBeLessThan(3_000);
});
